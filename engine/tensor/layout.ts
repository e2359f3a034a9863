import { at, invariant } from '../invariant.ts';
import { append } from '../lists.ts';
import type { KernelMemory } from './kernels/types.ts';
import { sharesAdjoint } from './plan/in-place.ts';
import type { BufferKind } from './plan/needs.ts';
import type { Plan } from './plan/plan.ts';
import type { TensorId } from './program.ts';

const FLOAT = Float32Array.BYTES_PER_ELEMENT;

/** A plan's buffers as views of memory. */
export class Layout {
  readonly plan: Plan;
  /** Operations that turn their own adjoint into their operand's. */
  readonly inPlace: ReadonlySet<TensorId>;
  readonly #floats = new Map<string, Float32Array>();
  readonly #notes = new Map<string, Uint8Array>();
  /** By moment: what begins there at 0. */
  readonly #fresh = new Map<number, Float32Array[]>();
  readonly #complete = new Map<number, TensorId[]>();

  constructor(plan: Plan, { buffer, start }: KernelMemory) {
    this.plan = plan;
    const { program, flow } = plan;
    const inPlace = program.instructions.filter((one) => one.kind === 'operation').filter((one) => sharesAdjoint(program, flow, one));
    this.inPlace = new Set(inPlace.map(({ id }) => id));
    const made = new Set(inPlace.map(({ operands }) => at(operands, 0)));
    for (const { kind, instruction, offset, bytes, from, to } of plan.buffers) {
      if (kind === 'notes' || kind === 'notesAgain') {
        this.#notes.set(keyOf(kind, instruction), new Uint8Array(buffer, start + offset, bytes));
        continue;
      }
      const view = new Float32Array(buffer, start + offset, bytes / FLOAT);
      this.#floats.set(keyOf(kind, instruction), view);
      if (kind === 'gradient' || kind === 'keptGradient' || (kind === 'adjoint' && !made.has(instruction))) append(this.#fresh, from, view);
      if (kind === 'gradient') append(this.#complete, to, instruction);
    }
  }

  /** Buffers that begin at 0 at that moment. */
  freshAt(moment: number): readonly Float32Array[] {
    return this.#fresh.get(moment) ?? [];
  }

  /** Parameters whose gradient is complete after that moment. */
  completeAt(moment: number): readonly TensorId[] {
    return this.#complete.get(moment) ?? [];
  }

  find(kind: BufferKind, id: TensorId): Float32Array | undefined {
    return this.#floats.get(keyOf(kind, id));
  }

  floats(kind: BufferKind, id: TensorId): Float32Array {
    const found = this.find(kind, id);
    invariant(found, `the plan has no ${kind} for ${at(this.plan.program.instructions, id).name}`);
    return found;
  }

  notes(kind: 'notes' | 'notesAgain', id: TensorId): Uint8Array | undefined {
    return this.#notes.get(keyOf(kind, id));
  }
}

function keyOf(kind: BufferKind, instruction: TensorId): string {
  return `${kind} ${instruction}`;
}
