import type { Term } from '../operations/types.ts';
import type { Place, Statement } from './straight-line.ts';

/**
 * The primal statements without those that compute what another has computed from the same numbers already, and where their
 * results are now. The trace keeps both, since each of them is a way that gradient can take; code need not.
 */
export interface SharedValues {
  readonly statements: readonly Statement[];
  placeOf(place: Place): Place;
}

/** Code that is longer takes too long to be looked through. */
const longest = 2000;

/** `statements` assign each place once, before it is read. */
export function shareValues(statements: readonly Statement[]): SharedValues {
  if (statements.length > longest) return { statements, placeOf: (place) => place };
  const moved = new Map<Place, Place>();
  const known = new Map<string, Place>();
  const placeOf = (place: Place) => moved.get(place) ?? place;
  const kept: Statement[] = [];
  for (const statement of statements) {
    const renamed = withPlaces(statement, placeOf);
    const key = `${termKey(renamed.term)} ${renamed.a} ${renamed.b}`;
    const same = known.get(key);
    if (same !== undefined) moved.set(statement.to, same);
    else {
      known.set(key, statement.to);
      kept.push(renamed);
    }
  }
  return { statements: kept, placeOf };
}

/** The statement with what it reads from elsewhere. */
export function withPlaces<T extends Pick<Statement, 'a' | 'b' | 'z'>>(statement: T, placeOf: (place: Place) => Place): T {
  const { a, b, z } = statement;
  const other = (place: Place | undefined) => (place === undefined ? undefined : placeOf(place));
  const [left, right, result] = [other(a), other(b), other(z)];
  return left === a && right === b && result === z ? statement : { ...statement, a: left, b: right, z: result };
}

function termKey(term: Term): string {
  if (typeof term === 'number') return Object.is(term, -0) ? '-0' : String(term);
  if (typeof term === 'string') return term;
  const [name, left, right] = term;
  return right === undefined ? `${name}(${termKey(left)})` : `${name}(${termKey(left)},${termKey(right)})`;
}
