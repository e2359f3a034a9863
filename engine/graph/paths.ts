import { at, invariant } from '../invariant.ts';
import type { EdgeId, Lcg, NodeId, Path } from './types.ts';

/** The number of paths from each node to the output: exact, however large. */
export type PathCounts = readonly bigint[];

/** One sweep from the output back: the paths of a node are those of its outgoing edges together. */
export function countPaths(graph: Lcg): PathCounts {
  const counts: bigint[] = graph.nodes.map(() => 0n);
  counts[graph.output] = 1n;
  for (const node of graph.nodes.toReversed()) {
    for (const edge of node.outputs) counts[node.id] = at(counts, node.id) + at(counts, at(graph.edges, edge).target);
  }
  return counts;
}

/** The path number `index` of those from `from` to the output, in the order of the branches; `index` in [0, count). */
export function pathAt(graph: Lcg, counts: PathCounts, from: NodeId, index: bigint): Path {
  invariant(index >= 0n && index < at(counts, from), `there is no path ${index}`);
  const path: EdgeId[] = [];
  let rest = index;
  for (let node = from; node !== graph.output; ) {
    for (const edge of at(graph.nodes, node).outputs) {
      const { target } = at(graph.edges, edge);
      const behind = at(counts, target);
      if (rest >= behind) {
        rest -= behind;
        continue;
      }
      path.push(edge);
      node = target;
      break;
    }
  }
  return path;
}

/** The inverse of `pathAt`. */
export function pathIndex(graph: Lcg, counts: PathCounts, path: Path): bigint {
  let index = 0n;
  for (const edge of path) {
    for (const sibling of at(graph.nodes, at(graph.edges, edge).source).outputs) {
      if (sibling === edge) break;
      index += at(counts, at(graph.edges, sibling).target);
    }
  }
  return index;
}

/** All paths from a node, lazily, in the order of their indices. */
export function* listPaths(graph: Lcg, counts: PathCounts, from: NodeId): Generator<Path> {
  for (let index = 0n; index < at(counts, from); index++) yield pathAt(graph, counts, from, index);
}

/** A path by the branches that it takes, the parameter's own first; `undefined` where it has no choice. */
export function pathLabel(graph: Lcg, path: Path): string | undefined {
  const branches = path.flatMap((edge) => at(graph.edges, edge).branch ?? []);
  return branches.length === 0 ? undefined : branches.join(' · ');
}
