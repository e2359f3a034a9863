import { at } from '../../invariant.ts';
import { tensorOperation } from '../operations/table.ts';
import type { OperationTensor, TensorId, TensorProgram } from '../program.ts';
import type { Lifetime } from './arena.ts';
import type { Flow } from './flow.ts';
import type { BufferKind, Need } from './needs.ts';
import type { Schedule } from './schedule.ts';

/** Which needs share a place: those with the same home, an index in `lifetimes`. */
export interface Shared {
  readonly homes: readonly number[];
  readonly lifetimes: readonly Lifetime[];
}

/**
 * Lets the result of a pointwise operation stand where its operand stood, where nothing reads the operand afterwards; and, on the
 * way back, the operand's adjoint where the result's stood, where nothing else adds to it.
 */
export function shareInPlace(program: TensorProgram, flow: Flow, schedule: Schedule, needs: readonly Need[]): Shared {
  const index = new Map(needs.map(({ kind, instruction }, i) => [`${kind} ${instruction}`, i]));
  const parent = needs.map((_, i) => i);
  const home = (i: number): number => (at(parent, i) === i ? i : home(at(parent, i)));
  const join = (kind: BufferKind, one: TensorId, other: TensorId): void => {
    const [a, b] = [index.get(`${kind} ${one}`), index.get(`${kind} ${other}`)];
    if (a !== undefined && b !== undefined) parent[Math.max(home(a), home(b))] = Math.min(home(a), home(b));
  };
  const lastOf = (kind: BufferKind, id: TensorId) => needs[index.get(`${kind} ${id}`) ?? -1]?.to;
  for (const one of program.instructions) {
    if (one.kind !== 'operation' || !tensorOperation(one.operation).vjpInPlace) continue;
    const operand = at(one.operands, 0);
    if (lastOf('value', operand) === schedule.forward(one.id)) join('value', operand, one.id);
    const again = schedule.again(one.id);
    if (again !== undefined && lastOf('valueAgain', operand) === again) join('valueAgain', operand, one.id);
    if (sharesAdjoint(program, flow, one)) join('adjoint', operand, one.id);
  }
  const roots = [...new Set(needs.map((_, i) => home(i)))];
  const lifetimes = roots.map((root) => {
    const members = needs.filter((_, i) => home(i) === root);
    return {
      bytes: Math.max(...members.map(({ bytes }) => bytes)),
      from: Math.min(...members.map(({ from }) => from)),
      to: Math.max(...members.map(({ to }) => to)),
    };
  });
  return { homes: needs.map((_, i) => roots.indexOf(home(i))), lifetimes };
}

/** Does the operation turn its own adjoint into its operand's, where it stands? Only where nothing else adds to the latter. */
export function sharesAdjoint({ instructions }: TensorProgram, flow: Flow, one: OperationTensor): boolean {
  if (!tensorOperation(one.operation).vjpInPlace || !flow.along(one, 0)) return false;
  const operand = at(one.operands, 0);
  const readers = instructions.filter((other) => other.kind === 'operation' && other.operands.includes(operand));
  return readers.length === 1 && at(instructions, operand).kind === 'operation';
}
