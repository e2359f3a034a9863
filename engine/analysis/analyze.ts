import { toNumber } from '../estimators/fraction.ts';
import { alternativesOf } from '../estimators/granularity/index.ts';
import { defaultEstimatorSettings } from '../estimators/index.ts';
import { bestOf, worthOf } from '../estimators/ranking.ts';
import { tapeBytes } from '../gradient/tape.ts';
import { countPaths } from '../graph/paths.ts';
import { at } from '../invariant.ts';
import type { TracedFunction } from '../pipeline.ts';
import { aroundMoments } from './almost-dirac.ts';
import { branchProbabilities, type Moments, sumsOver } from './moments.ts';
import { unscaledProportional } from './proportional.ts';
import type { Analysis, AnalysisSettings, EstimatorAnalysis } from './types.ts';

/**
 * Everything about the estimators at a point: exact, not sampled. `spad1` is analysed around the largest contribution, which is
 * what its candidates approach as m grows; `best` is SPAD 2 in the same limit.
 */
export function analyze(
  { graph, ssa, evaluator }: TracedFunction,
  point: ArrayLike<number>,
  settings: AnalysisSettings = defaultEstimatorSettings,
): Analysis {
  const { granularity, draw, normalize } = settings;
  const linearization = evaluator.linearize(point);
  const worth = worthOf(linearization, granularity);
  const counts = countPaths(graph);
  const exact = graph.parameters.map((node) => at(linearization.adjoints, node));
  const alternatives = alternativesOf(graph, granularity);
  const chosen = bestOf(alternatives, worth);
  const selection = alternatives.select(chosen);
  const largest = new Float64Array(graph.parameters.length);
  const value = evaluator.gradient(selection, point, largest);

  const uniform = sumsOver(linearization, branchProbabilities(graph, counts, draw), granularity);
  const certain = (mean: number): Moments => ({ mean, square: mean * mean });
  const drawn = (i: number): Moments => {
    const { mean, weighted, inverse } = at(uniform, i);
    return normalize ? { mean: at(exact, i), square: inverse } : { mean, square: weighted };
  };
  const kept = (parameter: number): Moments => {
    const s = alternatives.spaces.findIndex(({ parameters }) => parameters.includes(parameter));
    const inverse = at(alternatives.spaces, s).inverseProbability(draw, at(chosen, s), parameter);
    return certain(at(largest, parameter) * (normalize ? toNumber(inverse) : 1));
  };
  const around = aroundMoments(linearization, alternatives, chosen, settings);
  const unscaled = unscaledProportional(linearization, worth, settings);
  const shared = (i: number): Moments => (normalize ? { mean: at(exact, i), square: at(worth.totals, i) ** 2 } : at(unscaled, i));
  const row = (name: string, momentsOf: (parameter: number) => Moments): EstimatorAnalysis => {
    const moments = graph.parameters.map((_, i) => momentsOf(i));
    return {
      name,
      bias: moments.map(({ mean }, i) => mean - at(exact, i)),
      variance: moments.map(({ mean, square }) => spread(square, mean)),
      tape: tapeBytes(graph, ssa, name === 'full' ? { kind: 'full' } : selection),
    };
  };
  return {
    value,
    parameters: graph.parameters.map((node, i) => ({
      name: at(graph.nodes, node).label,
      paths: at(counts, node),
      derivative: at(exact, i),
      total: at(worth.totals, i),
      leastVariance: spread(at(worth.totals, i) ** 2, at(exact, i)),
    })),
    estimators: [
      row('full', (i) => certain(at(exact, i))),
      row('rad', drawn),
      row('spad1', (i) => at(around, i)),
      row('best', kept),
      row('proportional', shared),
    ],
  };
}

/** E[X²] − E[X]², which rounding can leave a little below 0. */
function spread(square: number, mean: number): number {
  return Math.max(0, square - mean * mean);
}
