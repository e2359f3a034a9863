import type { EdgeId, Lcg, NodeId, Path } from '../graph/types.ts';
import { at, invariant } from '../invariant.ts';
import { BoundedCache } from './bounded-cache.ts';
import { restrictedEdges } from './restricted-edges.ts';
import type { Selection } from './selection.ts';
import { SweepBuilder } from './sweep-builder.ts';
import type { Slot, Sweep } from './sweep-types.ts';
import { visitingOrder } from './visiting-order.ts';

/** The sweep of a selection. Each graph's last few are remembered, so the same selection gives the same object for a while. */
export function reverseSweep(graph: Lcg, selection: Selection): Sweep {
  let sweeps = remembered.get(graph);
  if (!sweeps) {
    sweeps = new BoundedCache(rememberedSweeps);
    remembered.set(graph, sweeps);
  }
  return sweeps.get(selectionKey(selection), () => buildSweep(graph, selection));
}

/** How many selections of a graph are remembered. */
export const rememberedSweeps = 64;
const remembered = new WeakMap<Lcg, BoundedCache<Sweep>>();

function buildSweep(graph: Lcg, selection: Selection): Sweep {
  return selection.kind === 'path'
    ? pathSweep(graph, selection.paths)
    : edgeSweep(graph, restrictedEdges(graph, selection), selection.kind === 'full');
}

/** Reverse mode over the kept edges: one slot a node. */
function edgeSweep(graph: Lcg, kept: Uint8Array, isFull: boolean): Sweep {
  const builder = new SweepBuilder();
  const arrivals = new Uint32Array(graph.nodes.length);
  for (const edge of graph.edges) arrivals[edge.source] = at(arrivals, edge.source) + at(kept, edge.id);
  const slots = new Array<Slot | undefined>(graph.nodes.length).fill(undefined);
  slots[graph.output] = builder.seed;
  for (const id of visitingOrder(graph, kept)) {
    const edge = at(graph.edges, id);
    const from = slots[edge.target];
    invariant(from !== undefined, 'an adjoint is complete before it is passed on');
    slots[edge.source] = builder.visit(edge, from, slots[edge.source], arrivals[edge.source] === 1);
  }
  return builder.finish(
    graph.parameters.map((parameter) => slots[parameter]),
    isFull,
  );
}

/** Products along the paths, from the output back: one slot a distinct suffix, so parameters share what their paths share. */
function pathSweep(graph: Lcg, paths: readonly (Path | undefined)[]): Sweep {
  verifyPaths(graph, paths);
  const builder = new SweepBuilder();
  // A suffix is known by the slot that it was reached from and the edge that extends it.
  const known = new Map<number, Slot>();
  const extend = (slot: Slot, id: EdgeId) => {
    const key = slot * graph.edges.length + id;
    const extended = known.get(key) ?? builder.visit(at(graph.edges, id), slot, undefined, true);
    known.set(key, extended);
    return extended;
  };
  const ends = paths.map((path) => path?.reduceRight(extend, builder.seed));
  return builder.finish(ends, false);
}

/** One for each parameter, from it to the output. */
export function verifyPaths(graph: Lcg, paths: readonly (Path | undefined)[]): void {
  const { length } = graph.parameters;
  invariant(paths.length === length, `a selection of kind path names one for each of ${length} parameters`);
  for (const [index, path] of paths.entries()) if (path) verifyPath(graph, path, at(graph.parameters, index));
}

function verifyPath(graph: Lcg, path: Path, parameter: NodeId): void {
  let node = parameter;
  for (const id of path) {
    const { source, target } = at(graph.edges, id);
    invariant(source === node, 'the edges of a path follow each other from its parameter');
    node = target;
  }
  invariant(node === graph.output, 'a path ends at the output');
}

/** The same for selections that keep the same. */
export function selectionKey(selection: Selection): string {
  switch (selection.kind) {
    case 'full':
      return 'full';
    case 'path':
      return `path ${selection.paths.map((path) => path?.join(' ') ?? '-').join('|')}`;
    case 'parameter':
    case 'graph':
      return `${selection.kind} ${selection.branches.join(' ')}`;
  }
}
