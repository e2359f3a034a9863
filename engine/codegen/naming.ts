import { invariant } from '../invariant.ts';
import { nameValues } from '../trace/names.ts';
import type { Trace, ValueId } from '../trace/types.ts';

/** What the values of a trace and their adjoints are called in a derivative listing. */
export interface DerivativeNames {
  /** As in the `ssa` listing, unless that would hide something that the listing itself uses. */
  primal(id: ValueId): string;
  /** `bar_x` for x̄ = ∂output/∂x. */
  adjoint(id: ValueId): string;
}

/** Names every value of an `ssa` trace and its adjoint, all distinct; `reserved` are taken already. */
export function nameDerivative(ssa: Trace, reserved: Iterable<string>): DerivativeNames {
  const fresh = distinctNames([...globals, ...reserved]);
  const listed = nameValues(ssa);
  const ids = ssa.instructions.flatMap((one) => (one.kind === 'parameter' || one.kind === 'operation' ? [one.id] : []));
  const primal = new Map(ids.map((id) => [id, fresh(lookUp(listed, id))]));
  const adjoint = new Map(ids.map((id) => [id, fresh(`bar_${lookUp(primal, id)}`)]));
  return { primal: (id) => lookUp(primal, id), adjoint: (id) => lookUp(adjoint, id) };
}

/** The globals that a listing reads: a variable of the user's by that name is called something else. */
const globals = ['Math', 'NaN', 'Infinity'];

function lookUp(names: ReadonlyMap<ValueId, string>, id: ValueId): string {
  const name = names.get(id);
  invariant(name !== undefined, `value ${id} has no name`);
  return name;
}

function distinctNames(taken: Iterable<string>): (wanted: string) => string {
  const used = new Set(taken);
  return (wanted) => {
    let name = wanted;
    for (let suffix = 2; used.has(name); suffix++) name = `${wanted}_${suffix}`;
    used.add(name);
    return name;
  };
}
