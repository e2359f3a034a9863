import { unreachable } from '../invariant.ts';

/** How the learning rate changes: a factor of the settings' rate, by the number of updates done before. Plain data. */
export type Schedule =
  | { readonly kind: 'constant' }
  /** Multiplied by `factor` after every `every` updates. */
  | { readonly kind: 'step'; readonly factor: number; readonly every: number }
  /** `factor` to the power of updates / every: the same decay without its steps. */
  | { readonly kind: 'exponential'; readonly factor: number; readonly every: number }
  /** From 1 to `floor` along half a cosine (Loshchilov and Hutter 2017), over `over` updates; `floor` from then on. */
  | { readonly kind: 'cosine'; readonly over: number; readonly floor: number };

export const scheduleKinds = ['constant', 'step', 'exponential', 'cosine'] as const satisfies readonly Schedule['kind'][];

export function rateFactor(schedule: Schedule, updates: number): number {
  switch (schedule.kind) {
    case 'constant':
      return 1;
    case 'step':
      return schedule.factor ** Math.floor(updates / schedule.every);
    case 'exponential':
      return schedule.factor ** (updates / schedule.every);
    case 'cosine': {
      const part = Math.min(1, updates / schedule.over);
      return schedule.floor + ((1 - schedule.floor) * (1 + Math.cos(Math.PI * part))) / 2;
    }
    default:
      return unreachable(schedule);
  }
}

/** What is wrong with a schedule that came from outside; `undefined` when all is well. */
export function scheduleFault(schedule: Schedule): string | undefined {
  switch (schedule.kind) {
    case 'constant':
      return undefined;
    case 'step':
    case 'exponential':
      if (!(schedule.factor > 0 && schedule.factor <= 1)) return `schedule's factor must be in (0, 1]; it is ${schedule.factor}`;
      return schedule.every > 0 ? undefined : `schedule's every must be above 0; it is ${schedule.every}`;
    case 'cosine':
      if (!(schedule.floor >= 0 && schedule.floor <= 1)) return `schedule's floor must be in [0, 1]; it is ${schedule.floor}`;
      return schedule.over > 0 ? undefined : `schedule's over must be above 0; it is ${schedule.over}`;
    default:
      return `schedule must be one of ${scheduleKinds.join(', ')}`;
  }
}
