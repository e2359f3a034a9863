/** The paper's Table 3 as an experiment: every way to choose rows with every way to choose code. */
import { defaultEstimatorSettings } from '../estimators/index.ts';
import { defaultObservationSettings, observers } from '../estimators/observations/index.ts';
import { at } from '../invariant.ts';
import type { Results } from './lines.ts';
import type { Method, SuccessPlan } from './plan.ts';
import { unitsOf } from './plan.ts';

export interface Table3Choices {
  readonly batch: number;
  readonly kMax: number;
  /** Estimators of the code level by name. */
  readonly code: readonly string[];
  /** Iterations of the batches; where `equalRows`, gradient descent does as many fewer as it sees more rows. */
  readonly iterations: number;
  readonly equalRows: boolean;
  readonly rows: number;
}

/** Neither level uniform: what the paper leaves to future work. */
export function isOpenCell({ estimator, observation }: Method): boolean {
  return observation?.name === 'bandit' && !['full', 'rad'].includes(estimator.name);
}

/** Row by row of the table: all code-level estimators for one way to choose rows, then the next. */
export function table3Methods({ batch, kMax, code, iterations, equalRows, rows }: Table3Choices): readonly Method[] {
  return observers.flatMap(({ name, title }) =>
    code.map((estimator): Method => {
      const fewer = Math.max(1, Math.round((iterations * Math.min(batch, rows)) / rows));
      return {
        label: `${title} × ${estimator}`,
        estimator: { ...defaultEstimatorSettings, name: estimator, kMax },
        mFromBranches: true,
        observation: { ...defaultObservationSettings, name, batch },
        ...(equalRows && name === 'gd' ? { iterations: fewer } : {}),
      };
    }),
  );
}

/** The final objectives of a method on a function, over its runs. */
export interface FinalObjective {
  readonly function: string;
  readonly method: string;
  readonly runs: number;
  readonly median: number;
  /** 95 %, by order statistics: nothing is assumed of the distribution. */
  readonly low: number;
  readonly high: number;
  readonly open: boolean;
}

export function finalObjectives(plan: SuccessPlan, results: Results): readonly FinalObjective[] {
  const units = Map.groupBy(unitsOf(plan), ({ subject, method }) => `${subject} ${method}`);
  return [...plan.subjects.entries()].flatMap(([s, { label, minimum }]) =>
    [...plan.methods.entries()].map(([m, method]): FinalObjective => {
      const ended = (units.get(`${s} ${m}`) ?? []).flatMap(({ index }) => results.get(index) ?? []).map((excess) => excess + minimum);
      const sorted = ended.map((one) => (Number.isNaN(one) ? Number.POSITIVE_INFINITY : one)).sort((a, b) => a - b);
      return { function: label, method: method.label, runs: sorted.length, ...medianOf(sorted), open: isOpenCell(method) };
    }),
  );
}

/** The normal quantile that leaves 2.5 % above it. */
const Z = 1.959963984540054;

/** The median of sorted numbers between two of them whose ranks are n/2 ∓ Z√n/2: 95 % of samples have the true one between. */
export function medianOf(sorted: readonly number[]): Pick<FinalObjective, 'median' | 'low' | 'high'> {
  const { length } = sorted;
  if (length === 0) return { median: Number.NaN, low: Number.NaN, high: Number.NaN };
  const half = (Z * Math.sqrt(length)) / 2;
  const rank = (position: number) => at(sorted, Math.min(length - 1, Math.max(0, position)));
  const median = (rank(Math.floor((length - 1) / 2)) + rank(Math.ceil((length - 1) / 2))) / 2;
  return { median, low: rank(Math.floor(length / 2 - half) - 1), high: rank(Math.ceil(length / 2 + half)) };
}
