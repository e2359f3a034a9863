import { alternativesOf } from '../estimators/granularity/index.ts';
import { worthOf } from '../estimators/ranking.ts';
import type { Estimate, EstimatorSettings } from '../estimators/types.ts';
import { countPaths } from '../graph/paths.ts';
import { at } from '../invariant.ts';
import type { TracedFunction } from '../pipeline.ts';
import { contributionsOf } from './contributions.ts';
import { drawProbability } from './draw-probability.ts';

/** What a parameter could have kept at an iteration, and what it did. */
export interface ParameterChoice {
  /** How many different contributions there are. */
  readonly size: bigint;
  /** Those of the largest |g|, at most `most`, and always the one that was kept. */
  readonly alternatives: readonly ContributionChoice[];
}

export interface ContributionChoice {
  /** By branch names. */
  readonly label: string;
  /** Of being drawn at this iteration; absent where there is no closed form for it. */
  readonly probability?: number;
  /** |g|, unscaled. */
  readonly norm: number;
  readonly kept: boolean;
}

/** What an estimate says of its choice. */
export type Chosen = Pick<Estimate, 'state' | 'scale' | 'labels' | 'reason'> & { readonly gradient: ArrayLike<number> };

/**
 * Why each parameter got what it got: its contributions and how probable each was, one entry a differentiated parameter; none
 * where nothing was left out.
 */
export function explainChoice(
  traced: TracedFunction,
  point: ArrayLike<number>,
  settings: EstimatorSettings,
  chosen: Chosen,
  most = 12,
): readonly ParameterChoice[] {
  if (chosen.reason === 'full') return [];
  const { graph } = traced;
  const linearization = traced.evaluator.linearize(point);
  const { spaces } = alternativesOf(graph, settings.granularity);
  const counts = countPaths(graph);
  const { totals } = worthOf(linearization, settings.granularity);
  return graph.parameters.map((node, parameter) => {
    const s = spaces.findIndex(({ parameters }) => parameters.includes(parameter));
    const space = at(spaces, s);
    if (space.size === 0n) return { size: 0n, alternatives: [] };
    const likely = chosen.state?.chosen[s];
    const scale = at(chosen.scale, parameter);
    const choice = (label: string, norm: number, index?: bigint): ContributionChoice => {
      const kept = label === at(chosen.labels, parameter);
      const known = { settings, reason: chosen.reason, space, parameter, likely, share: norm / at(totals, parameter), kept };
      // Where an estimate is scaled, its scale is 1/p of what was kept.
      const probability = drawProbability({ ...known, index }) ?? (kept && settings.normalize ? 1 / scale : undefined);
      return { label, norm, kept, ...(probability !== undefined && { probability }) };
    };
    const alternatives = contributionsOf(linearization, space, parameter, settings.granularity, most).map(({ index, norm }) =>
      choice(space.parameterLabel(index, parameter), norm, index),
    );
    const size = settings.granularity === 'parameter' ? space.size : at(counts, node);
    if (alternatives.some(({ kept }) => kept)) return { size, alternatives };
    const other = choice(at(chosen.labels, parameter), Math.abs(at(chosen.gradient, parameter) / scale));
    return { size, alternatives: [...alternatives.slice(0, most - 1), other] };
  });
}
