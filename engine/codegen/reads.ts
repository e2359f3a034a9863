import { forEachVariable } from '../operations/term.ts';
import type { Place, Statement } from './straight-line.ts';

/** The numbers that a statement reads, without what it adds to. */
export function forEachRead({ factor, term, a, b, z }: Statement, visit: (place: Place) => void): void {
  if (factor !== undefined) visit(factor);
  forEachVariable(term, (variable) => {
    const place = variable === 'a' ? a : variable === 'b' ? b : z;
    if (place !== undefined) visit(place);
  });
}

/** Of statements that each define a place of their own, those that the wanted places depend on. */
export function statementsFor(statements: readonly Statement[], wanted: Iterable<Place>): readonly Statement[] {
  const needed = new Set(wanted);
  const kept = statements.toReversed().filter((statement) => {
    if (!needed.has(statement.to)) return false;
    forEachRead(statement, (place) => needed.add(place));
    return true;
  });
  return kept.reverse();
}
