/** What a gradient leaves out: numbers that go on through decisions and rounding only. */
import { operation } from '../operations/table.ts';
import { placeOf, type Span } from '../source/span.ts';
import { type Condition, type Guard, numberOf, valuesOf } from '../trace/guards.ts';
import type { OperationInstruction, ParameterInstruction, Trace, ValueId } from '../trace/types.ts';
import { Dependence } from './dependence.ts';
import { searchesIn } from './searches.ts';

export type Omission =
  /** The result changes with the parameter, but in steps only. */
  | { readonly kind: 'parameter'; readonly parameter: ParameterInstruction; readonly span: Span }
  /** Rounding of a number that the result depends on in other ways as well. */
  | { readonly kind: 'step'; readonly value: ValueId; readonly span: Span }
  /** What is computed here holds only where the two are equal, as they are at the point. */
  | { readonly kind: 'equality'; readonly guard: Guard; readonly span: Span }
  /** Comparisons that close in on a number. */
  | { readonly kind: 'search'; readonly guard: Guard; readonly span: Span };

/** More are not listed. */
const most = 20;

/** How often one place decides by a number that is looked for, or counted up to. */
const repeated = 4;

/** Conditions by which a number is taken as it is, without what it depends on: as an index, as text, as a whole number. */
const taking: ReadonlySet<Condition> = new Set(['same', 'int32']);

/** `primal`: every value of the `ssa` trace, by `ValueId`. One finding a place. */
export function findOmissions(ssa: Trace, primal: Float64Array): readonly Omission[] {
  const dependence = new Dependence(ssa);
  const parameters = ssa.instructions.flatMap((one) => (one.kind === 'parameter' && one.active ? [one] : []));
  const smooth = dependence.ahead(parameters.map(({ id }) => id).filter((id) => dependence.smooth.has(id)));
  const guards = ssa.guards.filter(({ operands }) => valuesOf(operands).some((value) => dependence.isActive(value)));
  const places = [...stepsIn(ssa, dependence), ...guards.map(decidedAt)];
  const stepping = parameters
    .filter(({ id }) => !dependence.smooth.has(id))
    .slice(0, most)
    .flatMap((parameter): Omission[] => {
      const changed = dependence.ahead([parameter.id]);
      const place = telling(places.filter(({ values }) => values.some((value) => changed.has(value))));
      return place ? [{ kind: 'parameter', parameter, span: place.span }] : [];
    });
  const partly = places.flatMap(({ values: [value], span, taken }): Omission[] =>
    taken && value !== undefined && smooth.has(value) ? [{ kind: 'step', value, span }] : [],
  );
  // Also where nothing else on this branch depends on the number: close by it may well do.
  const equal = guards.flatMap((guard): Omission[] =>
    isEquality(guard, dependence, primal) ? [{ kind: 'equality', guard, span: guard.span }] : [],
  );
  const searches = searchesIn(guards, primal).map((guard): Omission => ({ kind: 'search', guard, span: guard.span }));
  return onePerPlace([...stepping, ...searches, ...equal, ...partly]).slice(0, most);
}

/**
 * The place that shows that the result changes in steps: it takes the number, or decides by it time and again. A branch or two are
 * the pieces of a function that is differentiated piece by piece.
 */
function telling(places: readonly Place[]): Place | undefined {
  const together = Map.groupBy(places, ({ span }) => placeOf(span));
  return places.find(({ taken, span }) => taken || (together.get(placeOf(span))?.length ?? 0) >= repeated);
}

/** Where values go on in steps; `taken`: as numbers, not to decide something. */
interface Place {
  readonly values: readonly ValueId[];
  readonly span: Span;
  readonly taken: boolean;
}

function decidedAt({ operands, span, condition }: Guard): Place {
  return { values: valuesOf(operands), span, taken: taking.has(condition) };
}

function stepsIn({ instructions }: Trace, dependence: Dependence): readonly Place[] {
  return instructions.flatMap((one) =>
    one.kind === 'operation' && one.active && isStep(one) && dependence.reaching.has(one.id)
      ? [{ values: one.operands, span: one.span, taken: true }]
      : [],
  );
}

function isStep({ operation: name }: OperationInstruction): boolean {
  return operation(name).partials.every((partial) => partial === 0);
}

/** Taken where two different numbers happen to be the same. The largest of some numbers is always the same as one of them. */
function isEquality({ condition, operands, outcome }: Guard, dependence: Dependence, primal: Float64Array): boolean {
  const [a, b] = operands;
  if (condition !== 'equal' || !outcome || !Number.isFinite(numberOf(a, primal))) return false;
  if (!('id' in a) || !('id' in b)) return true;
  return a.id !== b.id && !dependence.isChosenFrom(a.id, b.id) && !dependence.isChosenFrom(b.id, a.id);
}

function onePerPlace(omissions: readonly Omission[]): readonly Omission[] {
  const seen = new Set<string>();
  return omissions.filter((one) => {
    const key = [one.kind, one.kind === 'parameter' ? one.parameter.id : '', placeOf(one.span)].join();
    const fresh = !seen.has(key);
    seen.add(key);
    return fresh;
  });
}
