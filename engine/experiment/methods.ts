import { granularities } from '../estimators/granularity/index.ts';
import { defaultEstimatorSettings } from '../estimators/index.ts';
import type { EstimatorSettings } from '../estimators/types.ts';
import { draws } from '../estimators/validate.ts';
import type { Method } from './plan.ts';

/** What the paper leaves open about "a path", and how many candidates there are. */
export type Reading = Pick<EstimatorSettings, 'granularity' | 'draw' | 'normalize'> & { readonly m: number | 'branches' };

/** Baseline, RAD, SPAD for each k_max, and other estimators by name. */
export function methodsOf(reading: Reading, kMax: readonly number[], others: readonly string[] = []): readonly Method[] {
  const { m, ...rest } = reading;
  const base = { ...defaultEstimatorSettings, ...rest, ...(m === 'branches' ? {} : { m }) };
  const method = (label: string, change: Partial<EstimatorSettings>): Method => ({
    label,
    estimator: { ...base, ...change },
    mFromBranches: m === 'branches',
  });
  return [
    method('baseline', { name: 'full' }),
    method('RAD', { name: 'rad' }),
    ...kMax.map((k) => method(`SPAD k=${k}`, { name: 'spad2', kMax: k })),
    ...others.map((name) => method(name, { name })),
  ];
}

/** Every reading of the paper's words. */
export const readings: readonly Reading[] = granularities.flatMap((granularity) =>
  draws.flatMap((draw) =>
    [true, false].flatMap((normalize) => (['branches', 2] as const).map((m) => ({ granularity, draw, normalize, m }))),
  ),
);

export function readingLabel({ granularity, draw, normalize, m }: Reading): string {
  return `${granularity}, draw ${draw}, ${normalize ? '1/p' : 'unscaled'}, m ${m === 'branches' ? 'by branches' : m}`;
}

/** The methods of all readings in one plan: the baseline once, the others once a reading. */
export function methodsOfReadings(kMax: readonly number[]): readonly Method[] {
  return readings.flatMap((reading, i) => {
    const [baseline, ...rest] = methodsOf(reading, kMax);
    const labelled = rest.map((method) => ({ ...method, label: `${method.label} · ${readingLabel(reading)}` }));
    return i === 0 && baseline ? [baseline, ...labelled] : labelled;
  });
}
