import type { Term } from '../../operations/types.ts';
import type { Place, Statement } from '../straight-line.ts';
import { type Elementary, elementaryIsExact } from './elementary.ts';

/** An elementary function of a number that has a place. */
export interface ElementaryCall {
  readonly operation: Elementary;
  readonly place: Place;
}

/** Code that has more such numbers calls `Math`: written out, they would make it too long to be optimized. */
const inlinedPlaces = 24;

/**
 * In a function, the sine and the cosine of one number alone are called too: code that stays short is taken into the loop that
 * calls it. Inside a loop of the function's own there is nothing to gain by that.
 */
export type Surroundings = 'function' | 'loop';

/** By place, the elementary functions of it that code needs and that are written out; empty where that would not pay, or not be exact. */
export function inlinedElementary(statements: readonly Statement[], within: Surroundings): ReadonlyMap<Place, ReadonlySet<Elementary>> {
  const found = new Map<Place, Set<Elementary>>();
  const angles = new Set<Place>();
  for (const statement of statements) {
    for (const { place, operation } of elementaryOf(statement)) {
      if (!elementaryIsExact(operation)) continue;
      if (operation !== 'cube') angles.add(place);
      const operations = found.get(place) ?? new Set();
      found.set(place, operations.add(operation));
    }
    if (found.size > inlinedPlaces) return new Map();
  }
  if (within === 'function' && angles.size === 1) for (const place of angles) leaveAngle(found.get(place));
  return found;
}

function leaveAngle(operations: Set<Elementary> | undefined): void {
  operations?.delete('sin');
  operations?.delete('cos');
}

/** Those that a statement computes. */
export function elementaryOf(statement: Statement): readonly ElementaryCall[] {
  const found: ElementaryCall[] = [];
  collect(statement.term, statement, found);
  return found;
}

/** What a term is, if it is no more than an elementary function of a variable. */
export function elementaryCall(term: Term, statement: Statement): ElementaryCall | undefined {
  if (typeof term !== 'object') return undefined;
  const [name, operand, exponent] = term;
  const operation = elementaryNamed(name, exponent);
  if (typeof operand !== 'string' || !operation) return undefined;
  const place = statement[operand];
  return place === undefined ? undefined : { operation, place };
}

function collect(term: Term, statement: Statement, found: ElementaryCall[]): void {
  if (typeof term !== 'object') return;
  const call = elementaryCall(term, statement);
  if (call) found.push(call);
  else for (const operand of term.slice(1) as readonly Term[]) collect(operand, statement, found);
}

function elementaryNamed(name: string, exponent: Term | undefined): Elementary | undefined {
  if (name === 'sin' || name === 'cos') return name;
  return name === 'pow' && exponent === 3 ? 'cube' : undefined;
}
