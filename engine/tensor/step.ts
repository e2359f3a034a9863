import { at, invariant } from '../invariant.ts';
import { type GradientRows, wholeGradient } from './gradient.ts';
import { plainLibrary } from './kernels/plain.ts';
import type { KernelLibrary, KernelMemory } from './kernels/types.ts';
import { Layout } from './layout.ts';
import { tensorOperation } from './operations/table.ts';
import type { Backward, Forward } from './operations/types.ts';
import { readsInput } from './plan/needs.ts';
import { type Plan, type PlanOptions, planStep } from './plan/plan.ts';
import { type OperationTensor, signatureOf, type TensorId, type TensorInstruction, type TensorProgram } from './program.ts';
import { operationRandom } from './random.ts';
import { elements } from './shape.ts';
import { keptGradient, storeUnits, type UnitChoice } from './units/choice.ts';
import type { KeptLayer } from './units/layer.ts';

/** What one step is given. */
export interface StepInput {
  /** By input: its elements. */
  readonly inputs: ReadonlyMap<TensorId, ArrayLike<number>>;
  /** By layer: what it keeps. Every layer of the plan. */
  readonly choices: ReadonlyMap<TensorId, UnitChoice>;
  /** By tuple node: the number of the branch that its adjoint comes back through; all of them where there is none. */
  readonly branches?: ReadonlyMap<TensorId, number> | undefined;
  readonly seed: number;
  readonly iteration: number;
  /** Told of each parameter's gradient as soon as it is complete; it may change the parameter, and must not keep the gradient. */
  onGradient(parameter: TensorId, gradient: GradientRows): void;
}

/** What the forward pass alone is given. */
export type ForwardInput = Omit<StepInput, 'onGradient'>;

export interface TensorStepOptions extends PlanOptions {
  /** The kernels; plain ones where they are not given. */
  readonly library?: KernelLibrary;
  /** How many arrays of each parameter's size are to stand beside it. */
  readonly companions?: number;
}

/** Layouts that are kept: what is drawn afresh seldom comes back. */
const LAYOUTS = 64;
const FLOAT = Float32Array.BYTES_PER_ELEMENT;

/**
 * Training steps of one program in one arena: every value, note, adjoint and gradient of every step stands in the same block of
 * memory, so that nothing grows and the high-water mark is the arena's size.
 */
export class TensorStep {
  /** The loops that work in the step's memory. */
  readonly kernels: KernelMemory;
  /** What is read at every step, in the step's memory; change it there. */
  readonly parameters: ReadonlyMap<TensorId, Float32Array>;
  readonly #program: TensorProgram;
  readonly #companions: ReadonlyMap<TensorId, readonly Float32Array[]>;
  readonly #layers: ReadonlyMap<TensorId, KeptLayer>;
  readonly #options: PlanOptions;
  readonly #layouts = new Map<string, Layout>();
  readonly #whole: Layout;
  #layout: Layout;

  /** Copies the parameters. */
  constructor(program: TensorProgram, parameters: ReadonlyMap<TensorId, Float32Array>, options: TensorStepOptions = {}) {
    const { library = plainLibrary, companions = 0 } = options;
    const plan = planStep(program, options);
    this.#program = program;
    const lengths = program.instructions.flatMap((one) => (one.kind === 'parameter' ? [elements(one.shape)] : []));
    this.kernels = library.allocate(plan.bytes + lengths.reduce((sum, length) => sum + (1 + companions) * alignedBytes(length), 0));
    let place = this.kernels.start + plan.bytes;
    const next = (length: number): Float32Array => {
      const made = new Float32Array(this.kernels.buffer, place, length);
      place += alignedBytes(length);
      return made;
    };
    const own = program.instructions.filter(({ kind }) => kind === 'parameter');
    this.parameters = new Map(own.map(({ id, shape }) => [id, next(elements(shape))]));
    this.#companions = new Map(own.map(({ id, shape }) => [id, Array.from({ length: companions }, () => next(elements(shape)))]));
    this.#options = options;
    this.#whole = new Layout(plan, this.kernels);
    this.#layout = this.#whole;
    this.#layers = new Map(plan.layers.map((layer) => [layer.instruction.id, layer]));
    this.load(parameters);
  }

