import type { Span } from '../source/span.ts';
import { type DiagnosticCode, diagnosticCodes, type Severity } from './codes.ts';

export type { Severity } from './codes.ts';

/** A safe textual change that resolves a diagnostic. */
export interface QuickFix {
  readonly title: string;
  readonly edits: readonly { readonly span: Span; readonly newText: string }[];
}

/** What is wrong, where, and what to do. Data only: the wording lives in the table in `codes.ts`. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  /** What is wrong and the way out, as the table words them. */
  readonly message: string;
  readonly severity: Severity;
  readonly span: Span;
  /** Other places that have to do with it, and how. */
  readonly related?: readonly { readonly span: Span; readonly message: string }[];
  readonly fixes?: readonly QuickFix[];
}

/** The arguments of a code: one for each word in braces in its message and help. */
export type DiagnosticArguments<C extends DiagnosticCode> = Readonly<
  Record<Placeholder<(typeof diagnosticCodes)[C]['message'] | (typeof diagnosticCodes)[C]['help']>, string | number>
>;

export function diagnostic<C extends DiagnosticCode>(
  code: C,
  span: Span,
  args: DiagnosticArguments<C>,
  fixes?: readonly QuickFix[],
): Diagnostic {
  const { message, help, severity } = diagnosticCodes[code];
  const words: ReadonlyMap<string, unknown> = new Map(Object.entries(args));
  const text = `${message} ${help}`.replace(/\{(\w+)\}/g, (_, name: string) => String(words.get(name)));
  return { code, message: text, severity, span, ...(fixes && { fixes }) };
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

type Placeholder<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholder<Rest> : never;
