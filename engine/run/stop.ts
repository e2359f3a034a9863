import { unreachable } from '../invariant.ts';
import type { RunState } from './types.ts';

/** When a run ends. Plain data, so that it can be sent to a worker. */
export interface StopCondition {
  readonly kind: 'iterations';
  /** How many iterations are done in all. */
  readonly iterations: number;
}

export function stops(condition: StopCondition, state: RunState): boolean {
  switch (condition.kind) {
    case 'iterations':
      return state.iteration >= condition.iterations;
    default:
      return unreachable(condition.kind);
  }
}
