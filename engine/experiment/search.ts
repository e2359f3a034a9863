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
 * starts from, and either form of Ackley's function where it has both. Where there are several domains, a reading also stands
 * with each function on the domain that comes nearest: how near the paper could be come to at all. Nothing is tuned: every one is listed.
 */
export function rankReadings(plan: SuccessPlan, table: readonly Cell[], kMax: readonly number[]): readonly RankedReading[] {
  const variants = variantsOf(plan);
  const ranked = readings.flatMap((reading): readonly RankedReading[] => {
    const label = readingLabel(reading);
    const labels = methodsOf(reading, kMax).map((method, i) => (i === 0 ? method.label : `${method.label} · ${label}`));
    const mine = table.filter((cell) => labels.includes(cell.method));
    return variants.map(({ label: also, subjects }) => {
      const cells = subjects.flatMap((choices) => nearest(choices.map((name) => mine.filter((cell) => cell.function === name))));
      return { reading, label: `${label}${also}`, distance: distanceOf(cells), cells };
    });
  });
  return ranked.sort((a, b) => a.distance - b.distance);
}

/** Readings are ranked where the plan has more than one. */
export function rankedOf(plan: SuccessPlan, cells: readonly Cell[]): readonly RankedReading[] {
  const { methods } = plan;
  if (!methods.some(({ label }) => label.includes(' · '))) return [];
  const kMax = methods.filter(({ estimator }) => estimator.name === 'spad2').map(({ estimator }) => estimator.kMax);
  return rankReadings(plan, cells, [...new Set(kMax)]);
}

/** The root of the mean squared difference, in percentage points. */
function distanceOf(cells: readonly Cell[]): number {
  const differences = cells.flatMap(({ rate, paper }) => (paper === undefined ? [] : [100 * (rate - paper)]));
  return Math.sqrt(differences.reduce((sum, d) => sum + d * d, 0) / Math.max(1, differences.length));
}

function nearest(choices: readonly (readonly Cell[])[]): readonly Cell[] {
  return choices.reduce((best, cells) => (distanceOf(cells) < distanceOf(best) ? cells : best));
}

interface Variant {
  /** What to say about it behind a reading. */
  readonly label: string;
  /** One function each: the labels of the subjects among which the nearest counts. */
  readonly subjects: readonly (readonly string[])[];
}

/** The paper's Ackley: as Appendix B prints it, or as it is commonly defined. */
const ACKLEY = ['ackley', 'ackleyPrinted'];

function variantsOf({ subjects }: SuccessPlan): readonly Variant[] {
  const domainOf = ({ name, label }: Subject) => label.slice(name.length);
  const domains = [...new Set(subjects.map(domainOf))];
  const both = ACKLEY.every((form) => subjects.some(({ name }) => name === form));
  return (both ? ACKLEY : [undefined]).flatMap((form) => {
    const of = subjects.filter(({ name }) => form === undefined || name === form || !ACKLEY.includes(name));
    const also = form === undefined ? '' : `, ${form}`;
    const common = domains.map((domain) => ({
      label: `${also}${domain === '' ? '' : `, all${domain}`}`,
      subjects: of.filter((subject) => domainOf(subject) === domain).map(({ label }) => [label]),
    }));
    if (domains.length === 1) return common;
    const each = [...Map.groupBy(of, ({ name }) => name).values()].map((own) => own.map(({ label }) => label));
    return [...common, { label: `${also}, each function on its nearest domain`, subjects: each }];
  });
}
