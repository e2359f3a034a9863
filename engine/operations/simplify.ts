import { evaluateNamed } from './evaluate.ts';
import { termOperation } from './table.ts';
import { substituteTerm } from './term.ts';
import type { Term } from './types.ts';

/**
 * The term without the work that numbers known in advance make needless: `powSlope(x, 2)` becomes `2 * x`.
 * Only rewrites that keep every bit, so simplified and plain terms agree exactly.
 */
export function simplifyTerm(term: Term): Term {
  if (typeof term === 'number' || typeof term === 'string') return term;
  const [name, first, second] = term;
  const left = simplifyTerm(first);
  if (second === undefined) return typeof left === 'number' ? evaluateNamed(name, left, 0) : [name, left];
  return simplifyBinary(name, left, simplifyTerm(second));
}

function simplifyBinary(name: string, left: Term, right: Term): Term {
  if (typeof left === 'number' && typeof right === 'number') return evaluateNamed(name, left, right);
  // These hold for every operand, NaN, infinities and signed zeros included.
  if (right === 1 && (name === 'mul' || name === 'div' || name === 'pow')) return left;
  if (left === 1 && name === 'mul') return right;
  if (right === 0 && name === 'pow') return 1;
  const helper = termOperation(name);
  if (!('nonzero' in helper) || helper.nonzero === undefined || typeof right !== 'number') return [name, left, right];
  return right === 0 ? 0 : simplifyTerm(substituteTerm(helper.nonzero, left, right));
}
