/** In which order a step does what. */
import { invariant } from '../../invariant.ts';
import { tensorOperation } from '../operations/table.ts';
import { type OperationTensor, signatureOf, type TensorId, type TensorProgram } from '../program.ts';
import { elements } from '../shape.ts';
import type { Flow } from './flow.ts';

export interface Moment {
  readonly pass: 'forward' | 'again' | 'backward';
  readonly instruction: TensorId;
}

/**
 * The moments of a step: the forward passes first to last, then the backward passes last to first. With checkpointing (Chen et al.
 * 2016) the program is cut into segments; of all but the last only what later segments read is kept, and the rest
 * that the backward pass reads is computed again just before it.
 */
export class Schedule {
  readonly moments: readonly Moment[];
  readonly #again: ReadonlyMap<TensorId, number>;
  readonly #backward: ReadonlyMap<TensorId, number>;

  /** `readsAgain`: does the backward pass of an operation read that operand? */
  constructor(program: TensorProgram, flow: Flow, segments: number, readsAgain: (reader: OperationTensor, operand: number) => boolean) {
    const { instructions } = program;
    const moments: Moment[] = instructions.map(({ id }) => ({ pass: 'forward', instruction: id }));
    const again = new Map<TensorId, number>();
    const backward = new Map<TensorId, number>();
    const cuts = cut(program, segments);
    for (const own of cuts.toReversed()) {
      if (own !== cuts.at(-1)) {
        for (const id of computedAgain(program, own, flow, readsAgain)) {
          again.set(id, moments.length);
          moments.push({ pass: 'again', instruction: id });
        }
      }
      for (const { id } of own.toReversed()) {
        backward.set(id, moments.length);
        moments.push({ pass: 'backward', instruction: id });
      }
    }
    this.moments = moments;
    this.#again = again;
    this.#backward = backward;
  }

  forward(id: TensorId): number {
    return id;
  }

  /** When it is computed again, if it is. */
  again(id: TensorId): number | undefined {
    return this.#again.get(id);
  }

  backward(id: TensorId): number {
    const moment = this.#backward.get(id);
    invariant(moment !== undefined, 'an instruction without a backward pass');
    return moment;
  }
}

/**
 * Stretches of the program with about as many operations each as the others: each cut is made where the fewest elements are handed
 * over, at most half a stretch from its even place.
 */
function cut({ instructions }: TensorProgram, segments: number): readonly TensorProgram['instructions'][] {
  const operations = instructions.filter((one) => one.kind === 'operation');
  const stretch = operations.length / segments;
  const handedOver = (place: number): number => {
    const later = new Set(operations.slice(place).flatMap(({ operands }) => operands));
    return operations.slice(0, place).reduce((sum, { id, shape }) => (later.has(id) ? sum + elements(shape) : sum), 0);
  };
  const cuts: TensorProgram['instructions'][] = [];
  let [from, last] = [0, 0];
  for (let segment = 1; segment < segments; segment++) {
    const least = Math.max(last + 1, Math.ceil((segment - 0.5) * stretch));
    const most = Math.min(operations.length - 1, Math.floor((segment + 0.5) * stretch));
    const places = Array.from({ length: Math.max(0, most - least + 1) }, (_, i) => least + i);
    const best = places.reduce<number | undefined>(
      (one, place) => (one === undefined || handedOver(place) < handedOver(one) ? place : one),
      undefined,
    );
    const next = best === undefined ? undefined : operations[best];
    if (best === undefined || !next) continue;
    cuts.push(instructions.slice(from, next.id));
    [from, last] = [next.id, best];
  }
  return [...cuts, instructions.slice(from)];
}

/** What a segment has to compute again, in order: what its backward passes read, and what that is made of. */
function computedAgain(
  program: TensorProgram,
  own: TensorProgram['instructions'],
  flow: Flow,
  readsAgain: (reader: OperationTensor, operand: number) => boolean,
): readonly TensorId[] {
  const end = own.at(-1)?.id ?? 0;
  const operations = own.filter((one) => one.kind === 'operation');
  const readLater = (id: TensorId) =>
    program.instructions.some((one) => one.kind === 'operation' && one.id > end && one.operands.includes(id));
  const again = new Set<TensorId>();
  for (const one of operations.toReversed()) {
    if (readLater(one.id)) continue;
    const saved = flow.needs(one.id)
      ? tensorOperation(one.operation)
          .saves(signatureOf(program, one))
          .some(({ kind }) => kind !== 'operand')
      : false;
    const read = operations.some(
      (reader) =>
        reader.operands.includes(one.id) &&
        (again.has(reader.id) ||
          reader.operands.some((operand, place) => operand === one.id && flow.needs(reader.id) && readsAgain(reader, place))),
    );
    if (saved || read) again.add(one.id);
  }
  return [...again].sort((a, b) => a - b);
}
