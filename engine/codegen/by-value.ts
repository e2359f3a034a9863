import type { Term } from '../operations/types.ts';
import { ReverseStatements } from './reverse-statements.ts';
import { type Arrival, inRange, type PlacedTerm, type Scaled, split } from './scaled.ts';
import type { Place, Source, Statement } from './straight-line.ts';

/** An operation, and what its adjoint sends to which of the values that it reads. */
export interface Sender {
  readonly place: Place;
  readonly sends: readonly (PlacedTerm & { readonly to: Place })[];
}

/** Statements that compute derivatives; `places` are all that are used then. */
export interface ReverseCode {
  readonly statements: readonly Statement[];
  readonly derivatives: readonly Source[];
  readonly places: number;
}

/**
 * Reverse mode by values: the derivatives of `result` by `parameters`. The graph's sweep goes edge by edge, because each edge is
 * a way of its own; here, where all of them are taken, equal values have one adjoint, constant factors are put together and are
 * applied where they have to be, and quotients by one number are one. It is what a person writes, and is rounded in another
 * order than the sweep. `senders` are the operations in the order in which they are computed; `free` is the first free place.
 */
export function reverseByValue(senders: readonly Sender[], result: Place, parameters: readonly Place[], free: number): ReverseCode {
  const code = new ReverseStatements(free);
  const arrivals = new Map<Place, Arrival[]>([[result, [seed]]]);
  for (const { place, sends } of senders.toReversed()) {
    const arrived = arrivals.get(place);
    if (!arrived) continue;
    const adjoint = completed(arrived, sends.length > 1, code);
    for (const { to, ...sent } of sentBy(adjoint, sends, code)) {
      const others = arrivals.get(to);
      if (others) others.push(sent);
      else arrivals.set(to, [sent]);
    }
  }
  const derivatives = parameters.map((parameter): Source => {
    const arrived = arrivals.get(parameter);
    return arrived ? code.source(completed(arrived, false, code)) : { value: 0 };
  });
  return { statements: code.statements, derivatives, places: code.places };
}

const seed: Arrival = { scale: 1, factor: undefined, term: 1, a: undefined, b: undefined, z: undefined };

/** Everything that arrived, as one adjoint; `isShared` where more than one operand is sent to. */
function completed(arrived: readonly Arrival[], isShared: boolean, code: ReverseStatements): Scaled {
  const [only] = arrived;
  const known = arrived.length === 1 && only ? alone(only) : undefined;
  if (known && waits(known, isShared)) return known;
  if (known) return { scale: 1, place: code.product(known) };
  const scale = commonScale(arrived, isShared);
  const first = arrived.find((one) => one.scale === scale) ?? arrived[0] ?? seed;
  const place = code.set(first, first.scale / scale);
  for (const one of arrived) if (one !== first) code.add(place, one, one.scale / scale);
  return { scale, place };
}

/** The adjoint that one arrival is, if nothing has to be computed. */
function alone({ scale, factor, term, ...places }: Arrival): Scaled | undefined {
  if (term === 1) return { scale, place: factor };
  if (factor !== undefined) return undefined;
  if (typeof term === 'string') return { scale, place: places[term] };
  return typeof term === 'number' && inRange(scale * term) ? { scale: scale * term, place: undefined } : undefined;
}

/** May its scale be applied later? It costs nothing for one operand, and with powers of two, which change no digit. */
function waits({ scale, place }: Scaled, isShared: boolean): boolean {
  return place === undefined || !isShared || isPowerOfTwo(scale);
}

function isPowerOfTwo(scale: number): boolean {
  return Number.isInteger(Math.log2(Math.abs(scale)));
}

/** The scale that most of them have. */
function commonScale(arrived: readonly Arrival[], isShared: boolean): number {
  const counts = new Map<number, number>();
  for (const { scale } of arrived) if (!isShared || isPowerOfTwo(scale)) counts.set(scale, (counts.get(scale) ?? 0) + 1);
  let [common, most] = [1, 0];
  for (const [scale, count] of counts) if (count > most) [common, most] = [scale, count];
  return common;
}

function sentBy(adjoint: Scaled, sends: Sender['sends'], code: ReverseStatements): readonly (Arrival & { readonly to: Place })[] {
  const parts = sends.map((sent) => ({ ...sent, ...split(sent.term, adjoint.scale), factor: adjoint.place }));
  const [one, two] = parts;
  const divisor = one && denominator(one);
  if (!two || divisor === undefined || divisor !== denominator(two)) return parts;
  const factor = code.quotient(adjoint.place, divisor);
  return parts.map((part) => ({ ...part, factor, term: numerator(part.term) }));
}

/** By what the term is a quotient, if it is one by a variable. */
function denominator({ term, ...places }: PlacedTerm): Place | undefined {
  return typeof term === 'object' && term[0] === 'div' && typeof term[2] === 'string' ? places[term[2]] : undefined;
}

function numerator(term: Term): Term {
  return typeof term === 'object' ? term[1] : term;
}
