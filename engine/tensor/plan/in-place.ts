import { at } from '../../invariant.ts';
import { tensorOperation } from '../operations/table.ts';
import type { TensorId, TensorProgram } from '../program.ts';
import type { Lifetime } from './arena.ts';
import type { Need } from './plan.ts';

/** Which needs share a place: those with the same home, an index in `lifetimes`. */
export interface Shared {
  readonly homes: readonly number[];
  readonly lifetimes: readonly Lifetime[];
}

/**
 * Lets the result of a pointwise operation stand where its operand stood, where nothing reads the operand afterwards; and, on the
 * way back, the operand's adjoint where the result's stood, where nothing else adds to it.
 */
export function shareInPlace(program: TensorProgram, needs: readonly Need[]): Shared {
  const index = new Map(needs.map(({ kind, instruction }, i) => [`${kind} ${instruction}`, i]));
  const parent = needs.map((_, i) => i);
  const home = (i: number): number => (at(parent, i) === i ? i : home(at(parent, i)));
  const join = (kind: 'value' | 'adjoint', one: TensorId, other: TensorId): void => {
    const [a, b] = [index.get(`${kind} ${one}`), index.get(`${kind} ${other}`)];
    if (a !== undefined && b !== undefined) parent[Math.max(home(a), home(b))] = Math.min(home(a), home(b));
  };
  for (const instruction of program.instructions) {
    if (instruction.kind !== 'operation' || !tensorOperation(instruction.operation).vjpInPlace) continue;
    const operand = at(instruction.operands, 0);
    const value = needs[index.get(`value ${operand}`) ?? -1];
    if (value?.to === instruction.id) join('value', operand, instruction.id);
    if (sharesAdjoint(program, needs, instruction.id)) join('adjoint', operand, instruction.id);
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
export function sharesAdjoint(
  { instructions }: TensorProgram,
  needs: readonly Pick<Need, 'kind' | 'instruction'>[],
  id: TensorId,
): boolean {
  const instruction = at(instructions, id);
  if (instruction.kind !== 'operation' || !tensorOperation(instruction.operation).vjpInPlace) return false;
  const operand = at(instruction.operands, 0);
  const readers = instructions.filter((one) => one.kind === 'operation' && one.operands.includes(operand));
  const has = (of: TensorId) => needs.some(({ kind, instruction: owner }) => kind === 'adjoint' && owner === of);
  return readers.length === 1 && has(operand) && has(id);
}
