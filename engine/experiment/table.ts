import { at } from '../invariant.ts';
import type { Results } from './lines.ts';
import { type PaperCell, paperRate } from './paper.ts';
import { type SuccessPlan, unitsOf } from './plan.ts';
import { type Interval, wilson } from './wilson.ts';

/** How often a method came within ε of a function's minimum. */
export interface Cell {
  readonly function: string;
  readonly method: string;
  readonly epsilon: number;
  readonly successes: number;
  readonly runs: number;
  readonly rate: number;
  /** 95 %. */
  readonly interval: Interval;
  /** What the paper's tables say, in [0, 1], where they have this cell. */
  readonly paper?: number;
}

/** Every function × method × ε, over the units that are done. */
export function tableOf(plan: SuccessPlan, results: Results): readonly Cell[] {
  const units = Map.groupBy(unitsOf(plan), ({ subject, method }) => `${subject} ${method}`);
  return plan.epsilons.flatMap((epsilon) =>
    [...plan.subjects.entries()].flatMap(([s, subject]) =>
      [...plan.methods.entries()].map(([m, method]): Cell => {
        const excess = (units.get(`${s} ${m}`) ?? []).flatMap(({ index }) => results.get(index) ?? []);
        const successes = excess.filter((one) => one < epsilon).length;
        const paper = paperRate(subject.name, cellOf(plan, m), epsilon);
        return {
          function: subject.label,
          method: method.label,
          epsilon,
          successes,
          runs: excess.length,
          rate: excess.length === 0 ? 0 : successes / excess.length,
          interval: wilson(successes, excess.length),
          ...(paper === undefined ? {} : { paper }),
        };
      }),
    ),
  );
}

/** The column of the paper's tables that a method is. */
function cellOf({ methods }: SuccessPlan, method: number): PaperCell | undefined {
  const { name, kMax } = at(methods, method).estimator;
  if (name === 'full') return 'baseline';
  if (name === 'rad') return 'rad';
  if (name !== 'spad2') return undefined;
  return kMax === 5 ? 'spad5' : kMax === 50 ? 'spad50' : undefined;
}
