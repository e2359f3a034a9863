import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { DifferentiableFunction } from '../function.ts';
import { at } from '../invariant.ts';
import type { Json } from '../run/json.ts';

/** One field a leaf, by name. */
export function byParameter(fn: DifferentiableFunction, values: ArrayLike<number>): { readonly [name: string]: number } {
  return Object.fromEntries(fn.leaves.map(({ name }, index) => [name, at(values, index)]));
}

/** One field a parameter, shaped like its argument. */
export function shapedByParameter(fn: DifferentiableFunction, values: readonly unknown[]): Json {
  const fields = values.map((value, index) => [fn.parameters[index]?.name || `argument ${index}`, shapedJson(value)] as const);
  return Object.fromEntries(fields);
}

function shapedJson(value: unknown): Json {
  if (Array.isArray(value)) return value.map(shapedJson);
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, shapedJson(field)]));
  return typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean' ? value : null;
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
