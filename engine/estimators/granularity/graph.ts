import { countPaths, pathIndex, pathLabel } from '../../graph/paths.ts';
import type { EdgeId, Lcg, NodeId, Path } from '../../graph/types.ts';
import { at } from '../../invariant.ts';
import type { RandomStream } from '../../random/stream.ts';
import { ONE } from '../fraction.ts';
import type { Alternatives, Space } from '../spaces.ts';
import type { Draw } from '../types.ts';
import { MixedRadix } from './mixed-radix.ts';
import { choicesAlong, drawByPaths, follow, NO_PATH, ONLY_PATH, pathsThrough } from './routes.ts';

/**
 * One branch at every tuple node, shared by all parameters (the paper's experiments, §III.A), so that each parameter keeps
 * exactly one path. An alternative's number has one digit a tuple node, in the order of `Lcg.tuples`, the first the lowest.
 */
export function graphAlternatives(graph: Lcg): Alternatives {
  const counts = countPaths(graph);
  const branches = graph.tuples.map((tuple) => at(graph.nodes, tuple).outputs);
  const position = new Map<NodeId, number>(graph.tuples.map((tuple, i) => [tuple, i]));
  const numbers = new MixedRadix(branches.map(({ length }) => length));

  const drawBranch = (edges: readonly EdgeId[], draw: Draw, random: RandomStream): number =>
    draw === 'paths' ? drawByPaths(graph, counts, edges, random) : Number(random.below(BigInt(edges.length)));
  const pathOf = (index: bigint, parameter: number): Path | undefined => {
    const from = at(graph.parameters, parameter);
    const taken = numbers.digits(index);
    return at(counts, from) === 0n ? undefined : follow(graph, from, (node) => at(taken, position.get(node) ?? Number.NaN));
  };

  const space: Space = {
    parameters: graph.parameters.map((_, parameter) => parameter),
    size: numbers.size,
    draw: (draw, random) => numbers.index(branches.map((edges) => drawBranch(edges, draw, random))),
    follow: (choose) => numbers.index(branches.map(choose)),
    contribution(index, parameter) {
      const path = pathOf(index, parameter);
      return path ? pathIndex(graph, counts, path) : 0n;
    },
    multiplicity(index, parameter) {
      return numbers.size / choicesAlong(graph, pathOf(index, parameter) ?? []);
    },
    inverseProbability(draw, index, parameter) {
      const path = pathOf(index, parameter);
      if (!path) return ONE;
      // Draw `paths`: along a path the factors count(branch)/count(node) telescope to 1/N.
      return { numerator: draw === 'paths' ? at(counts, at(graph.parameters, parameter)) : choicesAlong(graph, path), denominator: 1n };
    },
    probability(draw, index) {
      if (draw === 'branches') return { numerator: 1n, denominator: numbers.size };
      const taken = numbers.digits(index);
      return graph.tuples.reduce(
        ({ numerator, denominator }, tuple, i) => ({
          numerator: numerator * pathsThrough(graph, counts, at(at(branches, i), at(taken, i))),
          denominator: denominator * at(counts, tuple),
        }),
        ONE,
      );
    },
    label(index) {
      const taken = numbers.digits(index).map((digit, i) => at(graph.edges, at(at(branches, i), digit)).branch);
      return taken.length === 0 ? ONLY_PATH : taken.join(' · ');
    },
    parameterLabel(index, parameter) {
      const path = pathOf(index, parameter);
      return path ? (pathLabel(graph, path) ?? ONLY_PATH) : NO_PATH;
    },
    parameterEdges: (index, parameter) => pathOf(index, parameter) ?? [],
    edges(index) {
      const kept = new Set(graph.parameters.flatMap((_, parameter) => pathOf(index, parameter) ?? []));
      return [...kept].sort((a, b) => a - b);
    },
  };
  return { spaces: [space], select: (chosen) => ({ kind: 'graph', branches: numbers.digits(at(chosen, 0)) }) };
}
