/** Walks over an LCG that the granularities share. */
import type { PathCounts } from '../../graph/paths.ts';
import type { EdgeId, Lcg, NodeId, Path } from '../../graph/types.ts';
import { at } from '../../invariant.ts';
import type { RandomStream } from '../../random/stream.ts';

/** For people: everything kept; a parameter whose graph leaves it no choice; one that the output does not depend on. */
export const ALL_PATHS = 'all paths';
export const ONLY_PATH = 'only path';
export const NO_PATH = 'no path';

/** From a node to the output, asking at each node which of its outgoing edges to take. */
export function follow(graph: Lcg, from: NodeId, choose: (node: NodeId, branches: readonly EdgeId[]) => number): Path {
  const path: EdgeId[] = [];
  for (let node = from; node !== graph.output; ) {
    const { outputs } = at(graph.nodes, node);
    const edge = at(outputs, outputs.length === 1 ? 0 : choose(node, outputs));
    path.push(edge);
    node = at(graph.edges, edge).target;
  }
  return path;
}

/** The product of the branch counts of the tuple nodes along a path: 1/p where each branch is drawn uniformly. */
export function choicesAlong(graph: Lcg, path: Path): bigint {
  let product = 1n;
  for (const edge of path) {
    const { length } = at(graph.nodes, at(graph.edges, edge).source).outputs;
    if (length > 1) product *= BigInt(length);
  }
  return product;
}

/** The number of paths through an edge from its source to the output. */
export function pathsThrough(graph: Lcg, counts: PathCounts, edge: EdgeId): bigint {
  return at(counts, at(graph.edges, edge).target);
}

/** One of the edges at random, each with probability proportional to the number of paths through it: its position. */
export function drawByPaths(graph: Lcg, counts: PathCounts, edges: readonly EdgeId[], random: RandomStream): number {
  const paths = edges.map((edge) => pathsThrough(graph, counts, edge));
  let rest = random.below(paths.reduce((sum, count) => sum + count, 0n));
  let position = 0;
  for (; rest >= at(paths, position); position++) rest -= at(paths, position);
  return position;
}

/** All edges on the paths from a node to the output, in the graph's order. */
export function edgesBehind(graph: Lcg, from: NodeId): readonly EdgeId[] {
  const reached = new Set<NodeId>([from]);
  return graph.nodes.flatMap(({ id, outputs }) => {
    if (!reached.has(id)) return [];
    for (const edge of outputs) reached.add(at(graph.edges, edge).target);
    return outputs;
  });
}
