import type { Selection } from '../gradient/selection.ts';
import type { Linearization } from '../graph/types.ts';

/** Compiled evaluation of one trace. Points hold one number a scalar parameter (passive ones too), in declaration order. */
export interface Evaluator {
  /** The value, bit for bit what JavaScript computes. */
  value(point: ArrayLike<number>): number;
  /**
   * Value and the unscaled gradient restricted to a selection: one entry a differentiated parameter
   * (the order of `Lcg.parameters`), written into `gradient`, which is not the point. Returns the value.
   */
  gradient(selection: Selection, point: ArrayLike<number>, gradient: Float64Array): number;
  /** All values, partials and adjoints at the point. */
  linearize(point: ArrayLike<number>): Linearization;
}

/** Generated code: writes the derivatives that it computes and returns the value. */
export type CompiledCode = (point: ArrayLike<number>, gradient: Float64Array) => number;
