/** Which memory each value, note, adjoint and gradient of a step needs, from which moment to which. */
import { tensorOperation } from '../operations/table.ts';
import { type OperationTensor, signatureOf, type TensorId, type TensorProgram } from '../program.ts';
import { elements } from '../shape.ts';
import { type KeptLayer, keptElements } from '../units/layer.ts';
import type { Lifetime } from './arena.ts';
import type { Flow } from './flow.ts';
import type { Schedule } from './schedule.ts';

export type BufferKind =
  /** What an instruction computes, or an input. */
  | 'value'
  /** The same, computed again before the backward pass. */
  | 'valueAgain'
  | 'notes'
  | 'notesAgain'
  /** The kept units of a layer's input. */
  | 'kept'
  | 'adjoint'
  /** Of a parameter. */
  | 'gradient'
  /** Of the kept units' weights. */
  | 'keptGradient'
  | 'forwardWorkspace'
  | 'againWorkspace'
  | 'backwardWorkspace';

export interface Need extends Lifetime {
  readonly kind: BufferKind;
  readonly instruction: TensorId;
}

const FLOAT = 4;

export class Needs {
  readonly #program: TensorProgram;
  readonly #layers: ReadonlyMap<TensorId, KeptLayer>;
  readonly #flow: Flow;
  readonly #schedule: Schedule;
  readonly #readers: ReadonlyMap<TensorId, readonly OperationTensor[]>;

  constructor(program: TensorProgram, layers: ReadonlyMap<TensorId, KeptLayer>, flow: Flow, schedule: Schedule) {
    this.#program = program;
    this.#layers = layers;
    this.#flow = flow;
    this.#schedule = schedule;
    const readers = new Map<TensorId, OperationTensor[]>();
    for (const one of program.instructions) {
      if (one.kind !== 'operation') continue;
      for (const operand of new Set(one.operands)) readers.set(operand, [...(readers.get(operand) ?? []), one]);
    }
    this.#readers = readers;
  }

  list(): readonly Need[] {
    return this.#program.instructions.flatMap((one) => {
      const size = FLOAT * elements(one.shape);
      if (one.kind === 'parameter') return this.#gradient(one.id, size);
      const value: Need = {
        kind: 'value',
        instruction: one.id,
        bytes: size,
        from: one.kind === 'input' ? 0 : this.#schedule.forward(one.id),
        to: this.#lastRead(one.id),
      };
      if (one.kind === 'input') return [value];
      return [value, ...this.#again(one, size), ...this.#operation(one), ...this.#adjoint(one.id, size)];
    });
  }

  /** What is computed again is gone between its last reader on the way forward and then. */
  #again({ id }: OperationTensor, bytes: number): readonly Need[] {
    const from = this.#schedule.again(id);
    return from === undefined ? [] : [{ kind: 'valueAgain', instruction: id, bytes, from, to: Math.max(from, ...this.#readsAgain(id)) }];
  }

  #operation(instruction: OperationTensor): readonly Need[] {
    const { id } = instruction;
    const { saves, workspace } = tensorOperation(instruction.operation);
    const signature = signatureOf(this.#program, instruction);
    const needs: Need[] = [];
    const [forward, again, backward] = [this.#schedule.forward(id), this.#schedule.again(id), this.#schedule.backward(id)];
    const need = (kind: BufferKind, bytes: number, from: number, to: number): void => {
      if (bytes > 0) needs.push({ kind, instruction: id, bytes, from, to });
    };
    const last = this.#flow.needs(id) ? backward : forward;
    for (const saved of saves(signature)) {
      if (saved.kind !== 'notes') continue;
      need('notes', saved.bytes, forward, again === undefined ? last : forward);
      if (again !== undefined) need('notesAgain', saved.bytes, again, last);
    }
    const work = FLOAT * (workspace?.(signature, 'forward') ?? 0);
    need('forwardWorkspace', work, forward, forward);
    if (again !== undefined) need('againWorkspace', work, again, again);
    if (this.#flow.needs(id)) need('backwardWorkspace', FLOAT * (workspace?.(signature, 'backward') ?? 0), backward, backward);
    const layer = this.#layers.get(id);
    if (layer) {
      const { stored, gradient } = keptElements(layer);
      need('kept', FLOAT * stored, again ?? forward, backward);
      need('keptGradient', FLOAT * gradient, backward, backward);
    }
    return needs;
  }

  #adjoint(id: TensorId, bytes: number): readonly Need[] {
    if (!this.#flow.needs(id)) return [];
    const own = this.#schedule.backward(id);
    const first = Math.min(...this.#contributions(id), ...(id === this.#program.loss ? [own] : []));
    return [{ kind: 'adjoint', instruction: id, bytes, from: first, to: own }];
  }

  /** Weights of which only some units are kept have their gradient in no other form. */
  #gradient(id: TensorId, bytes: number): readonly Need[] {
    if ([...this.#layers.values()].some(({ instruction }) => instruction.operands[1] === id)) return [];
    const moments = this.#contributions(id);
    return moments.length === 0 ? [] : [{ kind: 'gradient', instruction: id, bytes, from: Math.min(...moments), to: Math.max(...moments) }];
  }

  /** The moments at which something is added to a value's adjoint. */
  #contributions(id: TensorId): readonly number[] {
    return this.#readersOf(id).flatMap((reader) =>
      reader.operands.some((operand, place) => operand === id && this.#flow.along(reader, place))
        ? [this.#schedule.backward(reader.id)]
        : [],
    );
  }

  #lastRead(id: TensorId): number {
    if (id === this.#program.loss) return this.#schedule.moments.length - 1;
    const forward = this.#readersOf(id).map((reader) => this.#schedule.forward(reader.id));
    return Math.max(this.#schedule.forward(id), ...forward, ...(this.#schedule.again(id) === undefined ? this.#readsAgain(id) : []));
  }

  /** The moments after the forward pass at which a value is read: by what is computed again, and by backward passes. */
  #readsAgain(id: TensorId): readonly number[] {
    const moments = this.#readersOf(id).flatMap((reader) => {
      const again = this.#schedule.again(reader.id);
      const back = reader.operands.some(
        (operand, place) => operand === id && readsInput(this.#program, this.#layers, this.#flow, reader, place),
      );
      return [...(again === undefined ? [] : [again]), ...(back ? [this.#schedule.backward(reader.id)] : [])];
    });
    const one = this.#program.instructions[id];
    const own = one?.kind === 'operation' && this.#flow.needs(id) && savesOutput(this.#program, one);
    return own ? [...moments, this.#schedule.backward(id)] : moments;
  }

  #readersOf(id: TensorId): readonly OperationTensor[] {
    return this.#readers.get(id) ?? [];
  }
}

/** Does the backward pass of an operation read that operand? A layer with kept units does not read its input again. */
export function readsInput(
  program: TensorProgram,
  layers: ReadonlyMap<TensorId, KeptLayer>,
  flow: Flow,
  reader: OperationTensor,
  operand: number,
): boolean {
  if (!flow.needs(reader.id) || (operand === 0 && layers.has(reader.id))) return false;
  const { saves, usedFor } = tensorOperation(reader.operation);
  const saved = saves(signatureOf(program, reader)).some((one) => one.kind === 'operand' && one.operand === operand);
  return saved && (!usedFor || usedFor(operand).some((place) => flow.along(reader, place)));
}

function savesOutput(program: TensorProgram, one: OperationTensor): boolean {
  return tensorOperation(one.operation)
    .saves(signatureOf(program, one))
    .some(({ kind }) => kind === 'output');
}
