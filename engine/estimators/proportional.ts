import type { EdgeId, Lcg } from '../graph/types.ts';
import { at } from '../invariant.ts';
import { alternativesAt, keep } from './keep.ts';
import { foundBest, type Worth, worthOf } from './ranking.ts';
import { linearizationsAt, worthAt } from './rows.ts';
import type { Space } from './spaces.ts';
import type { Estimator, EstimatorInput, EstimatorSettings } from './types.ts';

/**
 * Draws each contribution with p_i = |g_i| / Σ|g|, exactly: descends from the parameter and takes each branch with the share of
 * Σ|g| that is behind it (the sum-product recursion over |partials|). g_i / p_i is then ±Σ|g|: among all unbiased estimates from
 * one contribution this one has the least variance, (Σ|g|)² − (Σg)². It reads every partial: it holds what the full gradient
 * holds. Where all contributions are 0 it draws uniformly, and the estimate is 0, as it should be.
 *
 * Over several rows p_i is the mixture Σ_r w_r |g_i(r)| / Σ_r w_r Σ|g(r)|: a row by its Σ|g|, then a path by that row. It is
 * unbiased, and of least variance where the rows agree on the signs; at `parameter` it is so always.
 */
export function proportional(settings: EstimatorSettings): Estimator {
  return {
    name: 'proportional',
    unbiased: settings.normalize,
    estimate(input) {
      const alternatives = alternativesAt(input, settings);
      const parts = mixtureAt(input, settings);
      const chosen = alternatives.spaces.map((space, s) => {
        const random = input.random(s, 0);
        const shares = sharesOf(parts, space);
        const { worth } = at(parts, parts.length === 1 ? 0 : random.choose(shares));
        return space.follow((branches) => random.choose(branches.map((edge) => at(worth.total, edge))));
      });
      return keep(input, settings, alternatives, {
        chosen,
        weight: (space, s, parameter, contribution) =>
          parts.length === 1
            ? inverse(Math.abs(contribution), at(at(parts, 0).worth.totals, parameter))
            : 1 / mixed(input.traced.graph, parts, space, space.parameterEdges(at(chosen, s), parameter)),
        reason: 'drawn',
        state: null,
        compared: foundBest(input, alternatives, chosen),
      });
    },
  };
}

interface Part {
  readonly weight: number;
  readonly worth: Worth;
}

/** What is drawn from: one part for each row, or one in all. */
function mixtureAt(input: EstimatorInput, { granularity }: EstimatorSettings): readonly Part[] {
  if (granularity === 'parameter') return [{ weight: 1, worth: worthAt(input, granularity) }];
  const rows = linearizationsAt(input);
  if (rows.length === 1) return [{ weight: 1, worth: worthAt(input, granularity) }];
  return rows.map(({ weight, linearization }) => ({ weight, worth: worthOf(linearization, granularity) }));
}

/** Σ|g| of each part, over the parameters of the space. */
function sharesOf(parts: readonly Part[], { parameters }: Space): readonly number[] {
  return parts.map(({ weight, worth }) => weight * parameters.reduce((sum, parameter) => sum + at(worth.totals, parameter), 0));
}

/** The probability of a parameter's contribution under the mixture: the product along its branches, in each part. */
function mixed(graph: Lcg, parts: readonly Part[], space: Space, edges: readonly EdgeId[]): number {
  const shares = sharesOf(parts, space);
  const total = shares.reduce((sum, share) => sum + share, 0);
  const even = !(total > 0 && total < Number.POSITIVE_INFINITY);
  return parts.reduce((sum, { worth }, r) => {
    const share = even ? 1 / parts.length : at(shares, r) / total;
    return sum + share * edges.reduce((product, edge) => product * branchProbability(graph, worth, edge), 1);
  }, 0);
}

/** As `RandomStream.choose` has it: by worth, and uniform where that adds up to nothing. */
function branchProbability(graph: Lcg, worth: Worth, edge: EdgeId): number {
  const { outputs } = at(graph.nodes, at(graph.edges, edge).source);
  if (outputs.length === 1) return 1;
  const total = outputs.reduce((sum, one) => sum + at(worth.total, one), 0);
  return total > 0 && total < Number.POSITIVE_INFINITY ? at(worth.total, edge) / total : 1 / outputs.length;
}

/** Σ|g| / |g|; a contribution of 0 is 0 whatever its scale. */
function inverse(size: number, total: number): number {
  return size === 0 ? 1 : total / size;
}
