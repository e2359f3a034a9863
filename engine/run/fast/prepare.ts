import { compileGradient } from '../../codegen/evaluator.ts';
import { almostDiracProbability } from '../../estimators/almost-dirac.ts';
import { reducesToRad } from '../../estimators/choice.ts';
import { fixedChoice } from '../../estimators/fixed.ts';
import { toNumber } from '../../estimators/fraction.ts';
import { alternativesOf } from '../../estimators/granularity/index.ts';
import { createEstimator } from '../../estimators/index.ts';
import { reverseSweep } from '../../gradient/sweep.ts';
import { at } from '../../invariant.ts';
import type { TracedFunction } from '../../pipeline.ts';
import { stream } from '../../random/stream.ts';
import { KeyedWords } from '../../random/words.ts';
import type { RunSettings } from '../types.ts';
import { drawTables } from './decisions.ts';
import { compileKernel, scalePlace } from './kernel.ts';
import { Selections, type Weight } from './selections.ts';
import {
  type Ask,
  always,
  drawAroundPreferred,
  drawEach,
  holdLargest,
  holdPreferred,
  holdWhileItMatters,
  type Strategy,
} from './strategies.ts';

/** One for each run: over its state, with its seed. */
export type Strategies = (state: Float64Array, seed: number) => Strategy;

/** More alternatives than this are not compiled one by one. */
const MOST_SELECTIONS = 1024;

/** The strategies of an estimator, by its name in the table; or why there are none. */
export function strategiesFor(
  traced: TracedFunction,
  { estimator, optimizer }: Pick<RunSettings, 'estimator' | 'optimizer'>,
  name: string,
): Strategies | string {
  const { graph, ssa, coordinates } = traced;
  if (name === 'full') {
    const one = coordinates.map(() => 1);
    const kernel = compileKernel(traced, { kind: 'full' }, one, optimizer);
    return () => always(kernel);
  }
  const alternatives = alternativesOf(graph, estimator.granularity);
  const count = alternatives.spaces.reduce((product, { size: n }) => product * (n === 0n ? 1n : n), 1n);
  if (count > MOST_SELECTIONS) return `there are ${count} selections`;
  const selectionsBy = (weight: Weight, scaled?: 'state') =>
    new Selections(alternatives, estimator.normalize ? weight : () => 1, (selection, scale) => ({
      kernel: compileKernel(traced, selection, scaled ?? scale, optimizer),
      gradient: compileGradient(ssa, graph, reverseSweep(graph, selection)),
    }));
  const selections = selectionsBy((space, _, index, parameter) => toNumber(space.inverseProbability(estimator.draw, index, parameter)));
  if (name === 'fixed') {
    const unscaled = selectionsBy(() => 1);
    const { kernel } = unscaled.of(unscaled.numberOf(fixedChoice(estimator, alternatives)));
    return () => always(kernel);
  }
  // The estimator itself, asked where it chooses.
  const choosing = createEstimator(estimator);
  const asking =
    (state: Float64Array, seed: number): Ask =>
    (iteration, before) => {
      const random = (space: number, draw: number) => stream({ seed, iteration, space, draw });
      return choosing.estimate({ iteration, point: [...state.subarray(0, ssa.arity)], traced, state: before, random });
    };
  if (name === 'best') return (state, seed) => holdPreferred(asking(state, seed), selections, estimator.kMax);
  if (name === 'adaptive') {
    const scaledAnew = selectionsBy(() => 1, 'state');
    const place = scalePlace(traced, optimizer.name);
    return (state, seed) => holdWhileItMatters(asking(state, seed), scaledAnew, state.subarray(place));
  }
  const isRad = name === 'rad' || reducesToRad(estimator);
  if (!isRad && name !== 'spad2') {
    const known: (Selections | undefined)[] = [];
    const around = (likely: number) => {
      known[likely] ??= selectionsBy((space, s, index, parameter) => {
        return 1 / almostDiracProbability(space, BigInt(selections.digit(likely, s)), estimator.epsilon, index, parameter);
      });
      return at(known, likely) ?? selections;
    };
    return (state, seed) => drawAroundPreferred(new KeyedWords(seed), asking(state, seed), selections, around, estimator);
  }
  const tables = drawTables(graph, estimator.granularity, estimator.draw);
  if (!tables) return 'there are too many ways to draw';
  return (state, seed) => {
    const words = new KeyedWords(seed);
    return isRad ? drawEach(words, tables, selections) : holdLargest(state, words, tables, selections, estimator);
  };
}
