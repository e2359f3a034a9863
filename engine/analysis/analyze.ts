import { defaultEstimatorSettings } from '../estimators/index.ts';
import type { EstimatorState } from '../estimators/types.ts';
import { tapeBytes } from '../gradient/tape.ts';
import { at } from '../invariant.ts';
import type { TracedFunction } from '../pipeline.ts';
import { type Situation, situationAt } from './distribution.ts';
import { type Analysed, analysed, distributionOf } from './estimates.ts';
import type { Analysis, AnalysisSettings, EstimatorAnalysis } from './types.ts';

export interface AnalysisOptions {
  /** Of which estimators; of all where it is not given. */
  readonly of?: readonly Analysed[];
  /** What an estimator remembers: its choice is kept, what it learnt is known. Where it is not given, the iteration chooses. */
  readonly state?: EstimatorState;
}

/** Everything about the estimators at a point: exact, not sampled. For which iteration is said of each (`Given`). */
export function analyze(
  traced: TracedFunction,
  point: ArrayLike<number>,
  settings: AnalysisSettings = defaultEstimatorSettings,
  { of = analysed, state = null }: AnalysisOptions = {},
): Analysis {
  const situation = situationAt(traced, point, settings, state);
  const { counts, worth, exact } = situation;
  const { nodes, parameters } = traced.graph;
  return {
    value: traced.evaluator.value(point),
    parameters: parameters.map((node, i) => ({
      name: at(nodes, node).label,
      paths: at(counts, node),
      derivative: at(exact, i),
      total: at(worth.totals, i),
      leastVariance: spread(at(worth.totals, i) ** 2, at(exact, i)),
    })),
    estimators: of.map((name) => analysisOf(name, situation)),
  };
}

function analysisOf(name: Analysed, situation: Situation): EstimatorAnalysis {
  const { exact, alternatives, largest, traced, worth } = situation;
  const { moments, given, chosen = largest } = distributionOf(name, situation);
  return {
    name,
    given,
    bias: moments.map(({ mean }, i) => beyondRounding(mean - at(exact, i), at(worth.totals, i))),
    variance: moments.map(({ mean, square }) => spread(square, mean)),
    tape: tapeBytes(traced.graph, traced.ssa, name === 'full' ? { kind: 'full' } : alternatives.select(chosen)),
  };
}

/** 0 for what is smaller than the rounding of a sum whose terms add up to `total` in magnitude. */
function beyondRounding(bias: number, total: number): number {
  return Math.abs(bias) <= ROUNDING * total ? 0 : bias;
}

const ROUNDING = 1e-14;

/** E[X²] − E[X]², which rounding can leave a little below 0. */
function spread(square: number, mean: number): number {
  return Math.max(0, square - mean * mean);
}
