import { at, invariant } from '../invariant.ts';
import { type GradientRows, wholeGradient } from './gradient.ts';
import { plainLibrary } from './kernels/plain.ts';
import type { KernelLibrary, KernelMemory } from './kernels/types.ts';
import { type TensorOperationName, tensorOperation } from './operations/table.ts';
import type { Backward, TensorOperation } from './operations/types.ts';
import { sharesAdjoint } from './plan/in-place.ts';
import { type BufferKind, type KeptLayer, type Plan, planStep } from './plan/plan.ts';
import { activeValues, carries, type OperationTensor, signatureOf, type TensorId, type TensorProgram } from './program.ts';
import { operationRandom } from './random.ts';
import { elements } from './shape.ts';
import { spreadRows, storeUnits, type UnitChoice } from './units/choice.ts';
import { keptSignature } from './units/layer.ts';

/** What one step is given. */
export interface StepInput {
  /** By input: its elements. */
  readonly inputs: ReadonlyMap<TensorId, ArrayLike<number>>;
  /** By layer: what it keeps. Every layer of the plan. */
  readonly choices: ReadonlyMap<TensorId, UnitChoice>;
  readonly seed: number;
  readonly iteration: number;
  /** Told of each parameter's gradient as soon as it is complete; it may change the parameter, and must not keep the gradient. */
  onGradient(parameter: TensorId, gradient: GradientRows): void;
}

export interface TensorStepOptions {
  /** Of the units of each layer's input, what is kept for its weight gradient; all of them where it is not given. */
  readonly fraction?: number | undefined;
  /** The kernels; plain ones where they are not given. */
  readonly library?: KernelLibrary;
  /** How many arrays of each parameter's size are to stand beside it. */
  readonly companions?: number;
}

const FLOAT = Float32Array.BYTES_PER_ELEMENT;

/** Elements with what is left free behind them, so that the next begin at a multiple of a vector. */
function aligned(length: number): number {
  return Math.ceil(length / 4) * 4;
}

/**
 * Training steps of one program in one arena: every value, note, adjoint and gradient of every step stands in the same block of
 * memory, so that nothing grows and the high-water mark is the arena's size.
 */
export class TensorStep {
  readonly plan: Plan;
  /** The loops that work in the step's memory. */
  readonly kernels: KernelMemory;
  /** What is read at every step, in the step's memory; change it there. */
  readonly parameters: ReadonlyMap<TensorId, Float32Array>;
  readonly #program: TensorProgram;
  readonly #companions: ReadonlyMap<TensorId, readonly Float32Array[]>;
  readonly #active: readonly boolean[];
  readonly #layers: ReadonlyMap<TensorId, KeptLayer>;
  readonly #floats = new Map<string, Float32Array>();
  readonly #notes = new Map<TensorId, Uint8Array>();
  /** Operations that turn their own adjoint into their operand's. */
  readonly #inPlace: ReadonlySet<TensorId>;
  /** By moment: what begins there at 0. */
  readonly #fresh: ReadonlyMap<number, readonly Float32Array[]>;
  readonly #complete: ReadonlyMap<number, readonly TensorId[]>;

