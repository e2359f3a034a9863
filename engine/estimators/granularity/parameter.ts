import { ownTuple } from '../../gradient/restricted-edges.ts';
import { countPaths, type PathCounts } from '../../graph/paths.ts';
import type { EdgeId, Lcg, NodeId } from '../../graph/types.ts';
import { at } from '../../invariant.ts';
import { type Fraction, inverse, ONE } from '../fraction.ts';
import type { Alternatives, Space } from '../spaces.ts';
import type { Draw } from '../types.ts';
import { ALL_PATHS, drawByPaths, edgesBehind, NO_PATH, ONLY_PATH, pathsThrough } from './routes.ts';

/** One branch of each parameter's own tuple node, with the whole adjoint behind it (paper, Eq. 3 and 7). */
export function parameterAlternatives(graph: Lcg): Alternatives {
  const counts = countPaths(graph);
  return {
    spaces: graph.parameters.map((node, parameter) => parameterSpace(graph, counts, node, parameter)),
    select: (chosen) => ({ kind: 'parameter', branches: chosen.map(Number) }),
  };
}

function parameterSpace(graph: Lcg, counts: PathCounts, from: NodeId, parameter: number): Space {
  const { stem, branches } = ownBranches(graph, from);
  const branch = (index: bigint): EdgeId => at(branches, Number(index));
  const label = (index: bigint) => (branches.length === 0 ? NO_PATH : branchLabel(graph, counts, branch(index)));
  const inverseProbability = (draw: Draw, index: bigint): Fraction => {
    if (branches.length === 0) return ONE;
    if (draw === 'branches') return { numerator: BigInt(branches.length), denominator: 1n };
    return { numerator: at(counts, from), denominator: pathsThrough(graph, counts, branch(index)) };
  };
  return {
    parameters: [parameter],
    size: BigInt(branches.length),
    draw(draw, random) {
      if (branches.length === 0) return 0n;
      return draw === 'paths' ? BigInt(drawByPaths(graph, counts, branches, random)) : random.below(BigInt(branches.length));
    },
    follow: (choose) => (branches.length < 2 ? 0n : BigInt(choose(branches))),
    contribution: (index) => index,
    multiplicity: () => 1n,
    inverseProbability,
    probability: (draw, index) => inverse(inverseProbability(draw, index)),
    label,
    parameterLabel: label,
    parameterEdges: (index) => (branches.length === 0 ? [] : [branch(index)]),
    edges(index) {
      if (branches.length === 0) return [];
      return [...stem, branch(index), ...edgesBehind(graph, at(graph.edges, branch(index)).target)];
    },
  };
}

/** The branches of the parameter's tuple node and the edge that leads to it; a parameter read once has one way to go, and no stem. */
function ownBranches(graph: Lcg, from: NodeId): { readonly stem: readonly EdgeId[]; readonly branches: readonly EdgeId[] } {
  const { outputs } = at(graph.nodes, from);
  const tuple = ownTuple(graph, from);
  return tuple === undefined ? { stem: [], branches: outputs } : { stem: outputs, branches: at(graph.nodes, tuple).outputs };
}

function branchLabel(graph: Lcg, counts: PathCounts, edge: EdgeId): string {
  return at(graph.edges, edge).branch ?? (pathsThrough(graph, counts, edge) === 1n ? ONLY_PATH : ALL_PATHS);
}
