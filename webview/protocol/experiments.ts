/** Experiments of the paper: ε-success over many random starts. */

export interface ExperimentCell {
  readonly function: string;
  readonly method: string;
  readonly epsilon: number;
  readonly successes: number;
  readonly runs: number;
  readonly rate: number;
  /** 95 %, narrowing as runs are done. */
  readonly interval: { readonly low: number; readonly high: number };
  /** What the paper's tables say, in [0, 1], where they have this cell. */
  readonly paper?: number;
}

export interface ExperimentState {
  readonly id: string;
  /** `success`: Tables 1 and 2; `sweep`: the success over k_max. */
  readonly kind: ExperimentKind;
  readonly title: string;
  readonly status: 'running' | 'done' | 'cancelled' | 'failed';
  readonly message?: string;
  /** What is not done by compiled loops, and why. */
  readonly stepped: readonly SteppedMethods[];
  readonly created: number;
  readonly units: { readonly done: number; readonly total: number };
  readonly secondsLeft?: number;
  readonly functions: readonly string[];
  readonly methods: readonly string[];
  readonly epsilons: readonly number[];
  /** The k_max of the methods that have one; sweeps are drawn over it. */
  readonly kMax: readonly (number | null)[];
  readonly cells: readonly ExperimentCell[];
}

/** Methods of a function that are done one step at a time, for one reason. */
export interface SteppedMethods {
  readonly function: string;
  readonly methods: readonly string[];
  readonly because: string;
}

export type ExperimentKind = 'success' | 'sweep';

export interface ExperimentDraft {
  readonly kind: ExperimentKind;
  /** Runs a cell. */
  readonly runs: number;
  readonly iterations: number;
  readonly kMax: readonly number[];
  readonly seed: number;
}

export type ExperimentWish =
  /** Of the functions with `@minimum` and `@domain` in the active document, or the paper's where it has none. */
  | { readonly kind: 'start'; readonly draft: ExperimentDraft }
  | { readonly kind: 'cancel'; readonly id: string }
  | { readonly kind: 'resume'; readonly id: string }
  | { readonly kind: 'delete'; readonly id: string }
  | { readonly kind: 'export'; readonly id: string; readonly format: 'jsonl' | 'csv' | 'html' };
