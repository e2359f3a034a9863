/** The public API of the engine, and only that. Nothing outside `engine/` imports another file of it. */
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import type { Linearization } from './graph/types.ts';
import type { TracedFunction } from './pipeline.ts';
import type { Annotations } from './program/types.ts';
import type { Span } from './source/span.ts';

export type { Diagnostic } from './diagnostics/diagnostic.ts';
export type { Candidate, EstimatorSettings, Reason } from './estimators/types.ts';
export type { TapeBytes } from './gradient/selection.ts';
export type { NodeKind } from './graph/types.ts';
export type { OptimizerSettings } from './optimizers/types.ts';
export type { IterationRecord, RunSettings, RunState } from './run/types.ts';
export type { Span } from './source/span.ts';
export type { GraphEdgeView, GraphNodeView, GraphNumbers, GraphView, Point } from './view/types.ts';

export interface CompileOptions {
  /** Named in diagnostics and spans; default `input.ts`. */
  readonly fileName?: string;
  /** Compile this function only, annotated or not. Default: every function annotated `@differentiable`. */
  readonly only?: string;
  /** Gives the text of an imported file, by its resolved path. */
  readFile?(path: string): string | undefined;
}

export interface Compilation {
  readonly functions: readonly DifferentiableFunction[];
  readonly diagnostics: readonly Diagnostic[];
}

export type ListingForm = 'program' | 'ssa' | 'ssa-sa' | 'derivative';

export interface ParameterInfo {
  readonly name: string;
  readonly active: boolean;
  readonly span: Span;
}

export interface DifferentiableFunction {
  readonly name: string;
  readonly parameters: readonly ParameterInfo[];
  readonly span: Span;
  readonly annotations: Annotations;
  /** The value, bit for bit what JavaScript computes. Throws `BackpathError`. */
  value(...args: number[]): number;
  /** One entry an argument; 0 for arguments that are not differentiated. Throws `BackpathError`. */
  gradient(...args: number[]): number[];
  valueAndGradient(...args: number[]): { value: number; gradient: number[] };
  linearize(...args: number[]): Linearization;
  listing(form: ListingForm): string;
  /** Every form at a point (one number a scalar parameter). */
  at(point: ArrayLike<number>): TracedFunction;
  /** `@start`, else the middle of `@domain`, else 1: one number a parameter. */
  readonly start: readonly number[];
}

/** A function that stands in a file, for editors: found from syntax alone, compiled or not. */
export interface FunctionOutline {
  readonly name: string;
  readonly span: Span;
  readonly nameSpan: Span;
  /** Has `@differentiable`. */
  readonly annotated: boolean;
}
