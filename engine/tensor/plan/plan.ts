/**
 * The plan of one training step: which memory each value, note, adjoint and gradient needs, from which moment to which, and where
 * in the arena it stands. Moment i is the forward pass of instruction i; moment 2n − 1 − i its backward pass.
 */
import { at } from '../../invariant.ts';
import { tensorOperation } from '../operations/table.ts';
import { activeValues, carries, type OperationTensor, signatureOf, type TensorId, type TensorProgram } from '../program.ts';
import { elements } from '../shape.ts';
import { keptCount, keptSignature, type UnitLayer, unitLayers } from '../units/layer.ts';
import { aliveBytes, type Lifetime, place } from './arena.ts';
import { shareInPlace } from './in-place.ts';

export type BufferKind =
  /** What an instruction computes, or an input. */
  | 'value'
  | 'notes'
  /** The kept units of a layer's input. */
  | 'kept'
  | 'adjoint'
  /** Of a parameter. */
  | 'gradient'
  /** Of the kept units' weights. */
  | 'keptGradient'
  | 'forwardWorkspace'
  | 'backwardWorkspace';

export interface PlannedBuffer extends Lifetime {
  readonly kind: BufferKind;
  readonly instruction: TensorId;
  /** In the arena. */
  readonly offset: number;
  /** Equal for those that stand in the same place one after the other, the next made of the last. An index in `Plan.homes`. */
  readonly home: number;
}

/** A place in the arena, from the first moment at which it is in use to the last. */
export interface Home extends Lifetime {
  /** Does the backward pass read there what the forward pass left? */
  readonly saved: boolean;
}

/** A layer of which only some units are kept. */
export interface KeptLayer extends UnitLayer {
  readonly kept: number;
}

export interface Plan {
  readonly program: TensorProgram;
  readonly buffers: readonly PlannedBuffer[];
  readonly homes: readonly Home[];
  readonly layers: readonly KeptLayer[];
  /** The arena's size: activations, gradients and workspace of the whole step. Parameters and optimizer state are apart. */
  readonly bytes: number;
  /**
   * What the backward pass reads of the forward pass. The loss is differentiated as soon as it is known, so what only it reads is
   * not kept.
   */
  readonly savedBytes: number;
  /** By moment. */
  readonly alive: readonly number[];
}

const FLOAT = 4;

/** Plans a step; `fraction` of the units of each layer's input is kept for its weight gradient, all of them where it is undefined. */
export function planStep(program: TensorProgram, fraction?: number): Plan {
  const layers = fraction === undefined ? [] : unitLayers(program).map((layer) => ({ ...layer, kept: keptCount(layer.units, fraction) }));
  const needs = new Needs(program, layers).list();
  const shared = shareInPlace(program, needs);
  const { offsets, bytes } = place(shared.lifetimes);
  const moments = 2 * program.instructions.length;
  const buffers = needs.map((need, index) => ({ ...need, offset: at(offsets, at(shared.homes, index)), home: at(shared.homes, index) }));
  const turn = moments - 1 - program.loss;
  const homes = shared.lifetimes.map((lifetime): Home => ({ ...lifetime, saved: lifetime.from < program.loss && lifetime.to > turn }));
  const savedBytes = homes.reduce((sum, { saved, bytes: own }) => (saved ? sum + own : sum), 0);
  return { program, buffers, homes, layers, bytes, savedBytes, alive: aliveBytes(shared.lifetimes, moments) };
}

export type Need = Omit<PlannedBuffer, 'offset' | 'home'>;

class Needs {
  readonly #program: TensorProgram;
  readonly #layers: ReadonlyMap<TensorId, KeptLayer>;
  readonly #active: readonly boolean[];

  constructor(program: TensorProgram, layers: readonly KeptLayer[]) {
    this.#program = program;
    this.#layers = new Map(layers.map((layer) => [layer.instruction.id, layer]));
    this.#active = activeValues(program);
  }

