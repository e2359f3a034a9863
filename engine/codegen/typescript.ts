import { termOperation } from '../operations/table.ts';
import type { Term } from '../operations/types.ts';

/** A number as TypeScript: by its name where `Math` has one. */
export function readableNumber(value: number): string {
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  return sign + (constantNames.get(Math.abs(value)) ?? String(Math.abs(value)));
}

/** The helpers that terms name, as functions: what makes a listing self-contained. */
export function helperFunctions(terms: readonly Term[]): { readonly names: readonly string[]; readonly text: string } {
  const names = [...new Set(terms.flatMap(helpersOf))].sort();
  return { names, text: names.map(helperFunction).join('') };
}

const constantNames = new Map<number, string>([
  [Math.E, 'Math.E'],
  [Math.LN10, 'Math.LN10'],
  [Math.LN2, 'Math.LN2'],
  [Math.LOG10E, 'Math.LOG10E'],
  [Math.LOG2E, 'Math.LOG2E'],
  [Math.PI, 'Math.PI'],
  [Math.SQRT1_2, 'Math.SQRT1_2'],
  [Math.SQRT2, 'Math.SQRT2'],
]);

function helperFunction(name: string): string {
  const definition = termOperation(name);
  const parameters = 'arity' in definition && definition.arity === 1 ? 'a: number' : 'a: number, b: number';
  return `function ${name}(${parameters}): number {\n  return ${definition.js};\n}\n\n`;
}

function helpersOf(term: Term): readonly string[] {
  if (typeof term === 'number' || typeof term === 'string') return [];
  const [name, ...operands] = term;
  return ['arity' in termOperation(name) ? [name] : [], ...operands.map(helpersOf)].flat();
}
