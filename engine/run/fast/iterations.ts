/** The iterations of each estimator: which selection's kernel runs from when to when. */
import { norm } from '../../estimators/norm.ts';
import { ALMOST_DIRAC_DRAW } from '../../estimators/spad1.ts';
import type { EstimatorSettings } from '../../estimators/types.ts';
import { at } from '../../invariant.ts';
import type { KeyedWords } from '../../random/words.ts';
import { type DrawTable, drawFrom } from './decisions.ts';
import type { Selections } from './selections.ts';

/** RAD: a draw an iteration. */
export function drawEach(
  state: Float64Array,
  words: KeyedWords,
  tables: readonly DrawTable[],
  selections: Selections,
  iterations: number,
  corrections: Float64Array,
) {
  for (let t = 0; t < iterations; t++) {
    let selection = 0;
    for (let s = 0; s < tables.length; s++) {
      words.start(t, s, 0);
      selection += drawFrom(tables[s], words) * at(selections.radices, s);
    }
    selections.of(selection).kernel(state, t, t + 1, corrections);
  }
}

/** SPAD 2: at t ≡ 0 mod k_max the largest of m draws in every space, then that one. Compares as `compare` does. */
export function holdLargest(
  state: Float64Array,
  words: KeyedWords,
  tables: readonly DrawTable[],
  selections: Selections,
  { m, kMax }: EstimatorSettings,
  iterations: number,
  corrections: Float64Array,
) {
  const { spaces } = selections;
  const gradient = new Float64Array(spaces.reduce((sum, { length }) => sum + length, 0));
  const drawn = new Float64Array(tables.length);
  const best = new Float64Array(tables.length);
  const norms = new Float64Array(tables.length);
  for (let t = 0; t < iterations; t += kMax) {
    for (let j = 0; j < m; j++) {
      let candidate = 0;
      for (let s = 0; s < tables.length; s++) {
        words.start(t, s, j);
        drawn[s] = drawFrom(tables[s], words);
        candidate += at(drawn, s) * at(selections.radices, s);
      }
      if (m > 1) selections.of(candidate).gradient(state, gradient);
      for (let s = 0; s < tables.length; s++) {
        const size = m > 1 ? sizeOf(gradient, at(spaces, s)) : 0;
        const champion = at(norms, s);
        if (j > 0 && !(size > champion || (Number.isNaN(champion) && !Number.isNaN(size)))) continue;
        norms[s] = size;
        best[s] = at(drawn, s);
      }
    }
    let selection = 0;
    for (let s = 0; s < tables.length; s++) selection += at(best, s) * at(selections.radices, s);
    selections.of(selection).kernel(state, t, Math.min(t + kMax, iterations), corrections);
  }
}

function sizeOf(gradient: Float64Array, parameters: readonly number[]): number {
  return parameters.length === gradient.length ? norm(gradient) : Math.abs(at(gradient, at(parameters, 0)));
}

/** What an estimator prefers at the point and iteration, where it chooses anew. */
export type Chooser = (state: Float64Array, iteration: number) => number;

/** Best: at t ≡ 0 mod k_max what is preferred there, then that one. */
export function holdPreferred(
  state: Float64Array,
  prefer: Chooser,
  selections: Selections,
  kMax: number,
  iterations: number,
  corrections: Float64Array,
) {
  for (let t = 0; t < iterations; t += kMax) selections.of(prefer(state, t)).kernel(state, t, Math.min(t + kMax, iterations), corrections);
}

/** SPAD 1 and closest: each iteration a draw from the almost-Dirac around what is preferred. Draws as `drawAlmostDirac` does. */
export function drawAroundPreferred(
  state: Float64Array,
  words: KeyedWords,
  prefer: Chooser,
  around: (likely: number) => Selections,
  { kMax, epsilon }: EstimatorSettings,
  iterations: number,
  corrections: Float64Array,
) {
  let likely = 0;
  for (let t = 0; t < iterations; t++) {
    if (t % kMax === 0) likely = prefer(state, t);
    const selections = around(likely);
    let selection = 0;
    for (let s = 0; s < selections.radices.length; s++) {
      const preferred = selections.digit(likely, s);
      const size = selections.sizeOf(s);
      words.start(t, s, ALMOST_DIRAC_DRAW);
      let drawn = preferred;
      if (size > 1 && words.uniform() < epsilon) {
        const other = words.below(size - 1);
        drawn = other < preferred ? other : other + 1;
      }
      selection += drawn * at(selections.radices, s);
    }
    selections.of(selection).kernel(state, t, t + 1, corrections);
  }
}
