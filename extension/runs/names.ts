import type { RunSettings } from '../../engine/index.ts';

/** What distinguishes a run from others, in a few words: `SPAD m=2 k=5, seed 3`. */
export function nameOf(settings: RunSettings): string {
  return `${methodOf(settings)}, seed ${settings.seed}`;
}

/** The same for runs that differ in their seed only. */
export function methodOf({ estimator }: RunSettings): string {
  const { name, m, kMax, epsilon, fixed } = estimator;
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
