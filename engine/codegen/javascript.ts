import { at } from '../invariant.ts';
import { termOperation } from '../operations/table.ts';
import type { Term, TermVariable } from '../operations/types.ts';

/**
 * The texts of generated JavaScript. It consists of the operation table's templates, numbers and our own identifiers
 * (`v3` a primal value, `a5` an adjoint): nothing of the user's source is ever in it.
 */
export function primalName(id: number): string {
  return `v${id}`;
}

export function adjointName(slot: number): string {
  return `a${slot}`;
}

/** A number as an expression that can stand anywhere, and means exactly that number. */
export function numberText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (value < 0 || Object.is(value, -0)) return `(-${numberText(-value)})`;
  return String(value);
}

/** An operation or helper applied to expressions; each must be able to stand anywhere. */
export function applyTemplate(name: string, operands: readonly string[]): string {
  return termOperation(name).js.replaceAll(/\b[ab]\b/g, (variable) => at(operands, variable === 'a' ? 0 : 1));
}

/**
 * A term as an expression that can stand anywhere; `name` says what its variables are called, and `known` what a part of it
 * is called that has been computed already.
 */
export function termText(
  term: Term,
  name: (variable: TermVariable) => string,
  known: (term: Term) => string | undefined = unknown,
): string {
  if (typeof term === 'number') return numberText(term);
  if (typeof term === 'string') return name(term);
  const computed = known(term);
  if (computed !== undefined) return computed;
  const [operation, ...operands] = term;
  const texts = operands.map((operand) => termText(operand, name, known));
  return `(${applyTemplate(operation, texts)})`;
}

function unknown(): undefined {
  return undefined;
}
