import { at } from '../../invariant.ts';
import type { GradientRows } from '../gradient.ts';
import type { KeptLayer } from '../plan/plan.ts';
import type { TensorId } from '../program.ts';
import { unitRandom } from '../random.ts';
import type { StepInput, TensorStep } from '../step.ts';
import { drawChoice, type UnitChoice } from '../units/choice.ts';
import type { UnitEstimatorSettings } from './settings.ts';

/** Which draw a layer keeps: of which iteration, and its number there. Plain; the draw itself is a function of it. */
export interface KeptDraw {
  readonly iteration: number;
  readonly draw: number;
}

/** What is kept, by layer, in the order of the plan's layers; empty before the first choice. */
export type UnitEstimatorState = readonly KeptDraw[];

export interface UnitEstimate {
  readonly loss: number;
  readonly state: UnitEstimatorState;
  /** Candidates that were compared at this iteration. */
  readonly compared: number;
}

/**
 * One step with the estimated gradient, told parameter by parameter.
 *
 * SPAD compares its m candidates in passes of their own, one after the other over the same batch, so that no more than one is
 * stored at a time: memory stays that of a single selection, and a choosing iteration costs m passes more.
 * m = 1 and k_max = 1 is RAD, draw for draw.
 */
export function estimateStep(
  step: TensorStep,
  settings: UnitEstimatorSettings,
  before: UnitEstimatorState,
  input: Omit<StepInput, 'choices'>,
): UnitEstimate {
  const { layers } = step.plan;
  const { iteration, seed } = input;
  const fresh = layers.map((): KeptDraw => ({ iteration, draw: 0 }));
  if (settings.name === 'full') return { loss: step.run({ ...input, choices: new Map() }), state: [], compared: 0 };
  const choicesOf = (draws: UnitEstimatorState) => choices(layers, settings, seed, draws);
  if (settings.name === 'rad') return { loss: step.run({ ...input, choices: choicesOf(fresh) }), state: [], compared: 0 };
  const held = iteration % settings.kMax !== 0 && before.length === layers.length;
  const compares = !held && settings.m > 1;
  const state = held ? before : compares ? largest(step, settings, input) : fresh;
  return { loss: step.run({ ...input, choices: choicesOf(state) }), state, compared: compares ? settings.m : 0 };
}

function choices(
  layers: readonly KeptLayer[],
  { kind }: Exclude<UnitEstimatorSettings, { readonly name: 'full' }>,
  seed: number,
  draws: UnitEstimatorState,
): ReadonlyMap<TensorId, UnitChoice> {
  return new Map(
    layers.map(({ instruction: { id }, units, kept }, index) => {
      const { iteration, draw } = at(draws, index);
      return [id, drawChoice(kind, units, kept, unitRandom(seed, iteration, id, draw))] as const;
    }),
  );
}

/** In each layer, the first of the m candidates whose gradient is largest (paper, Algorithm 2, line 10). */
function largest(
  step: TensorStep,
  settings: Extract<UnitEstimatorSettings, { readonly name: 'spad' }>,
  input: Omit<StepInput, 'choices'>,
): UnitEstimatorState {
  const { layers } = step.plan;
  const best = layers.map(() => ({ draw: 0, norm: Number.NEGATIVE_INFINITY }));
  const layerOf = new Map(layers.map(({ instruction }, index) => [at(instruction.operands, 1), index]));
  for (let draw = 0; draw < settings.m; draw++) {
    const drawn = layers.map((): KeptDraw => ({ iteration: input.iteration, draw }));
    step.run({
      ...input,
      choices: choices(layers, settings, input.seed, drawn),
      onGradient(parameter, gradient) {
        const index = layerOf.get(parameter);
        if (index === undefined) return;
        const norm = squaredNorm(gradient);
        if (norm > at(best, index).norm) best[index] = { draw, norm };
      },
    });
  }
  return best.map(({ draw }) => ({ iteration: input.iteration, draw }));
}

function squaredNorm({ rows, width, read }: GradientRows): number {
  const row = new Float32Array(width);
  let total = 0;
  for (let i = 0; i < rows; i++) if (read(i, row)) for (const value of row) total += value * value;
  return total;
}
