import type { UnitChoice } from '../units/choice.ts';
import type { UnitLayer } from '../units/layer.ts';
import type { GradientSummary, SignalHealth } from './gradient-summary.ts';

/** What happened in one iteration of training. */
export interface TrainingRecord {
  readonly iteration: number;
  /** On the batch, before the update. */
  readonly loss: number;
  /** ‖estimate‖ by parameter with its name, in the order of the backward pass. */
  readonly norms: readonly (readonly [name: string, norm: number])[];
  /** Candidates that were compared. */
  readonly compared: number;
  /** Where it was asked for. */
  readonly details?: TrainingDetails;
}

/** What a view shows of one iteration; costs another look at every gradient. */
export interface TrainingDetails {
  /** By parameter, in the order of the backward pass. */
  readonly gradients: readonly (GradientSummary & { readonly health: SignalHealth })[];
  /** By layer of which only a part is kept, in the order of the forward pass. Empty where everything is. */
  readonly layers: readonly KeptUnits[];
}

/** What a layer kept of its input in one iteration, and what else it could have kept. */
export interface KeptUnits {
  /** The layer's name and its weights'. */
  readonly layer: string;
  readonly weights: string;
  /** Features (of convolutions: channels), or lines of pixels, numbered image · height + line. */
  readonly axis: UnitLayer['axis'];
  /** Units that its input has, and how many are kept. */
  readonly units: number;
  readonly kept: number;
  /** Numbers of the kept units, or the matrix that mixes them into fewer. */
  readonly choice: UnitChoice;
  /** ‖gradient‖ of each candidate where some were compared at this iteration; and which is kept. */
  readonly candidates: readonly number[];
  /** The candidate's number, and the iteration at which it was drawn. */
  readonly draw: number;
  readonly since: number;
}
