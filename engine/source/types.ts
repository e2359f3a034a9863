import type { Span } from './span.ts';

export interface CompileOptions {
  /** Named in diagnostics and spans, and what relative imports start from; default `input.ts`. */
  readonly fileName?: string;
  /** Compile this function only, annotated or not. Default: every function annotated `@differentiable`. */
  readonly only?: string;
  /** Gives the text of an imported file or a data file, by its resolved path; `undefined` where there is none. */
  readFile?(path: string): string | undefined;
  /** Files to read instead of those that `@data` names, by parameter. Paths as `readFile` takes them. */
  readonly data?: Readonly<Record<string, string>>;
  /** How large the free extents of tensors are, by name: `{ batch: 150 }`. */
  readonly extents?: Readonly<Record<string, number>>;
}

/** A function that stands in a file, for editors: found from syntax alone, compiled or not. */
export interface FunctionOutline {
  readonly name: string;
  readonly span: Span;
  readonly nameSpan: Span;
  /** `span` and the doc comment before it. */
  readonly documentedSpan: Span;
  /** Has `@differentiable`. */
  readonly annotated: boolean;
  /** Takes something whose type is written `Tensor`. */
  readonly tensors: boolean;
}
