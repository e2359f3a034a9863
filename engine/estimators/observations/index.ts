/** The table of observation-level estimators: the one place that knows them by name. */
import { rowBandit } from './bandit.ts';
import type { ObservationSettings, Observer } from './types.ts';
import { gd, sgd } from './uniform.ts';

export interface ObserverEntry {
  readonly name: string;
  /** For people. */
  readonly title: string;
  /** One sentence. */
  readonly description: string;
  create(settings: ObservationSettings): Observer;
}

export const observers: readonly ObserverEntry[] = [
  { name: 'gd', title: 'GD', description: 'Every row at every iteration.', create: gd },
  { name: 'sgd', title: 'SGD', description: 'A batch of distinct rows, uniformly at random.', create: sgd },
  {
    name: 'bandit',
    title: 'Bandit',
    description: 'A batch drawn by probabilities that follow the gradients of the rows, weighted by their inverse.',
    create: rowBandit,
  },
];

export const observerNames: readonly string[] = observers.map(({ name }) => name);

export const defaultObservationSettings: ObservationSettings = { name: 'gd', batch: 16, rate: 0.1, floor: 0.3 };

/** Throws `RangeError` for a name that the table does not have. */
export function createObserver(settings: ObservationSettings): Observer {
  const entry = observers.find(({ name }) => name === settings.name);
  if (!entry) throw new RangeError(`there is no way ${settings.name} to choose rows; there are ${observerNames.join(', ')}`);
  return entry.create(settings);
}

/** What is wrong with settings that came from outside: one message a field. Empty when all is well. */
export function validateObservationSettings({ name, batch, rate, floor }: ObservationSettings): string[] {
  const checks: readonly (string | undefined)[] = [
    observerNames.includes(name) ? undefined : `observation must be one of ${observerNames.join(', ')}; it is ${name}`,
    Number.isSafeInteger(batch) && batch >= 1 ? undefined : `batch must be a whole number from 1; it is ${batch}`,
    rate > 0 && Number.isFinite(rate) ? undefined : `rate must be a number above 0; it is ${rate}`,
    floor > 0 && floor <= 1 ? undefined : `floor must be in (0, 1]; it is ${floor}`,
  ];
  return checks.filter((message) => message !== undefined);
}
