import type { Lcg } from '../graph/types.ts';
import { at, InvariantError } from '../invariant.ts';
import { evaluateOperation } from '../operations/evaluate.ts';
import type { Trace } from '../trace/types.ts';
import { evaluatePartial } from './partials.ts';
import type { Sweep } from './sweep-types.ts';

/** Every value of an `ssa` trace at a point, by `ValueId`. */
export function evaluateTrace(ssa: Trace, point: ArrayLike<number>): Float64Array {
  const values = new Float64Array(
    1 + ssa.instructions.reduce((largest, one) => (one.kind === 'tuple' ? largest : Math.max(largest, one.id)), 0),
  );
  for (const instruction of ssa.instructions) {
    switch (instruction.kind) {
      case 'parameter':
        values[instruction.id] = at(point, instruction.index);
        break;
      case 'constant':
        values[instruction.id] = instruction.value;
        break;
      case 'operation': {
        const [a, b] = instruction.operands;
        values[instruction.id] = evaluateOperation(
          instruction.operation,
          a === undefined ? 0 : at(values, a),
          b === undefined ? 0 : at(values, b),
        );
        break;
      }
      case 'tuple':
        throw new InvariantError('a trace in ssa form has no tuple instructions');
    }
  }
  return values;
}

/**
 * Runs a sweep over the values of a trace: writes one derivative a differentiated parameter into `gradient`.
 * Multiplies in the same order as the compiled form, so both agree bit for bit.
 */
export function interpretSweep(graph: Lcg, sweep: Sweep, values: Float64Array, gradient: Float64Array): void {
  const adjoints = new Float64Array(sweep.slots);
  adjoints[sweep.seed] = 1;
  for (const { kind, edge, from, to } of sweep.steps) {
    if (kind === 'alias') continue;
    const sent = at(adjoints, from) * evaluatePartial(at(graph.edges, edge).partial, values);
    adjoints[to] = kind === 'set' ? sent : at(adjoints, to) + sent;
  }
  for (const [index, slot] of sweep.parameters.entries()) gradient[index] = slot === undefined ? 0 : at(adjoints, slot);
}
