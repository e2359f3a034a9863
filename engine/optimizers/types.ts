export interface OptimizerSettings {
  readonly name: string;
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  /** Added to the root of the second moment (Adam's ε). */
  readonly stability: number;
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
  /** What to add to the parameters, and the next state. Never changes its arguments. */
  update(gradient: ArrayLike<number>, state: OptimizerState): { readonly delta: readonly number[]; readonly state: OptimizerState };
}
