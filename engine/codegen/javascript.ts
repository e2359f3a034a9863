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

/** How the parts of a term are written, where that is not the same everywhere. */
export interface TermTexts {
  name(variable: TermVariable): string;
  /** What a part is called that has been computed already. */
  known?(term: Term): string | undefined;
  /** A number; asked once for each, in order. */
  number?(value: number): string;
}

/** A term as an expression that can stand anywhere. */
export function termText(term: Term, texts: TermTexts): string {
  if (typeof term === 'number') return texts.number ? texts.number(term) : numberText(term);
  if (typeof term === 'string') return texts.name(term);
  const computed = texts.known?.(term);
  if (computed !== undefined) return computed;
  const [operation, ...operands] = term;
  return `(${applyTemplate(
    operation,
    operands.map((operand) => termText(operand, texts)),
  )})`;
}