  /** Of the last step; before the first, that of a step in which nothing is left out. */
  get plan(): Plan {
    return this.#layout.plan;
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
    const { moments } = this.plan;
    for (let moment = this.#program.instructions.length; moment < moments.length; moment++) {
      const { pass, instruction: id } = at(moments, moment);
      const one = at(this.#program.instructions, id);
      if (pass === 'again') {
        if (one.kind === 'operation') this.#compute(one, input, 'again');
        continue;
      }
      for (const view of this.#layout.freshAt(moment)) view.fill(0);
      this.#backward(one, input);
      for (const parameter of this.#layout.completeAt(moment)) {
        const gradient = this.#layout.floats('gradient', parameter);
        scale(gradient, this.plan.flow.scaleOf(parameter));
        input.onGradient(parameter, wholeGradient(gradient));
      }
    }
    return loss;
  }

  /** The forward pass alone; gives the loss. `watch` sees values while they are there. */
  forward(input: ForwardInput, watch?: (instruction: TensorId, value: Float32Array) => void): number {
    this.#layout = this.#layoutFor(input.branches);
    for (const one of this.#program.instructions) {
      if (one.kind === 'parameter') continue;
      if (one.kind === 'operation') this.#compute(one, input, 'forward');
      else {
        const result = this.#value(one.id);
        const given = input.inputs.get(one.id);
        invariant(given?.length === result.length, `${one.name} needs ${result.length} elements`);
        result.set(given);
      }
      watch?.(one.id, this.#value(one.id));
    }
    return this.#value(this.#program.loss)[0] ?? Number.NaN;
  }

  /** The places of a step that keeps those branches, in the same arena. */
  #layoutFor(branches: StepInput['branches']): Layout {
    if (!branches || branches.size === 0) return this.#whole;
    const key = JSON.stringify([...branches]);
    const known = this.#layouts.get(key);
    if (known) return known;
    const plan = planStep(this.#program, { ...this.#options, branches });
    // It needs less, but what fits where is a matter of luck: then it stands where everything would.
    const fitting = plan.bytes <= this.#whole.plan.bytes ? plan : { ...this.#whole.plan, flow: plan.flow };
    const made = new Layout(fitting, this.kernels);
    if (this.#layouts.size >= LAYOUTS) this.#layouts.clear();
    this.#layouts.set(key, made);
    return made;
  }

  #compute(instruction: OperationTensor, input: ForwardInput, pass: 'forward' | 'again'): void {
    const { id, operation, operands } = instruction;
    const again = pass === 'again';
    const io: Forward = {
      ...signatureOf(this.#program, instruction),
      values: operands.map((operand) => (again ? this.#valueAgain(operand) : this.#value(operand))),
      result: this.#layout.floats(again ? 'valueAgain' : 'value', id),
      notes: this.#layout.notes(again ? 'notesAgain' : 'notes', id),
      workspace: this.#layout.find(again ? 'againWorkspace' : 'forwardWorkspace', id),
      kernels: this.kernels,
      random: operationRandom(input.seed, input.iteration, id),
    };
    tensorOperation(operation).forward(io);
    const layer = this.#layers.get(id);
    const last = again || !this.#layout.find('valueAgain', id);
    if (layer && last) storeUnits(this.#choice(input, id), at(io.values, 0), layer, this.#layout.floats('kept', id), io);
  }

  #backward(instruction: TensorInstruction, input: StepInput): void {
    const { id } = instruction;
    const { flow } = this.plan;
    if (instruction.kind !== 'operation' || !flow.needs(id)) return;
    const adjoint = this.#layout.floats('adjoint', id);
    if (id === this.#program.loss) adjoint.fill(1);
    scale(adjoint, flow.scaleOf(id));
    const { operation, operands } = instruction;
    const entry = tensorOperation(operation);
    const layer = this.#layers.get(id);
    const io: Backward = {
      ...signatureOf(this.#program, instruction),
      values: operands.map((operand, place) =>
        readsInput(this.#program, this.#layers, flow, instruction, place) ? this.#valueAgain(operand) : undefined,
      ),
      result: this.#layout.find('valueAgain', id) ?? this.#layout.find('value', id),
      notes: this.#layout.notes('notesAgain', id) ?? this.#layout.notes('notes', id),
      workspace: this.#layout.find('backwardWorkspace', id),
      kernels: this.kernels,
      random: operationRandom(input.seed, input.iteration, id),
      adjoint,
      adjoints: operands.map((operand, place) =>
        flow.along(instruction, place) && !(layer && place === 1) ? this.#target(operand) : undefined,
      ),
    };
    if (this.#layout.inPlace.has(id) && entry.vjpInPlace) entry.vjpInPlace(io);
    else entry.vjp(io);
    if (!layer) return;
    const [stored, compact] = [this.#layout.floats('kept', id), this.#layout.floats('keptGradient', id)];
    input.onGradient(at(operands, 1), keptGradient(this.#program, this.#choice(input, id), layer, stored, compact, io));
  }

  #target(operand: TensorId): Float32Array {
    return this.#layout.floats(this.parameters.has(operand) ? 'gradient' : 'adjoint', operand);
  }

  #choice({ choices }: Pick<StepInput, 'choices'>, layer: TensorId): UnitChoice {
    const choice = choices.get(layer);
    invariant(choice, `nothing was chosen for layer ${layer}`);
    return choice;
  }

  #value(id: TensorId): Float32Array {
    return this.parameters.get(id) ?? this.#layout.floats('value', id);
  }

  /** A value after the forward pass. */
  #valueAgain(id: TensorId): Float32Array {
    return this.#layout.find('valueAgain', id) ?? this.#value(id);
  }
}

function scale(elements_: Float32Array, factor: number): void {
  if (factor !== 1) for (let i = 0; i < elements_.length; i++) elements_[i] = factor * (elements_[i] ?? 0);
}

/** With what is left free behind them, so that the next begin at a multiple of a vector. */
function alignedBytes(length: number): number {
  return FLOAT * Math.ceil(length / 4) * 4;
}
