import { termOperation } from './table.ts';
import { substituteTerm } from './term.ts';
import type { Term } from './types.ts';

/** The term as machines like it: `x ** 2` becomes `x * x`. The same bits; readers are shown the term as it was. */
export function lowerTerm(term: Term): Term {
  if (typeof term === 'number' || typeof term === 'string') return term;
  const [name, first, second] = term;
  const left = lowerTerm(first);
  if (second === undefined) return left === first ? term : [name, left];
  const right = lowerTerm(second);
  const definition = termOperation(name);
  // What is computed only once must not be computed twice: only variables are repeated.
  if (typeof left === 'string' && typeof right === 'number' && 'exactly' in definition) {
    const exact = definition.exactly?.find(({ b }) => b === right);
    if (exact) return substituteTerm(exact.term, left, right);
  }
  return left === first && right === second ? term : [name, left, right];
}
