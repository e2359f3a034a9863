import { forEachVariable } from '../../operations/term.ts';
import type { Term } from '../../operations/types.ts';
import type { Place, Statement } from '../straight-line.ts';

/** What a statement can name: its factor, the operands and the result that its term reads, and what it adds to. */
export const operandKinds = ['factor', 'a', 'b', 'z', 'to'] as const;
export type OperandKind = (typeof operandKinds)[number];

/** Where, among five entries a statement, the one that it adds to stands. */
export const addedTo = operandKinds.indexOf('to');

/** Five entries a statement: the place of each operand kind, -1 where the statement has none. */
export function operandTable(statements: readonly Statement[]): Int32Array {
  const table = new Int32Array(operandKinds.length * statements.length).fill(-1);
  for (const [index, statement] of statements.entries()) {
    const first = operandKinds.length * index;
    const set = (kind: OperandKind, place: Place | undefined) => {
      if (place !== undefined) table[first + operandKinds.indexOf(kind)] = place;
    };
    set('factor', statement.factor);
    forEachVariable(statement.term, (variable) => set(variable, statement[variable]));
    if (statement.adds) set('to', statement.to);
  }
  return table;
}

/** One number a statement: equal for statements that differ only in their places and in numbers within their terms. */
export function signatures(statements: readonly Statement[]): Int32Array {
  const known = new Map<string, number>();
  const texts = new Map<Term, string>();
  return Int32Array.from(statements, ({ adds, factor, term }) => {
    let text = texts.get(term);
    if (text === undefined) {
      text = shapeText(term);
      texts.set(term, text);
    }
    const whole = `${adds ? '+' : ''}${factor === undefined ? '' : '*'}${text}`;
    const signature = known.get(whole) ?? known.size;
    known.set(whole, signature);
    return signature;
  });
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
