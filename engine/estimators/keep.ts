import { at } from '../invariant.ts';
import { toNumber } from './fraction.ts';
import { alternativesOf } from './granularity/index.ts';
import type { Alternatives, Space } from './spaces.ts';
import type { Estimate, EstimatorInput, EstimatorSettings } from './types.ts';

/** A choice in every space, and what to say about it. */
export interface Kept extends Pick<Estimate, 'reason' | 'state'> {
  readonly chosen: readonly bigint[];
  /** 1/p of what the parameter gets from the choice `chosen[s]` in the space number s; `contribution` is what that is. */
  weight(space: Space, s: number, parameter: number, contribution: number): number;
  /** Where there was a comparison. */
  readonly compared?: Compared | undefined;
}

/** What was looked at to choose. Made when it is asked for: runs without records never ask. */
export interface Compared {
  candidates(): Estimate['candidates'];
  /** As `Estimate.candidateBytes`. */
  bytes(): number;
}

/** The alternatives of the function at the point, as the settings divide them. */
export function alternativesAt(input: EstimatorInput, settings: EstimatorSettings): Alternatives {
  return alternativesOf(input.traced.graph, settings.granularity);
}

/** Draw number `draw` in every space. The settings' distribution; keyed, so that it does not matter what else was drawn. */
export function drawAll(input: EstimatorInput, { spaces }: Alternatives, settings: EstimatorSettings, draw: number): readonly bigint[] {
  return spaces.map((space, s) => space.draw(settings.draw, input.random(s, draw)));
}

/** 1/p under the settings' distribution. */
export function baseWeight(settings: EstimatorSettings, chosen: readonly bigint[]): Kept['weight'] {
  return (space, s, parameter) => toNumber(space.inverseProbability(settings.draw, at(chosen, s), parameter));
}

/** Evaluates what was chosen and, where normalization is on, scales what each parameter gets by its weight (paper, Eq. 4). */
export function keep(input: EstimatorInput, settings: EstimatorSettings, alternatives: Alternatives, kept: Kept): Estimate {
  const { traced, point } = input;
  const { spaces } = alternatives;
  const selection = alternatives.select(kept.chosen);
  const gradient = new Float64Array(traced.graph.parameters.length);
  const value = traced.evaluator.gradient(selection, point, gradient);
  const scale = new Array<number>(gradient.length).fill(1);
  if (settings.normalize) {
    for (const [s, space] of spaces.entries()) {
      for (const parameter of space.parameters) scale[parameter] = kept.weight(space, s, parameter, at(gradient, parameter));
    }
  }
  return {
    value,
    gradient: gradient.map((g, parameter) => g * at(scale, parameter)),
    selection,
    scale,
    reason: kept.reason,
    state: kept.state,
    get candidates() {
      return kept.compared?.candidates() ?? [];
    },
    get candidateBytes() {
      return kept.compared?.bytes() ?? 0;
    },
    get labels() {
      return labelsOf(alternatives, kept.chosen, gradient.length);
    },
  };
}

function labelsOf({ spaces }: Alternatives, chosen: readonly bigint[], parameters: number): readonly string[] {
  const labels = new Array<string>(parameters).fill('');
  for (const [s, space] of spaces.entries()) {
    for (const parameter of space.parameters) labels[parameter] = space.parameterLabel(at(chosen, s), parameter);
  }
  return labels;
}
