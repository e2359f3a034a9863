/** The strategy of each estimator: which selection's kernel runs from when to when. */
import { nextLook } from '../../estimators/adaptive.ts';
import { norm } from '../../estimators/norm.ts';
import { ALMOST_DIRAC_DRAW } from '../../estimators/spad1.ts';
import type { Estimate, EstimatorSettings, EstimatorState } from '../../estimators/types.ts';
import { at } from '../../invariant.ts';
import type { KeyedWords } from '../../random/words.ts';
import { type DrawTable, drawFrom } from './decisions.ts';
import type { Kernel } from './kernel.ts';
import type { Selections } from './selections.ts';

/** Decides in the middle of one run. */
export interface Strategy {
  /** The kernel from an iteration on. Asked where the hold before ends, in order. */
  choose(iteration: number): Kernel;
  /** For how many iterations that kernel runs before `choose` is asked again; at least 1. */
  hold(iteration: number): number;
}

/** One kernel for the whole run. */
export function always(kernel: Kernel): Strategy {
  return { choose: () => kernel, hold: () => Number.POSITIVE_INFINITY };
}

/** RAD: a draw an iteration. */
export function drawEach(words: KeyedWords, tables: readonly DrawTable[], selections: Selections): Strategy {
  return {
    choose(iteration) {
      let selection = 0;
      for (let s = 0; s < tables.length; s++) {
        words.start(iteration, s, 0);
        selection += drawFrom(tables[s], words) * at(selections.radices, s);
      }
      return selections.of(selection).kernel;
    },
    hold: () => 1,
  };
}

/** SPAD 2: at t ≡ 0 mod k_max the largest of m draws in every space, then that one. Compares as `compare` does. */
export function holdLargest(
  state: Float64Array,
  words: KeyedWords,
  tables: readonly DrawTable[],
  selections: Selections,
  { m, kMax }: EstimatorSettings,
): Strategy {
  const { spaces } = selections;
  const gradient = new Float64Array(spaces.reduce((sum, { length }) => sum + length, 0));
  const drawn = new Float64Array(tables.length);
  const best = new Float64Array(tables.length);
  const norms = new Float64Array(tables.length);
  return {
    choose(iteration) {
      for (let j = 0; j < m; j++) {
        let candidate = 0;
        for (let s = 0; s < tables.length; s++) {
          words.start(iteration, s, j);
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
      return selections.of(selection).kernel;
    },
    hold: () => kMax,
  };
}

function sizeOf(gradient: Float64Array, parameters: readonly number[]): number {
  return parameters.length === gradient.length ? norm(gradient) : Math.abs(at(gradient, at(parameters, 0)));
}

/** The estimator itself, asked at the run's point where it chooses. */
export type Ask = (iteration: number, before: EstimatorState) => Estimate;

/** Best: at t ≡ 0 mod k_max what is preferred there, then that one. */
export function holdPreferred(ask: Ask, selections: Selections, kMax: number): Strategy {
  return { choose: (iteration) => selections.of(preferred(ask, selections, iteration)).kernel, hold: () => kMax };
}

/** SPAD 1 and closest: each iteration a draw from the almost-Dirac around what is preferred. Draws as `drawAlmostDirac` does. */
export function drawAroundPreferred(
  words: KeyedWords,
  ask: Ask,
  settled: Selections,
  around: (likely: number) => Selections,
  { kMax, epsilon }: EstimatorSettings,
): Strategy {
  let likely = 0;
  return {
    choose(iteration) {
      if (iteration % kMax === 0) likely = preferred(ask, settled, iteration);
      const selections = around(likely);
      let selection = 0;
      for (let s = 0; s < selections.radices.length; s++) {
        const mostLikely = selections.digit(likely, s);
        const size = selections.sizeOf(s);
        words.start(iteration, s, ALMOST_DIRAC_DRAW);
        let drawn = mostLikely;
        if (size > 1 && words.uniform() < epsilon) {
          const other = words.below(size - 1);
          drawn = other < mostLikely ? other : other + 1;
        }
        selection += drawn * at(selections.radices, s);
      }
      return selections.of(selection).kernel;
    },
    hold: () => 1,
  };
}

function preferred(ask: Ask, selections: Selections, iteration: number): number {
  return selections.numberOf(ask(iteration, null).state?.chosen ?? []);
}

/** Adaptive: asked when it looks, with what it remembers; `scale` is what the kernels multiply by until the next look. */
export function holdWhileItMatters(ask: Ask, selections: Selections, scale: Float64Array): Strategy {
  let kept: EstimatorState = null;
  return {
    choose(iteration) {
      const made = ask(iteration, kept);
      kept = made.state;
      scale.set(made.scale);
      return selections.of(selections.numberOf(kept?.chosen ?? [])).kernel;
    },
    hold: (iteration) => nextLook(iteration - (kept?.since ?? iteration)),
  };
}
