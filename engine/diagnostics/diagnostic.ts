import type { Span } from '../source/span.ts';
import type { DiagnosticCode } from './codes.ts';

export type Severity = 'error' | 'warning' | 'information';

/** A safe textual change that resolves a diagnostic. */
export interface QuickFix {
  readonly title: string;
  readonly edits: readonly { readonly span: Span; readonly newText: string }[];
}

/** What is wrong, where, and what to do. Data only: the wording lives in the table in `codes.ts`. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly fixes?: readonly QuickFix[];
}

/** The one error type that engine calls throw when they cannot give a number at this point. */
export class BackpathError extends Error {
  override readonly name = 'BackpathError';
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((d) => `${d.code} ${d.message}`).join('\n'));
    this.diagnostics = diagnostics;
  }
}
