import { type Constants, constantsOf, valueNamed } from '../gradient/partials.ts';
import type { Sweep, SweepStep } from '../gradient/sweep-types.ts';
import type { Partial } from '../graph/types.ts';
import { at } from '../invariant.ts';
import { lowerTerm } from '../operations/lower.ts';
import { forEachVariable } from '../operations/term.ts';
import type { Term } from '../operations/types.ts';
import { type Guard, type Operand, valuesOf } from '../trace/guards.ts';
import type { Instruction, OperationInstruction, Trace, ValueId } from '../trace/types.ts';
import { reverseByValue, type Sender } from './by-value.ts';
import { recurrencesOf } from './preaccumulate.ts';
import { forEachRead, statementsFor } from './reads.ts';
import { byDemand } from './schedule.ts';
import { shareValues, withPlaces } from './shared-values.ts';
import { sliceFor } from './slice.ts';

/** Where a number is kept while generated code runs: a primal value, or an adjoint. Made only here. */
export type Place = number & { readonly brand: 'Place' };

/**
 * One assignment: `to = factor * term`, or `to += factor * term` if it adds. Without a factor it is the term alone.
 * Every back end computes the term first and multiplies in this order, so all give the same bits.
 */
export interface Statement {
  readonly to: Place;
  readonly adds: boolean;
  readonly factor: Place | undefined;
  readonly term: Term;
  readonly a: Place | undefined;
  readonly b: Place | undefined;
  readonly z: Place | undefined;
}

/** A number that is known, or where to find it. */
export type Source = { readonly value: number } | { readonly place: Place };

/** What generated code does from a point to a value and its derivatives; the same for all back ends. */
export interface StraightLine {
  readonly parameters: readonly { readonly place: Place; readonly index: number }[];
  readonly statements: readonly Statement[];
  /** Computed only where it is wanted. */
  readonly result: Source;
  /** One a differentiated parameter, with no other known numbers than 0 and 1; none where only the value is wanted. */
  readonly derivatives: readonly Source[];
  /** Places from here on are adjoints. */
  readonly firstAdjoint: number;
  readonly places: number;
  /** Its sums are not rounded in the order of the sweep: who interprets must follow the statements. */
  readonly isReordered: boolean;
}

/** Straight-line code that finds out, before it does anything else, whether the trace's guards hold. */
export interface GuardedCode extends StraightLine {
  /** How many guards do not hold; `undefined` where there are none. */
  readonly broken: Place | undefined;
}

/** The value alone. */
export function valueCode(ssa: Trace): StraightLine {
  return new Builder(ssa, []).build(noSweep, [ssa.result]);
}

/** The value alone, where the guards hold. */
export function guardedValueCode(ssa: Trace): GuardedCode {
  return new Builder(ssa, []).guarded(noSweep, [ssa.result]);
}

/** The derivatives, and the value where it is wanted, if the guards hold. */
export function guardedGradientCode(ssa: Trace, partials: readonly Partial[], sweep: Sweep, wantsValue: boolean): GuardedCode {
  return new Builder(ssa, partials).guarded(sweep, wantsValue ? [ssa.result] : []);
}

/** How many of the trace's guards do not hold, which is its result. There must be guards. */
export function guardCode(ssa: Trace): StraightLine {
  return new Builder(ssa, []).guards();
}

/** The primal values that are needed, then the sweep. `partials` have the constants put in. */
export function gradientCode(ssa: Trace, partials: readonly Partial[], sweep: Sweep): StraightLine {
  return new Builder(ssa, partials).build(sweep, [ssa.result]);
}

/** The derivatives without the result. */
export function sweepCode(ssa: Trace, partials: readonly Partial[], sweep: Sweep): StraightLine {
  return new Builder(ssa, partials).build(sweep, []);
}

/** Code of more instructions and steps than this goes edge by edge: what is long has loops, which are to be found again. */
const longestByValue = 400;

/** Is the full gradient computed by values? Only then; and long recurrences have a way of their own. */
export function isByValue(ssa: Trace, sweep: Sweep): boolean {
  return sweep.isFull && ssa.instructions.length + sweep.steps.length <= longestByValue && !recurrencesOf(sweep);
}

type AnySweep = Sweep | (Omit<Sweep, 'seed'> & { readonly seed: undefined });

const noSweep: AnySweep = { steps: [], slots: 0, seed: undefined, parameters: [], isFull: false };

