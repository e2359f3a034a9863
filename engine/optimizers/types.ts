import type { Schedule } from './schedule.ts';

export interface OptimizerSettings {
  readonly name: string;
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  /** Added to the root of the second moment (Adam's ε). */
  readonly stability: number;
  /** AdamW's λ; 0.01 where it is not given. */
  readonly weightDecay?: number;
  /** The largest Euclidean norm of a gradient estimate; longer ones are scaled down. Not clipped where it is not given. */
  readonly clip?: number;
  /** Constant where it is not given. */
  readonly schedule?: Schedule;
}

/** Plain, immutable, cloneable: named vectors (one entry a parameter) and the number of updates done. */
export interface OptimizerState {
  readonly updates: number;
  readonly vectors: Readonly<Record<string, readonly number[]>>;
}

/** A pair of pure functions (optax's init/update). */
export interface Optimizer {
  readonly name: string;
  init(size: number): OptimizerState;
  /** What to add to the parameters at `point`, and the next state. Never changes its arguments. */
  update(
    gradient: readonly number[],
    state: OptimizerState,
    point: readonly number[],
  ): { readonly delta: readonly number[]; readonly state: OptimizerState };
}
