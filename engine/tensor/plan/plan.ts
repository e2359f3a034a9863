/** The plan of one training step: which memory everything needs, from which moment to which, and where in the arena it stands. */
import { at } from '../../invariant.ts';
import type { TensorId, TensorProgram } from '../program.ts';
import { type Keeping, type KeptLayer, keptLayers } from '../units/layer.ts';
import { aliveBytes, type Lifetime, place } from './arena.ts';
import { Flow, type FlowOptions } from './flow.ts';
import { shareInPlace } from './in-place.ts';
import { type Need, Needs, readsInput } from './needs.ts';
import { type Moment, Schedule } from './schedule.ts';

export interface PlannedBuffer extends Need {
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

export interface PlanOptions extends FlowOptions {
  /** What is kept of each layer's input for its weight gradient; all of it where it is not given. */
  readonly keeping?: Keeping | undefined;
  /** Into how many segments checkpointing cuts the program; 1 keeps everything. */
  readonly segments?: number | undefined;
}

export interface Plan {
  readonly program: TensorProgram;
  readonly flow: Flow;
  readonly moments: readonly Moment[];
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

export function planStep(program: TensorProgram, options: PlanOptions = {}): Plan {
  const flow = new Flow(program, options);
  const all = options.keeping ? keptLayers(program, options.keeping) : [];
  const layers = all.filter(({ instruction }) => flow.along(instruction, 1));
  const byId = new Map<TensorId, KeptLayer>(layers.map((layer) => [layer.instruction.id, layer]));
  const schedule = new Schedule(program, flow, options.segments ?? 1, (reader, operand) =>
    readsInput(program, byId, flow, reader, operand),
  );
  const needs = new Needs(program, byId, flow, schedule).list();
  const shared = shareInPlace(program, flow, schedule, needs);
  const { offsets, bytes } = place(shared.lifetimes);
  const { moments } = schedule;
  const buffers = needs.map((need, index) => ({ ...need, offset: at(offsets, at(shared.homes, index)), home: at(shared.homes, index) }));
  const turn = schedule.backward(program.loss);
  const homes = shared.lifetimes.map((lifetime): Home => ({ ...lifetime, saved: lifetime.from < program.loss && lifetime.to > turn }));
  const savedBytes = homes.reduce((sum, { saved, bytes: own }) => (saved ? sum + own : sum), 0);
  return { program, flow, moments, buffers, homes, layers, bytes, savedBytes, alive: aliveBytes(shared.lifetimes, moments.length) };
}
