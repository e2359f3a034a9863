import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { DifferentiableFunction } from '../function.ts';
import { at } from '../invariant.ts';
import type { Json } from '../run/json.ts';

/** One field a parameter, by name. */
export function byParameter(fn: DifferentiableFunction, values: ArrayLike<number>): { readonly [name: string]: number } {
  return Object.fromEntries(fn.parameters.map(({ name }, index) => [name, at(values, index)]));
}

export function diagnosticJson({ code, severity, message, span }: Diagnostic): Json {
  return { code, severity, message, span: { ...span } };
}

/** Columns side by side, each as wide as its widest cell. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
