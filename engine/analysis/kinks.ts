import type { Lcg, NodeId } from '../graph/types.ts';
import { at } from '../invariant.ts';
import { isKink } from '../operations/evaluate.ts';
import { type Guard, numberOf, type Operand, valuesOf } from '../trace/guards.ts';
import type { Trace, ValueId } from '../trace/types.ts';

/**
 * The nodes at which a function has no derivative at this very point, so that its partials are a customary choice: operations
 * at a kink, and the operands of a comparison that are equal. `primal`: every value of the trace, by `ValueId`.
 */
export function kinksAt(graph: Lcg, ssa: Trace, primal: Float64Array): readonly NodeId[] {
  const operands = new Map<ValueId, readonly ValueId[]>();
  for (const one of ssa.instructions) if (one.kind === 'operation') operands.set(one.id, one.operands);
  const tied = tiedValues(ssa.guards, primal);
  return graph.nodes.flatMap(({ id, kind, operation, value }) => {
    if (kind !== 'parameter' && kind !== 'operation') return [];
    const [a, b] = operands.get(value) ?? [];
    const kink = operation !== undefined && isKink(operation, read(primal, a), read(primal, b));
    return kink || tied.has(value) ? [id] : [];
  });
}

function tiedValues(guards: readonly Guard[], primal: Float64Array): ReadonlySet<ValueId> {
  const ordered = guards.filter(({ condition }) => condition === 'less' || condition === 'atMost' || condition === 'equal');
  const ties = ordered.filter(({ operands: [a, b] }) => numberOf(a, primal) === numberOf(b, primal) && !isSame(a, b));
  return new Set(ties.flatMap(({ operands }) => valuesOf(operands)));
}

/** `x === x` asks whether it is a number. */
function isSame(a: Operand, b: Operand): boolean {
  return 'id' in a && 'id' in b && a.id === b.id;
}

function read(primal: Float64Array, value: ValueId | undefined): number {
  return value === undefined ? 0 : at(primal, value);
}
