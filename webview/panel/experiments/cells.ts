/** The numbers of an experiment, in words and by place. Pure. */
import { formatCount } from '../../format.ts';
import type { ExperimentCell, ExperimentState } from '../../protocol.ts';
import { durationOf } from '../runs/describe.ts';

/** `69.1 %` */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

export function cellOf(state: ExperimentState, fn: string, method: string, epsilon: number): ExperimentCell | undefined {
  return state.cells.find((cell) => cell.function === fn && cell.method === method && cell.epsilon === epsilon);
}

/** Does the paper's number lie within the interval? `undefined` where the paper has none, or nothing was run. */
export function agrees({ paper, interval, runs }: ExperimentCell): boolean | undefined {
  return paper === undefined || runs === 0 ? undefined : paper >= interval.low && paper <= interval.high;
}

/** `120 of 640 parts · 12 s left` */
export function progressWords({ units, secondsLeft, status }: ExperimentState): string {
  const parts = `${formatCount(units.done)} of ${formatCount(units.total)} parts`;
  return status === 'running' && secondsLeft !== undefined ? `${parts} · ${durationOf(secondsLeft)} left` : parts;
}

/** The points of a sweep: for each function, success over k_max, ascending. */
export interface SweepLine {
  readonly name: string;
  readonly points: readonly { readonly kMax: number; readonly cell: ExperimentCell }[];
}

export function sweepLines(state: ExperimentState, epsilon: number): readonly SweepLine[] {
  return state.functions.map((name) => ({
    name,
    points: state.methods
      .flatMap((method, index) => {
        const kMax = state.kMax[index];
        const cell = cellOf(state, name, method, epsilon);
        return kMax === null || kMax === undefined || cell === undefined ? [] : [{ kMax, cell }];
      })
      .sort((a, b) => a.kMax - b.kMax),
  }));
}

/** `1, 5, 50`; `undefined` where that is not what stands there. */
export function kMaxOf(text: string): readonly number[] | undefined {
  const values = text
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
    .map(Number);
  return values.length > 0 && values.every((value) => Number.isSafeInteger(value) && value >= 1) ? values : undefined;
}
