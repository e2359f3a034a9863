import { forEachVariable } from '../../operations/term.ts';
import type { Term, TermVariable } from '../../operations/types.ts';
import type { Statement } from '../straight-line.ts';

/** What a statement can name: its factor, the operands and the result that its term reads, and what it adds to. */
export const operandKinds = ['factor', 'a', 'b', 'z', 'to'] as const;
export type OperandKind = (typeof operandKinds)[number];

/** Where, among five entries a statement, the one that it adds to stands. */
export const addedTo = operandKinds.indexOf('to');

/** Five entries a statement: the place of each operand kind, -1 where the statement has none. */
export function operandTable(statements: readonly Statement[]): Int32Array {
  const table = new Int32Array(operandKinds.length * statements.length).fill(-1);
  // Long code comes here: nothing is made anew for a statement.
  let first = 0;
  let current: Statement | undefined;
  const set = (variable: TermVariable) => {
    const place = current?.[variable];
    if (place !== undefined) table[first + variableEntry[variable]] = place;
  };
  for (const statement of statements) {
    current = statement;
    if (statement.factor !== undefined) table[first] = statement.factor;
    forEachVariable(statement.term, set);
    if (statement.adds) table[first + addedTo] = statement.to;
    first += operandKinds.length;
  }
  return table;
}

const variableEntry: Readonly<Record<TermVariable, number>> = {
  a: operandKinds.indexOf('a'),
  b: operandKinds.indexOf('b'),
  z: operandKinds.indexOf('z'),
};

/** One number a statement: equal for statements that differ only in their places and in numbers within their terms. */
export function signatures(statements: readonly Statement[]): Int32Array {
  const shapes = new Map<string, number>();
  const known = new Map<Term, number>();
  const found = new Int32Array(statements.length);
  let index = 0;
  for (const { adds, factor, term } of statements) {
    let shape = known.get(term);
    if (shape === undefined) {
      const text = shapeText(term);
      shape = shapes.get(text) ?? shapes.size;
      shapes.set(text, shape);
      known.set(term, shape);
    }
    found[index++] = 4 * shape + (adds ? 2 : 0) + (factor === undefined ? 0 : 1);
  }
  return found;
}

/** The numbers in a term, in order. */
export function numbersIn(term: Term): readonly number[] {
  if (typeof term === 'number') return [term];
  if (typeof term === 'string') return [];
  const [, ...operands] = term;
  return operands.flatMap(numbersIn);
}

function shapeText(term: Term): string {
  if (typeof term === 'number') return '#';
  if (typeof term === 'string') return term;
  const [name, ...operands] = term;
  return `${name}(${operands.map(shapeText).join()})`;
}
