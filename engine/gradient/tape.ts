import type { Lcg } from '../graph/types.ts';
import { at } from '../invariant.ts';
import type { Trace, ValueId } from '../trace/types.ts';
import { bindPartials, valuesRead } from './partials.ts';
import type { Selection, TapeBytes } from './selection.ts';
import { reverseSweep } from './sweep.ts';
import type { Slot, Sweep } from './sweep-types.ts';

/**
 * The memory of a selection's reverse sweep, in bytes, 8 a number.
 *
 * `held` counts the distinct primal values that the partials of the kept edges read, once the constants are put into
 * those partials: operands and results of operations, parameters too. Tuple branches are the value that they copy.
 * Constants are part of the code and free.
 *
 * `peak` is the most alive at once over the steps of the sweep. During a step are alive: the primal values that this or
 * a later step reads; the adjoints that are there already and that this or a later step reads; the adjoint that the
 * step writes. Derivatives of parameters stay to the end. The output's adjoint is the constant 1, hence free; an
 * identity edge to where nothing else arrives passes the adjoint on without a copy.
 */
export function tapeBytes(graph: Lcg, ssa: Trace, selection: Selection): TapeBytes {
  const sweep = reverseSweep(graph, selection);
  let bytes = counted.get(sweep);
  if (!bytes) {
    bytes = count(sweep, stepReads(graph, ssa, sweep));
    counted.set(sweep, bytes);
  }
  return bytes;
}

export const bytesPerNumber = 8;
const counted = new WeakMap<Sweep, TapeBytes>();

/** The primal values that each step reads. */
function stepReads(graph: Lcg, ssa: Trace, sweep: Sweep): readonly (readonly ValueId[])[] {
  const read = bindPartials(graph, ssa).map(valuesRead);
  return sweep.steps.map((step) => at(read, step.edge));
}

function count(sweep: Sweep, reads: readonly (readonly ValueId[])[]): TapeBytes {
  const lastRead = new Map<ValueId, number>();
  for (const [step, values] of reads.entries()) for (const value of values) lastRead.set(value, step);
  const lastUse = adjointUses(sweep);
  const released = new Uint32Array(sweep.steps.length);
  for (const step of [...lastRead.values(), ...lastUse.values()]) if (step < released.length) released[step] = at(released, step) + 1;

  let alive = lastRead.size;
  let peak = alive;
  for (const [index, step] of sweep.steps.entries()) {
    if (step.kind === 'set') alive++;
    peak = Math.max(peak, alive);
    alive -= at(released, index);
  }
  return { held: bytesPerNumber * lastRead.size, peak: bytesPerNumber * peak };
}

/** The last step that reads each adjoint; past the end for those of parameters. The seed is a constant and not in it. */
function adjointUses({ steps, parameters, seed }: Sweep): ReadonlyMap<Slot, number> {
  const lastUse = new Map<Slot, number>();
  for (const [index, { from }] of steps.entries()) lastUse.set(from, index);
  for (const slot of parameters) if (slot !== undefined) lastUse.set(slot, steps.length);
  lastUse.delete(seed);
  return lastUse;
}
