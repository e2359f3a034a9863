import type { TensorId } from '../program.ts';
import type { StepInput, TensorStep } from '../step.ts';
import type { UnitChoice } from '../units/choice.ts';
import type { KeptLayer } from '../units/layer.ts';
import type { UnitEstimatorSettings } from './settings.ts';

/** What a layer keeps, and since when. Plain data; what was drawn is a function of it. */
export interface KeptDraw {
  /** The iteration at which it was drawn or found. */
  readonly iteration: number;
  /** Its number among the draws of that iteration. */
  readonly draw: number;
  /** Where units were found rather than drawn: which, ascending. */
  readonly units?: readonly number[];
  /** Of what was found: its share of the gradient, Σ over the kept units of ‖g‖ / Σ over all, when it was found. */
  readonly share?: number;
}

/** What is kept, by layer, in the order of the plan's layers; empty before the first choice. */
export type UnitEstimatorState = readonly KeptDraw[];

/** What an estimator chooses from: the batch and the step it will be used for, and what was kept before. */
export interface UnitChoosing<Settings extends UnitEstimatorSettings = UnitEstimatorSettings> {
  readonly step: TensorStep;
  readonly layers: readonly KeptLayer[];
  readonly settings: Settings;
  readonly before: UnitEstimatorState;
  readonly input: Omit<StepInput, 'choices'>;
}

export interface ChosenUnits {
  readonly state: UnitEstimatorState;
  /** By layer, where candidates were compared at this iteration: ‖gradient‖ of each. */
  readonly candidates: readonly (readonly number[])[];
  /** Passes over the batch that the comparison took. */
  readonly passes: number;
}

export type UnitChoices = ReadonlyMap<TensorId, UnitChoice>;
