import { alternativesOf } from '../estimators/granularity/index.ts';
import type { EstimatorSettings } from '../estimators/types.ts';
import type { TapeBytes } from '../gradient/selection.ts';
import { tapeBytes } from '../gradient/tape.ts';
import { at } from '../invariant.ts';
import type { TracedFunction } from '../pipeline.ts';
import { analyze } from './analyze.ts';
import { contributionsOf } from './contributions.ts';

/** What can be said exactly of the gradient's contributions at a point, for advice. */
export interface GradientFacts {
  readonly parameters: readonly ParameterFacts[];
  /** ‖∇f‖². */
  readonly square: number;
  /** Summed over the parameters. */
  readonly leastVariance: number;
  /** Of estimators under the same settings, summed over the parameters: `rad`, `spad1`, `best`, `proportional`. */
  readonly estimators: readonly EstimatorFacts[];
  readonly fullTape: TapeBytes;
}

export interface ParameterFacts {
  readonly name: string;
  /** N. */
  readonly paths: bigint;
  /** ∂f/∂θ = Σg. */
  readonly derivative: number;
  /** Σ|g|. */
  readonly total: number;
  /** The largest |g| and its label; absent where there is none. */
  readonly largest?: { readonly label: string; readonly norm: number };
}

export interface EstimatorFacts {
  readonly name: string;
  readonly variance: number;
  /** ‖E[g] − ∇f‖². */
  readonly bias: number;
  readonly tape: TapeBytes;
}

/** At a cost linear in the graph. */
export function factsAt(traced: TracedFunction, point: ArrayLike<number>, settings: EstimatorSettings): GradientFacts {
  const { parameters, estimators } = analyze(traced, point, settings, { of: ['rad', 'spad1', 'best', 'proportional'] });
  const { graph, ssa, evaluator } = traced;
  const linearization = evaluator.linearize(point);
  const { spaces } = alternativesOf(graph, settings.granularity);
  return {
    parameters: parameters.map(({ name, paths, derivative, total }, i) => {
      const space = at(
        spaces.filter((one) => one.parameters.includes(i)),
        0,
      );
      const [largest] = contributionsOf(linearization, space, i, settings.granularity, 1);
      const named = largest && { label: space.parameterLabel(largest.index, i), norm: largest.norm };
      return { name, paths, derivative, total, ...(named && { largest: named }) };
    }),
    square: sum(parameters.map(({ derivative }) => derivative * derivative)),
    leastVariance: sum(parameters.map((one) => one.leastVariance)),
    estimators: estimators.map(({ name, variance, bias, tape }) => ({
      name,
      variance: sum(variance),
      bias: sum(bias.map((b) => b * b)),
      tape,
    })),
    fullTape: tapeBytes(graph, ssa, { kind: 'full' }),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
