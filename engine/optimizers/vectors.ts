import { invariant } from '../invariant.ts';
import type { OptimizerState } from './types.ts';

export function zeros(size: number): number[] {
  return new Array<number>(size).fill(0);
}

/** The vector of that name in an optimizer's own state. */
export function vector(state: OptimizerState, name: string): readonly number[] {
  const found = state.vectors[name];
  invariant(found, `the state belongs to another optimizer: it has no vector ${name}`);
  return found;
}
