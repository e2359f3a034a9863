import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { placeOf } from '../source/span.ts';

/** The command line is at fault: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The input is at fault: exit code 1. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(diagnosticLine).join('\n'));
    this.diagnostics = diagnostics;
  }
}

/** The contract's form: `file:line:column code message`. */
export function diagnosticLine({ span, code, message }: Diagnostic): string {
  return `${placeOf(span)} ${code} ${message}`;
}
