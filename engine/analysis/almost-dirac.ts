import { almostDiracProbability } from '../estimators/almost-dirac.ts';
import { toNumber } from '../estimators/fraction.ts';
import type { Alternatives, Space } from '../estimators/spaces.ts';
import type { Linearization } from '../graph/types.ts';
import { at } from '../invariant.ts';
import { type Moments, type Sums, sumsWithout } from './moments.ts';
import type { AnalysisSettings } from './types.ts';

/**
 * The almost-Dirac (paper, Eq. 5) around a choice in every space, a mixture: what the choice gives has its own probability; every
 * other contribution has one that is a constant times a product over its branches, so that all of them together are a recursion
 * that leaves the chosen one out.
 */
export function aroundMoments(
  linearization: Linearization,
  alternatives: Alternatives,
  chosen: readonly bigint[],
  settings: AnalysisSettings,
): readonly Moments[] {
  const { graph } = linearization;
  const { granularity, epsilon, normalize } = settings;
  const factor = Float64Array.from(graph.edges, ({ source }) => (granularity === 'graph' ? 1 / at(graph.nodes, source).outputs.length : 1));
  return graph.parameters.map((_, parameter) => {
    const s = alternatives.spaces.findIndex(({ parameters }) => parameters.includes(parameter));
    const space = at(alternatives.spaces, s);
    const likely = at(chosen, s);
    if (space.size === 0n) return { mean: 0, square: 0 };
    const p = almostDiracProbability(space, likely, epsilon, likely, parameter);
    const { others, left } = sumsWithout(linearization, factor, granularity, parameter, space.parameterEdges(likely, parameter));
    return mixture(others, left, p, epsilon * spread(space, granularity === 'graph'), normalize);
  });
}

/** What the product of the factors of another contribution is multiplied by, apart from ε, to give its probability. */
function spread({ size }: Space, shared: boolean): number {
  return size <= 1n ? 0 : toNumber({ numerator: shared ? size : 1n, denominator: size - 1n });
}

/** A contribution that is never drawn is missing from the mean: scaling cannot bring it back. */
function mixture(others: Sums, left: number, p: number, constant: number, normalize: boolean): Moments {
  if (!normalize) return { mean: p * left + constant * others.mean, square: p * left * left + constant * others.weighted };
  const mean = (p > 0 ? left : 0) + (constant > 0 ? others.plain : 0);
  return { mean, square: (p > 0 ? (left * left) / p : 0) + (constant > 0 ? others.inverse / constant : 0) };
}
