import { invariant, unreachable } from '../invariant.ts';
import { evaluateNamed } from './evaluate.ts';
import { termOperation } from './table.ts';
import type { Term, TermVariable } from './types.ts';

/** What each variable of a term stands for in the text that is printed. */
export type TermNames = Readonly<Record<TermVariable, string>>;

/** The variables that a term reads, once each, in order of first mention: what the tape must hold for it. */
export function termVariables(term: Term): readonly TermVariable[] {
  const found = new Set<TermVariable>();
  forEachVariable(term, (variable) => found.add(variable));
  return [...found];
}

/** The variables that a term mentions, one by one, as often as it does. */
export function forEachVariable(term: Term, visit: (variable: TermVariable) => void): void {
  if (typeof term === 'number') return;
  if (typeof term === 'string') {
    visit(term);
    return;
  }
  forEachVariable(term[1], visit);
  if (term[2] !== undefined) forEachVariable(term[2], visit);
}

/** The term's value; an operand that the operation does not have is never read. */
export function evaluateTerm(term: Term, a: number, b: number, z: number): number {
  if (typeof term === 'number') return term;
  if (typeof term === 'string') return variableValue(term, a, b, z);
  const [name, left, right] = term;
  return evaluateNamed(name, evaluateTerm(left, a, b, z), right === undefined ? 0 : evaluateTerm(right, a, b, z));
}

function variableValue(variable: TermVariable, a: number, b: number, z: number): number {
  switch (variable) {
    case 'a':
      return a;
    case 'b':
      return b;
    case 'z':
      return z;
    default:
      return unreachable(variable);
  }
}

/** The term with its operands replaced; `z` stays. */
export function substituteTerm(term: Term, a: Term, b: Term): Term {
  if (typeof term === 'number') return term;
  if (typeof term === 'string') return term === 'a' ? a : term === 'b' ? b : term;
  const [name, left, right] = term;
  const first = substituteTerm(left, a, b);
  return right === undefined ? [name, first] : [name, first, substituteTerm(right, a, b)];
}

/** The term as source text: infix where a person would write it so, with the fewest parentheses that keep its meaning. */
export function printTerm(term: Term, names: TermNames, number: (value: number) => string = String): string {
  return print(term, names, number).text;
}

/** The same, in parentheses where it needs them to stand to the right of `*`. */
export function printFactor(term: Term, names: TermNames, number: (value: number) => string = String): string {
  return parenthesized(print(term, names, number), 13);
}

interface Printed {
  readonly text: string;
  readonly precedence: number;
}

const atom = 20;

function print(term: Term, names: TermNames, number: (value: number) => string): Printed {
  if (typeof term === 'number') return { text: number(term), precedence: term < 0 || Object.is(term, -0) ? 14 : atom };
  if (typeof term === 'string') return { text: names[term], precedence: atom };
  const [name, left, right] = term;
  const style = termOperation(name).print;
  const first = print(left, names, number);
  if ('prefix' in style) return { text: style.prefix + parenthesized(first, style.precedence + 1), precedence: style.precedence };
  const second = right === undefined ? undefined : print(right, names, number);
  if ('call' in style) return { text: `${style.call}(${second ? `${first.text}, ${second.text}` : first.text})`, precedence: atom };
  invariant(second, `${name} is infix and has one operand`);
  // Everything but ** groups to the left; JavaScript forbids a prefix operator as the base of **.
  const power = style.infix === '**';
  const leftText = parenthesized(first, power ? 15 : style.precedence);
  const rightText = parenthesized(second, power ? style.precedence : style.precedence + 1);
  return { text: `${leftText} ${style.infix} ${rightText}`, precedence: style.precedence };
}

function parenthesized(printed: Printed, least: number): string {
  return printed.precedence < least ? `(${printed.text})` : printed.text;
}