  /** Copies the parameters. */
  constructor(
    program: TensorProgram,
    parameters: ReadonlyMap<TensorId, Float32Array>,
    { fraction, library = plainLibrary, companions = 0 }: TensorStepOptions = {},
  ) {
    this.plan = planStep(program, fraction);
    this.#program = program;
    const lengths = program.instructions.flatMap((one) => (one.kind === 'parameter' ? [elements(one.shape)] : []));
    const beside = lengths.reduce((sum, length) => sum + (1 + companions) * aligned(length), 0);
    this.kernels = library.allocate(this.plan.bytes + FLOAT * beside);
    const arena = this.kernels.buffer;
    const { start } = this.kernels;
    let place_ = start + this.plan.bytes;
    const next = (length: number): Float32Array => {
      const made = new Float32Array(arena, place_, length);
      place_ += FLOAT * aligned(length);
      return made;
    };
    const resident = new Map<TensorId, Float32Array>();
    const beyond = new Map<TensorId, readonly Float32Array[]>();
    for (const one of program.instructions) {
      if (one.kind !== 'parameter') continue;
      const length = elements(one.shape);
      resident.set(one.id, next(length));
      beyond.set(
        one.id,
        Array.from({ length: companions }, () => next(length)),
      );
    }
    this.parameters = resident;
    this.#companions = beyond;
    this.load(parameters);
    this.#active = activeValues(program);
    this.#layers = new Map(this.plan.layers.map((layer) => [layer.instruction.id, layer]));
    this.#inPlace = new Set(program.instructions.filter(({ id }) => sharesAdjoint(program, this.plan.buffers, id)).map(({ id }) => id));
    const made = new Set(
      program.instructions.flatMap((one) => (one.kind === 'operation' && this.#inPlace.has(one.id) ? [one.operands[0]] : [])),
    );
    const fresh = new Map<number, Float32Array[]>();
    const complete = new Map<number, TensorId[]>();
    for (const { kind, instruction, offset, bytes, from, to } of this.plan.buffers) {
      if (kind === 'notes') {
        this.#notes.set(instruction, new Uint8Array(arena, start + offset, bytes));
        continue;
      }
      const view = new Float32Array(arena, start + offset, bytes / FLOAT);
      this.#floats.set(place(kind, instruction), view);
      const starts = kind === 'gradient' || kind === 'keptGradient' || (kind === 'adjoint' && !made.has(instruction));
      if (starts) fresh.set(from, [...(fresh.get(from) ?? []), view]);
      if (kind === 'gradient') complete.set(to, [...(complete.get(to) ?? []), instruction]);
    }
    this.#fresh = fresh;
    this.#complete = complete;
  }

  /** Takes over other parameters. */
  load(parameters: ReadonlyMap<TensorId, Float32Array>): void {
    for (const [id, own] of this.parameters) {
      const given = parameters.get(id);
      invariant(given?.length === own.length, `${at(this.#program.instructions, id).name} needs ${own.length} elements`);
      own.set(given);
    }
  }

  /** Arrays of a parameter's size that stand beside it, for its optimizer; 0 at first. */
  companions(id: TensorId): readonly Float32Array[] {
    return this.#companions.get(id) ?? [];
  }

  /** Forward and backward; gives the loss. */
  run(input: StepInput): number {
    const loss = this.forward(input);
    const { instructions } = this.#program;
    for (const instruction of instructions.toReversed()) {
      const moment = 2 * instructions.length - 1 - instruction.id;
      for (const view of this.#fresh.get(moment) ?? []) view.fill(0);
      if (instruction.id === this.#program.loss) this.#float('adjoint', instruction.id)?.fill(1);
      if (instruction.kind === 'operation' && this.#active[instruction.id]) this.#backward(instruction, input);
      for (const parameter of this.#complete.get(moment) ?? []) {
        const gradient = this.#float('gradient', parameter);
        if (gradient) input.onGradient(parameter, wholeGradient(gradient));
      }
    }
    return loss;
  }

  /** The forward pass alone; gives the loss. `watch` sees values while they are there. */
  forward(input: Omit<StepInput, 'onGradient'>, watch?: (instruction: TensorId, value: Float32Array) => void): number {
    for (const instruction of this.#program.instructions) {
      if (instruction.kind === 'parameter') continue;
      const result = this.#value(instruction.id);
      if (instruction.kind === 'input') {
        const given = input.inputs.get(instruction.id);
        invariant(given?.length === result.length, `${instruction.name} needs ${result.length} elements`);
        result.set(given);
        continue;
      }
      const { id, operation, operands } = instruction;
      tensorOperation(operation).forward({
        ...signatureOf(this.#program, instruction),
        values: operands.map((operand) => this.#value(operand)),
        result,
        notes: this.#notes.get(id),
        workspace: this.#float('forwardWorkspace', id),
        kernels: this.kernels,
        random: operationRandom(input.seed, input.iteration, id),
      });
      const layer = this.#layers.get(id);
      if (layer) {
        const into = this.#needed('kept', id);
        const workspace = this.#needed('forwardWorkspace', id);
        storeUnits(this.kernels, this.#choice(input, id), this.#value(at(operands, 0)), layer, into, workspace);
      }
      watch?.(id, result);
    }
    return this.#value(this.#program.loss)[0] ?? Number.NaN;
  }

  #backward(instruction: OperationTensor, input: StepInput): void {
    const { id, operation, operands } = instruction;
    const entry = tensorOperation(operation);
    const layer = this.#layers.get(id);
    const whole: Backward = {
      ...signatureOf(this.#program, instruction),
      values: operands.map((operand, place_) => (this.#isRead(entry, instruction, place_) ? this.#value(operand) : undefined)),
      result: this.#value(id),
      notes: this.#notes.get(id),
      workspace: this.#float('backwardWorkspace', id),
      kernels: this.kernels,
      random: operationRandom(input.seed, input.iteration, id),
      adjoint: this.#needed('adjoint', id),
      adjoints: operands.map((operand, place_) =>
        this.#active[operand] && carries(instruction, place_) && !(layer && place_ === 1) ? this.#target(operand) : undefined,
      ),
    };
    if (this.#inPlace.has(id) && entry.vjpInPlace) entry.vjpInPlace(whole);
    else entry.vjp(whole);
    if (layer) this.#restricted(layer, operation, whole, input);
  }

  /** The weight gradient from the kept units: the layer's own vjp, as if it had those units only. */
  #restricted(layer: KeptLayer, operation: TensorOperationName, whole: Backward, input: StepInput): void {
    const { id, operands } = layer.instruction;
    const compact = this.#needed('keptGradient', id);
    tensorOperation(operation).vjp({
      ...whole,
      ...keptSignature(this.#program, layer, layer.kept),
      values: [this.#needed('kept', id)],
      adjoints: [undefined, compact],
    });
    input.onGradient(at(operands, 1), spreadRows(this.#choice(input, id), compact, layer, this.#needed('backwardWorkspace', id)));
  }

  #isRead(entry: TensorOperation, instruction: OperationTensor, operand: number): boolean {
    if (operand === 0 && this.#layers.has(instruction.id)) return false;
    return entry.saves(signatureOf(this.#program, instruction)).some((saved) => saved.kind === 'operand' && saved.operand === operand);
  }

  #target(operand: TensorId): Float32Array | undefined {
    return this.parameters.has(operand) ? this.#float('gradient', operand) : this.#float('adjoint', operand);
  }

  #choice({ choices }: Pick<StepInput, 'choices'>, layer: TensorId): UnitChoice {
    const choice = choices.get(layer);
    invariant(choice, `nothing was chosen for layer ${layer}`);
    return choice;
  }

  #value(id: TensorId): Float32Array {
    return this.parameters.get(id) ?? this.#needed('value', id);
  }

  #float(kind: BufferKind, id: TensorId): Float32Array | undefined {
    return this.#floats.get(place(kind, id));
  }

  #needed(kind: BufferKind, id: TensorId): Float32Array {
    const found = this.#float(kind, id);
    invariant(found, `the plan has no ${kind} for ${at(this.#program.instructions, id).name}`);
    return found;
  }
}

/** Parameters of a program, all 0. */
export function zeroParameters({ instructions }: TensorProgram): ReadonlyMap<TensorId, Float32Array> {
  return new Map(instructions.flatMap((one) => (one.kind === 'parameter' ? [[one.id, new Float32Array(elements(one.shape))]] : [])));
}

function place(kind: BufferKind, instruction: TensorId): string {
  return `${kind} ${instruction}`;
}
