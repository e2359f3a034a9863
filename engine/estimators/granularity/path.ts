import { countPaths, type PathCounts, pathAt, pathIndex, pathLabel } from '../../graph/paths.ts';
import type { Lcg, NodeId } from '../../graph/types.ts';
import { at } from '../../invariant.ts';
import { type Fraction, inverse, ONE } from '../fraction.ts';
import type { Alternatives, BranchChoice, Space } from '../spaces.ts';
import type { Draw } from '../types.ts';
import { choicesAlong, follow, NO_PATH, ONLY_PATH } from './routes.ts';

/** One whole path for each parameter; an alternative's number is the path's. */
export function pathAlternatives(graph: Lcg): Alternatives {
  const counts = countPaths(graph);
  return {
    spaces: graph.parameters.map((node, parameter) => pathSpace(graph, counts, node, parameter)),
    select: (chosen) => ({
      kind: 'path',
      paths: graph.parameters.map((node, i) => (at(counts, node) === 0n ? undefined : pathAt(graph, counts, node, at(chosen, i)))),
    }),
  };
}

function pathSpace(graph: Lcg, counts: PathCounts, from: NodeId, parameter: number): Space {
  const size = at(counts, from);
  const path = (index: bigint) => pathAt(graph, counts, from, index);
  const followed = (choose: BranchChoice) =>
    pathIndex(
      graph,
      counts,
      follow(graph, from, (_, branches) => choose(branches)),
    );
  const label = (index: bigint) => (size === 0n ? NO_PATH : (pathLabel(graph, path(index)) ?? ONLY_PATH));
  const inverseProbability = (draw: Draw, index: bigint): Fraction => {
    if (size === 0n) return ONE;
    return { numerator: draw === 'paths' ? size : choicesAlong(graph, path(index)), denominator: 1n };
  };
  return {
    parameters: [parameter],
    size,
    draw(draw, random) {
      if (size === 0n) return 0n;
      return draw === 'paths' ? random.below(size) : followed((branches) => Number(random.below(BigInt(branches.length))));
    },
    follow: (choose) => (size === 0n ? 0n : followed(choose)),
    contribution: (index) => index,
    multiplicity: () => 1n,
    inverseProbability,
    probability: (draw, index) => inverse(inverseProbability(draw, index)),
    label,
    parameterLabel: label,
    parameterEdges: (index) => (size === 0n ? [] : path(index)),
    edges: (index) => (size === 0n ? [] : path(index)),
  };
}
