import type { Term } from '../operations/types.ts';
import type { Place } from './straight-line.ts';

/** A number known up to a constant: scale × what is at the place, or the scale itself where there is none. */
export interface Scaled {
  readonly scale: number;
  readonly place: Place | undefined;
}

/** A partial with the places of what it reads. */
export interface PlacedTerm {
  readonly term: Term;
  readonly a: Place | undefined;
  readonly b: Place | undefined;
  readonly z: Place | undefined;
}

/** What an operation sends to one of its operands: scale × factor × term. */
export interface Arrival extends PlacedTerm {
  readonly scale: number;
  readonly factor: Place | undefined;
}

/** Scales that are put together stay far from where numbers end. */
export function inRange(scale: number): boolean {
  const size = Math.abs(scale);
  return size > 1e-100 && size < 1e100;
}

/** A term times a scale as a scale and what is left of the term. */
export function split(term: Term, scale: number): { readonly scale: number; readonly term: Term } {
  if (typeof term === 'number') return inRange(scale * term) ? { scale: scale * term, term: 1 } : { scale, term };
  if (typeof term === 'string') return { scale, term };
  const [name, first, second] = term;
  if (name === 'neg') return split(first, -scale);
  if (typeof first !== 'number' || second === undefined || !inRange(scale * first)) return { scale, term };
  if (name === 'mul') return split(second, scale * first);
  return name === 'div' ? { scale: scale * first, term: ['div', 1, second] } : { scale, term };
}
