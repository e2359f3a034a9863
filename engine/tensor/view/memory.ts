/** Where the memory of a step goes, for people: by node, and over time. Every byte is one of the arena's. */
import { at } from '../../invariant.ts';
import type { Plan, PlannedBuffer } from '../plan/plan.ts';
import type { Moment } from '../plan/schedule.ts';
import type { TensorId } from '../program.ts';
import type { Shape } from '../shape.ts';

/** Bytes that one node of a network has in the arena of a step. */
export interface NodeMemory {
  readonly id: TensorId;
  readonly name: string;
  readonly kind: 'parameter' | 'input' | 'operation';
  /** Of operations: which. */
  readonly operation?: string;
  readonly shape: Shape;
  /** What it computes (or, of inputs, is given). 0 where it stands in the place of its operand. */
  readonly value: number;
  /** What the backward pass reads of it: values, kept units, bits. */
  readonly saved: number;
  /** Its adjoint; of parameters, its gradient. 0 where it stands in the place of another. */
  readonly adjoint: number;
  /** What its passes work in. */
  readonly workspace: number;
}

/** One moment of a step: a pass of one node. */
export interface MemoryMoment {
  readonly moment: number;
  /** `again`: computed once more for the backward pass, where checkpointing did not keep it. */
  readonly pass: Moment['pass'];
  readonly node: TensorId;
  readonly name: string;
  /** Bytes in use at that moment. */
  readonly bytes: number;
  /** Of these, what the forward pass left for the backward pass. */
  readonly saved: number;
}

export interface StepMemory {
  readonly nodes: readonly NodeMemory[];
  /** The memory timeline: forward passes first to last, then backward passes last to first. */
  readonly timeline: readonly MemoryMoment[];
  /** The high-water mark: the arena's size. At least the largest of the timeline. */
  readonly peak: number;
  /** What stands between forward and backward pass. */
  readonly saved: number;
}

/** The memory of a step that was planned so. Parameters and the optimizer's state are apart. */
export function stepMemory(plan: Plan): StepMemory {
  const { program, buffers } = plan;
  const firstOfHome = new Map<number, PlannedBuffer>();
  for (const buffer of buffers) {
    const first = firstOfHome.get(buffer.home);
    if (!first || buffer.from < first.from) firstOfHome.set(buffer.home, buffer);
  }
  const isSaved = (home: number) => at(plan.homes, home).saved;
  const bytesOf = (id: TensorId, wanted: (buffer: PlannedBuffer) => boolean) =>
    buffers.reduce((sum, buffer) => (buffer.instruction === id && wanted(buffer) ? sum + buffer.bytes : sum), 0);
  const owns = (buffer: PlannedBuffer) => firstOfHome.get(buffer.home) === buffer;
  const nodes = program.instructions.map((one): NodeMemory => {
    const { id, name, kind, shape } = one;
    return {
      id,
      name,
      kind,
      ...(one.kind === 'operation' && { operation: one.operation }),
      shape,
      value: bytesOf(id, (buffer) => (buffer.kind === 'value' || buffer.kind === 'valueAgain') && owns(buffer)),
      saved: bytesOf(id, (buffer) => owns(buffer) && isSaved(buffer.home)),
      adjoint: bytesOf(id, (buffer) => ADJOINTS.has(buffer.kind) && owns(buffer)),
      workspace: bytesOf(id, ({ kind: own }) => WORKSPACES.has(own)),
    };
  });
  const timeline = plan.alive.map((bytes, moment): MemoryMoment => {
    const { pass, instruction } = at(plan.moments, moment);
    const { id, name } = at(program.instructions, instruction);
    const saved = plan.homes.reduce((sum, home) => (home.saved && home.from <= moment && moment <= home.to ? sum + home.bytes : sum), 0);
    return { moment, pass, node: id, name, bytes, saved };
  });
  return { nodes, timeline, peak: plan.bytes, saved: plan.savedBytes };
}

const WORKSPACES: ReadonlySet<PlannedBuffer['kind']> = new Set(['forwardWorkspace', 'againWorkspace', 'backwardWorkspace']);
const ADJOINTS: ReadonlySet<PlannedBuffer['kind']> = new Set(['adjoint', 'gradient', 'keptGradient']);
