import type { Space } from '../estimators/spaces.ts';
import type { Granularity } from '../gradient/selection.ts';
import type { Linearization } from '../graph/types.ts';
import { at } from '../invariant.ts';
import { rankPaths } from './ranking.ts';

/** A contribution of a parameter, by one of the alternatives that give it. */
export interface Contribution {
  readonly index: bigint;
  /** |g|. */
  readonly norm: number;
}

/** The contributions of a parameter that the space drives, the largest |g| first: at most `most` of them. */
export function contributionsOf(
  linearization: Linearization,
  space: Space,
  parameter: number,
  granularity: Granularity,
  most: number,
): readonly Contribution[] {
  if (space.size === 0n) return [];
  return (granularity === 'parameter' ? ownBranches : paths)(linearization, space, parameter, most);
}

/** Whole paths, the largest |g| first. */
function paths(linearization: Linearization, space: Space, parameter: number, most: number): readonly Contribution[] {
  const from = at(linearization.graph.parameters, parameter);
  return [...rankPaths(linearization, from, most)].map(({ path, contribution }) => {
    const along = new Set(path);
    const index = space.follow((branches) =>
      Math.max(
        0,
        branches.findIndex((edge) => along.has(edge)),
      ),
    );
    return { index, norm: Math.abs(contribution) };
  });
}

/** Branches of the parameter's own tuple node, each with the whole adjoint behind it. */
function ownBranches({ graph, partials, adjoints }: Linearization, space: Space, parameter: number, most: number): readonly Contribution[] {
  const branches = Array.from({ length: Number(space.size) }, (_, i): Contribution => {
    const edge = at(space.parameterEdges(BigInt(i), parameter), 0);
    return { index: BigInt(i), norm: Math.abs(at(partials, edge) * at(adjoints, at(graph.edges, edge).target)) };
  });
  return branches.sort((a, b) => b.norm - a.norm).slice(0, most);
}