  list(): readonly Need[] {
    return this.#program.instructions.flatMap((instruction) => {
      const size = FLOAT * elements(instruction.shape);
      const { id } = instruction;
      if (instruction.kind === 'parameter') return this.#gradient(id, size);
      const value: Need = {
        kind: 'value',
        instruction: id,
        bytes: size,
        from: instruction.kind === 'input' ? 0 : id,
        to: this.#lastRead(id),
      };
      return instruction.kind === 'input' ? [value] : [value, ...this.#operation(instruction), ...this.#adjoint(id, size)];
    });
  }

  #operation(instruction: OperationTensor): readonly Need[] {
    const { id } = instruction;
    const entry = tensorOperation(instruction.operation);
    const signature = signatureOf(this.#program, instruction);
    const needs: Need[] = [];
    const backward = this.#backward(id);
    for (const saved of entry.saves(signature)) {
      if (saved.kind === 'notes')
        needs.push({ kind: 'notes', instruction: id, bytes: saved.bytes, from: id, to: this.#active[id] ? backward : id });
    }
    const forward = FLOAT * (entry.workspace?.(signature, 'forward') ?? 0);
    if (forward > 0) needs.push({ kind: 'forwardWorkspace', instruction: id, bytes: forward, from: id, to: id });
    const back = this.#active[id] ? FLOAT * (entry.workspace?.(signature, 'backward') ?? 0) : 0;
    if (back > 0) needs.push({ kind: 'backwardWorkspace', instruction: id, bytes: back, from: backward, to: backward });
    const layer = this.#layers.get(id);
    if (layer) {
      const [, weights = []] = keptSignature(this.#program, layer, layer.kept).operands;
      needs.push({ kind: 'kept', instruction: id, bytes: FLOAT * layer.rows * layer.kept, from: id, to: backward });
      needs.push({ kind: 'keptGradient', instruction: id, bytes: FLOAT * elements(weights), from: backward, to: backward });
    }
    return needs;
  }

  #adjoint(id: TensorId, bytes: number): readonly Need[] {
    if (!this.#active[id]) return [];
    const first = Math.min(...this.#contributions(id), ...(id === this.#program.loss ? [this.#backward(id)] : []));
    return Number.isFinite(first) ? [{ kind: 'adjoint', instruction: id, bytes, from: first, to: this.#backward(id) }] : [];
  }

  /** Weights of which only some units are kept have their gradient in no other form. */
  #gradient(id: TensorId, bytes: number): readonly Need[] {
    if ([...this.#layers.values()].some(({ instruction }) => instruction.operands[1] === id)) return [];
    const moments = this.#contributions(id);
    return moments.length === 0 ? [] : [{ kind: 'gradient', instruction: id, bytes, from: Math.min(...moments), to: Math.max(...moments) }];
  }

  /** The moments at which something is added to a value's adjoint. */
  #contributions(id: TensorId): readonly number[] {
    return this.#readers(id).flatMap((reader) =>
      this.#active[reader.id] && reader.operands.some((operand, i) => operand === id && carries(reader, i))
        ? [this.#backward(reader.id)]
        : [],
    );
  }

  #lastRead(id: TensorId): number {
    if (id === this.#program.loss) return 2 * this.#program.instructions.length - 1;
    const own = at(this.#program.instructions, id);
    const saves = own.kind === 'operation' && this.#saved(own).some((saved) => saved.kind === 'output');
    const moments = this.#readers(id).map((reader) => {
      const saved = this.#saved(reader).some((one) => one.kind === 'operand' && reader.operands[one.operand] === id);
      return saved && this.#active[reader.id] ? this.#backward(reader.id) : reader.id;
    });
    return Math.max(id, ...moments, ...(saves && this.#active[id] ? [this.#backward(id)] : []));
  }

  /** What an operation reads again; a layer with kept units does not read its input again. */
  #saved(instruction: OperationTensor) {
    const all = tensorOperation(instruction.operation).saves(signatureOf(this.#program, instruction));
    return this.#layers.has(instruction.id) ? all.filter((saved) => !(saved.kind === 'operand' && saved.operand === 0)) : all;
  }

  #readers(id: TensorId): readonly OperationTensor[] {
    return this.#program.instructions.filter((one) => one.kind === 'operation').filter(({ operands }) => operands.includes(id));
  }

  #backward(id: TensorId): number {
    return 2 * this.#program.instructions.length - 1 - id;
  }
}
