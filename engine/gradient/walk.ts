/**
 * The derivatives of a selection in which every node has one way on: products along the ways, without a sweep to be built first.
 * For selections that are drawn afresh and do not come back, where building one costs many times what it does.
 */
import type { EdgeId, Lcg, Path } from '../graph/types.ts';
import { at, invariant } from '../invariant.ts';
import { evaluatePartial } from './partials.ts';
import type { Selection } from './selection.ts';
import { verifyPaths } from './sweep.ts';

/** Selections that leave every node one way on. */
export type SinglePath = Extract<Selection, { kind: 'path' | 'graph' }>;

export function isSinglePath(selection: Selection): selection is SinglePath {
  return selection.kind === 'path' || selection.kind === 'graph';
}

/**
 * Writes one derivative a differentiated parameter into `gradient`, bit for bit as the selection's sweep does: products are formed
 * from the output back. `values` are the trace's, by `ValueId`. Visits each edge that carries gradient once (`graph`), or once a
 * path that it is on (`path`).
 */
export function walkSelection(graph: Lcg, selection: SinglePath, values: Float64Array, gradient: Float64Array): void {
  if (selection.kind === 'path') alongPaths(graph, selection.paths, values, gradient);
  else alongBranches(graph, selection.branches, values, gradient);
}

function alongPaths(graph: Lcg, paths: readonly (Path | undefined)[], values: Float64Array, gradient: Float64Array): void {
  verifyPaths(graph, paths);
  for (const [parameter, path] of paths.entries()) {
    gradient[parameter] = path
      ? path.reduceRight((adjoint, edge) => adjoint * evaluatePartial(at(graph.edges, edge).partial, values), 1)
      : 0;
  }
}

function alongBranches(graph: Lcg, branches: readonly number[], values: Float64Array, gradient: Float64Array): void {
  const { nodes, edges, parameters, output } = graph;
  invariant(branches.length === graph.tuples.length, `a selection of kind graph names one branch for each of ${graph.tuples.length}`);
  const places = tuplePlaces(graph);
  const adjoints = new Float64Array(nodes.length);
  const arrived = new Uint8Array(nodes.length);
  adjoints[output] = 1;
  arrived[output] = 1;
  const way: EdgeId[] = [];
  for (const [index, parameter] of parameters.entries()) {
    let node = parameter;
    // Only a parameter can be without a way on.
    if (at(nodes, node).outputs.length > 0) {
      while (!arrived[node]) {
        const place = at(places, node);
        const edge = at(at(nodes, node).outputs, place < 0 ? 0 : at(branches, place));
        way.push(edge);
        node = at(edges, edge).target;
      }
    }
    for (let edge = way.pop(); edge !== undefined; edge = way.pop()) {
      const { source, target, partial } = at(edges, edge);
      adjoints[source] = at(adjoints, target) * evaluatePartial(partial, values);
      arrived[source] = 1;
    }
    gradient[index] = at(adjoints, parameter);
  }
}

/** Which tuple node of `Lcg.tuples` a node is, by `NodeId`; −1 where it is none. */
function tuplePlaces(graph: Lcg): Int32Array {
  let places = known.get(graph);
  if (!places) {
    places = new Int32Array(graph.nodes.length).fill(-1);
    for (const [place, tuple] of graph.tuples.entries()) places[tuple] = place;
    known.set(graph, places);
  }
  return places;
}

const known = new WeakMap<Lcg, Int32Array>();