class Builder {
  readonly #ssa: Trace;
  readonly #partials: readonly Partial[];
  readonly #constants: Constants;
  readonly #firstAdjoint: number;

  constructor(ssa: Trace, partials: readonly Partial[]) {
    this.#ssa = ssa;
    this.#partials = partials;
    this.#constants = constantsOf(ssa);
    this.#firstAdjoint = 1 + ssa.instructions.reduce((largest, one) => (one.kind === 'tuple' ? largest : Math.max(largest, one.id)), 0);
  }

  build(sweep: AnySweep, values: readonly ValueId[]): StraightLine {
    return this.#build(sweep, values, []);
  }

  guarded(sweep: AnySweep, values: readonly ValueId[]): GuardedCode {
    const broken = this.#adjoint(sweep.slots);
    const code = this.#build(sweep, [...values, ...this.#guarded()], this.#checks(broken));
    return { ...code, broken: this.#ssa.guards.length > 0 ? broken : undefined };
  }

  /** `first` is done before the sweep. */
  #build(sweep: AnySweep, values: readonly ValueId[], first: readonly Statement[]): StraightLine {
    if (sweep.seed !== undefined && isByValue(this.#ssa, sweep)) return this.#buildByValue(sweep, values, first);
    const { slots, seed, parameters } = sweep;
    const computed = sweep.steps.filter((step) => step.kind !== 'alias');
    const wanted = new Set(values);
    for (const { edge } of computed) {
      const partial = at(this.#partials, edge);
      forEachVariable(partial.term, (variable) => wanted.add(valueNamed(partial, variable)));
    }
    const slice = sliceFor(this.#ssa, wanted);
    const { statements, placeOf } = shareValues(slice.flatMap((one) => (one.kind === 'operation' ? [this.#operation(one)] : [])));
    const derivatives = parameters.map((slot): Source => {
      if (slot === undefined) return { value: 0 };
      return slot === seed ? { value: 1 } : { place: this.#adjoint(slot) };
    });
    const steps = computed.map((step) => withPlaces(this.#step(step, seed), placeOf));
    // A place more for the guards' count.
    const places = this.#firstAdjoint + slots + 1;
    const shorter = sweep.seed === undefined ? undefined : recurrencesOf(sweep)?.rewrite(steps, this.#firstAdjoint, places);
    const checked = first.map((one) => withPlaces(one, placeOf));
    return {
      parameters: parametersOf(slice),
      statements: byDemand(statements, [...checked, ...(shorter?.statements ?? steps)], this.#firstAdjoint),
      result: this.#source(this.#ssa.result, placeOf),
      derivatives,
      firstAdjoint: this.#firstAdjoint,
      places: shorter?.places ?? places,
      isReordered: shorter !== undefined,
    };
  }

  /** The same for all ways at once. The derivatives do not depend on which values are wanted. */
  #buildByValue({ slots }: Sweep, values: readonly ValueId[], first: readonly Statement[]): StraightLine {
    const { result } = this.#ssa;
    const slice = sliceFor(this.#ssa, [result]);
    const known = new Set(slice);
    const others = sliceFor(this.#ssa, values).filter((one) => !known.has(one));
    const both = [...slice, ...others];
    const { statements, placeOf } = shareValues(both.flatMap((one) => (one.kind === 'operation' ? [this.#operation(one)] : [])));
    const active = this.#ssa.instructions.flatMap((one) => (one.kind === 'parameter' && one.active ? [placeOf(placeOfId(one.id))] : []));
    const free = this.#firstAdjoint + slots + 1;
    const reverse = reverseByValue(this.#senders(slice, placeOf), placeOf(placeOfId(result)), active, free);
    const steps = [...first.map((one) => withPlaces(one, placeOf)), ...reverse.statements];
    const ends = [...values.map((value) => this.#source(value, placeOf)), ...reverse.derivatives];
    const wanted = new Set(ends.flatMap((end) => ('place' in end ? [end.place] : [])));
    for (const step of steps) forEachRead(step, (place) => wanted.add(place));
    return {
      parameters: parametersOf(both),
      statements: byDemand(statementsFor(statements, wanted), steps, this.#firstAdjoint),
      result: this.#source(result, placeOf),
      derivatives: reverse.derivatives,
      firstAdjoint: this.#firstAdjoint,
      places: reverse.places,
      isReordered: true,
    };
  }

  #senders(slice: readonly Instruction[], placeOf: (place: Place) => Place): readonly Sender[] {
    const partials = new Map<ValueId, Partial[]>();
    for (const partial of this.#partials) {
      if (partial.operands.length === 0) continue;
      const others = partials.get(partial.result);
      if (others) others.push(partial);
      else partials.set(partial.result, [partial]);
    }
    const active = new Set(this.#ssa.instructions.flatMap((one) => (one.kind !== 'tuple' && one.active ? [one.id] : [])));
    return slice.flatMap((one): Sender[] => {
      if (one.kind !== 'operation' || placeOf(placeOfId(one.id)) !== placeOfId(one.id)) return [];
      // There is an edge for each active operand, in their order.
      const operands = one.operands.filter((operand) => active.has(operand));
      const sends = (partials.get(one.id) ?? []).map(({ term, operands: [a, b], result }, index) => ({
        ...withPlaces({ term: lowerTerm(term), a: this.#variable(a), b: this.#variable(b), z: placeOfId(result) }, placeOf),
        to: placeOf(placeOfId(at(operands, index))),
      }));
      return [{ place: placeOfId(one.id), sends }];
    });
  }

  guards(): StraightLine {
    const broken = this.#adjoint(0);
    const slice = sliceFor(this.#ssa, this.#guarded());
    const primal = slice.flatMap((one) => (one.kind === 'operation' ? [this.#operation(one)] : []));
    return {
      parameters: parametersOf(slice),
      statements: byDemand(primal, this.#checks(broken), this.#firstAdjoint),
      result: { place: broken },
      derivatives: [],
      firstAdjoint: this.#firstAdjoint,
      places: this.#firstAdjoint + 1,
      isReordered: false,
    };
  }

  /** The values that decide. */
  #guarded(): readonly ValueId[] {
    return this.#ssa.guards.flatMap(({ operands }) => valuesOf(operands));
  }

  #checks(broken: Place): readonly Statement[] {
    return this.#ssa.guards.map((guard, index) => this.#check(guard, broken, index > 0));
  }

  /** Counts the guard if it does not hold. */
  #check({ condition, operands: [left, right], outcome }: Guard, broken: Place, adds: boolean): Statement {
    const number = (operand: Operand) => ('id' in operand ? this.#constants.get(operand.id) : operand.constant);
    const place = (operand: Operand) => ('id' in operand ? this.#variable(operand.id) : undefined);
    const holds: Term = [condition, number(left) ?? 'a', number(right) ?? 'b'];
    const term: Term = outcome ? ['sub', 1, holds] : holds;
    return { to: broken, adds, factor: undefined, term, a: place(left), b: place(right), z: undefined };
  }

  #operation({ id, operation, operands }: OperationInstruction): Statement {
    const [a, b] = operands;
    const left: Term = (a === undefined ? undefined : this.#constants.get(a)) ?? 'a';
    const term: Term = b === undefined ? [operation, left] : [operation, left, this.#constants.get(b) ?? 'b'];
    return {
      to: placeOfId(id),
      adds: false,
      factor: undefined,
      term: lowerTerm(term),
      a: this.#variable(a),
      b: this.#variable(b),
      z: undefined,
    };
  }

  #step({ kind, edge, from, to }: SweepStep, seed: Sweep['seed'] | undefined): Statement {
    const { term, operands, result } = at(this.#partials, edge);
    return {
      to: this.#adjoint(to),
      adds: kind === 'add',
      factor: from === seed ? undefined : this.#adjoint(from),
      term: lowerTerm(term),
      a: this.#variable(operands[0]),
      b: this.#variable(operands[1]),
      z: placeOfId(result),
    };
  }

  #source(id: ValueId, moved: (place: Place) => Place): Source {
    const value = this.#constants.get(id);
    return value === undefined ? { place: moved(placeOfId(id)) } : { value };
  }

  #variable(id: ValueId | undefined): Place | undefined {
    return id === undefined || this.#constants.has(id) ? undefined : placeOfId(id);
  }

  #adjoint(slot: number): Place {
    return (this.#firstAdjoint + slot) as Place;
  }
}

function parametersOf(slice: readonly Instruction[]): StraightLine['parameters'] {
  return slice.flatMap((one) => (one.kind === 'parameter' ? [{ place: placeOfId(one.id), index: one.index }] : []));
}

function placeOfId(id: ValueId): Place {
  return id as number as Place;
}
