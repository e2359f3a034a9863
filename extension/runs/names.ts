import type { EstimatorSettings, RunSettings } from '../../engine/index.ts';
import type { FunctionIdentity, RunSummary } from '../../webview/protocol.ts';

/** A run that is there already. */
type Other = Pick<RunSummary, 'name' | 'function' | 'settings'>;

/**
 * What distinguishes a run from the others of its function, in a few words: `SPAD m=2 k=5, seed 3`. Where nothing is drawn, the seed is
 * left out, unless it is all that tells two runs apart.
 */
export function nameOf(settings: RunSettings, { uri, name }: FunctionIdentity, others: readonly Other[]): string {
  const method = methodOf(settings);
  const { seed } = settings;
  const alike = (other: Other) =>
    other.name === method && other.settings.seed !== seed && other.function.uri === uri && other.function.name === name;
  return draws(settings) || others.some(alike) ? `${method}, seed ${seed}` : method;
}

/** The same for runs that differ in their seed only; with the rows of `@data`, where they are not all taken. */
export function methodOf({ estimator, observation }: RunSettings): string {
  if (observation === undefined || observation.name === 'gd') return codeLevel(estimator);
  const { name, batch } = observation;
  if (estimator.name === 'full') return `${name === 'sgd' ? 'SGD' : name} ${batch} rows`;
  return `${codeLevel(estimator)}, ${name === 'sgd' ? '' : `${name} `}${batch} rows`;
}

function draws({ estimator, observation }: RunSettings): boolean {
  return !DRAWLESS.includes(estimator.name) || (observation !== undefined && observation.name !== 'gd');
}

/** Estimators without randomness. */
const DRAWLESS: readonly string[] = ['full', 'fixed', 'best', 'adaptive'];

function codeLevel({ name, m, kMax, epsilon, fixed }: EstimatorSettings): string {
  switch (name) {
    case 'full':
      return 'GD';
    case 'rad':
      return 'RAD';
    case 'fixed':
      return `fixed ${fixed.map((index) => index + 1).join(', ') || 1}`;
    case 'spad':
    case 'spad2':
      return `SPAD m=${m} k=${kMax}`;
    case 'spad1':
      return `SPAD 1 m=${m} k=${kMax} ε=${epsilon}`;
    case 'closest':
      return `closest m=${m} k=${kMax} ε=${epsilon}`;
    case 'best':
      return `best k=${kMax}`;
    default:
      return name;
  }
}
