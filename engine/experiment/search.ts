import { methodsOf, type Reading, readingLabel, readings } from './methods.ts';
import type { Subject, SuccessPlan } from './plan.ts';
import type { Cell } from './table.ts';

/** A reading of the paper and how far its tables are from the paper's. */
export interface RankedReading {
  readonly reading: Reading;
  readonly label: string;
  /** The root of the mean squared difference over the cells that the paper has, in percentage points. */
  readonly distance: number;
  readonly cells: readonly Cell[];
}

/**
 * The readings of a table of all of them (`methodsOfReadings`), nearest to the paper first: over every domain that the plan
 * starts from, and either form of Ackley's function where it has both. Nothing is tuned: every one is listed.
 */
export function rankReadings(plan: SuccessPlan, table: readonly Cell[], kMax: readonly number[]): readonly RankedReading[] {
  const ranked = variantsOf(plan).flatMap((variant) =>
    readings.map((reading): RankedReading => {
      const label = readingLabel(reading);
      const labels = methodsOf(reading, kMax).map((method, i) => (i === 0 ? method.label : `${method.label} · ${label}`));
      const cells = table.filter((cell) => labels.includes(cell.method) && variant.functions.includes(cell.function));
      const differences = cells.flatMap(({ rate, paper }) => (paper === undefined ? [] : [100 * (rate - paper)]));
      const mean = differences.reduce((sum, d) => sum + d * d, 0) / Math.max(1, differences.length);
      return { reading, label: `${label}${variant.label}`, distance: Math.sqrt(mean), cells };
    }),
  );
  return ranked.sort((a, b) => a.distance - b.distance);
}

/** Readings are ranked where the plan has more than one. */
export function rankedOf(plan: SuccessPlan, cells: readonly Cell[]): readonly RankedReading[] {
  const { methods } = plan;
  if (!methods.some(({ label }) => label.includes(' · '))) return [];
  const kMax = methods.filter(({ estimator }) => estimator.name === 'spad2').map(({ estimator }) => estimator.kMax);
  return rankReadings(plan, cells, [...new Set(kMax)]);
}

interface Variant {
  /** What to say about it behind a reading. */
  readonly label: string;
  /** The labels of the subjects that belong to it. */
  readonly functions: readonly string[];
}

/** The paper's Ackley: as Appendix B prints it, or as it is commonly defined. */
const ACKLEY = ['ackley', 'ackleyPrinted'];

function variantsOf({ subjects }: SuccessPlan): readonly Variant[] {
  const domainOf = ({ name, label }: Subject) => label.slice(name.length);
  const forms = ACKLEY.filter((form) => subjects.some(({ name }) => name === form));
  return [...new Set(subjects.map(domainOf))].flatMap((domain) =>
    (forms.length === ACKLEY.length ? forms : [undefined]).map((form) => ({
      label: `${form === undefined ? '' : `, ${form}`}${domain === '' ? '' : `, all${domain}`}`,
      functions: subjects
        .filter(
          (subject) => domainOf(subject) === domain && (form === undefined || subject.name === form || !ACKLEY.includes(subject.name)),
        )
        .map(({ label }) => label),
    })),
  );
}
