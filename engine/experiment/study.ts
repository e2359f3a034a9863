/** Is one rule for the hold as good as the right k_max? Adaptive beside SPAD's grid of k_max, function by function. */
import type { SuccessPlan } from './plan.ts';
import type { Cell } from './table.ts';

/** A row a function and ε, the first is the head: rates in percent. */
export function studyRows({ subjects, epsilons, methods }: SuccessPlan, table: readonly Cell[]): readonly (readonly string[])[] {
  const grid = methods.flatMap(({ label, estimator }) => (estimator.name === 'spad2' ? [label] : []));
  const rows = epsilons.flatMap((epsilon) =>
    subjects.map(({ label }) => {
      const cells = table.filter((cell) => cell.function === label && cell.epsilon === epsilon);
      const held = cells.filter(({ method }) => grid.includes(method)).sort((a, b) => b.rate - a.rate);
      const [best] = held;
      const adaptive = cells.find(({ method }) => method === 'adaptive');
      const middle = held[Math.floor((held.length - 1) / 2)];
      return [label, String(epsilon), named(best), percent(middle), named(held.at(-1)), range(adaptive), verdict(adaptive, best, middle)];
    }),
  );
  return [['function', 'ε', 'best k_max', 'median', 'worst k_max', 'adaptive', 'adaptive is'], ...rows];
}

/** Differences count where the intervals of 95 % do not meet. */
function verdict(adaptive: Cell | undefined, best: Cell | undefined, middle: Cell | undefined): string {
  if (!adaptive || !best || !middle) return '';
  if (adaptive.interval.low > best.interval.high) return 'above every k_max';
  if (adaptive.interval.high >= best.interval.low) return 'not told apart from the best';
  if (adaptive.interval.low > middle.interval.high) return 'between median and best';
  return adaptive.interval.high >= middle.interval.low ? 'not told apart from the median' : 'below the median';
}

function percent(cell: Cell | undefined): string {
  return cell ? (100 * cell.rate).toFixed(1) : '';
}

function named(cell: Cell | undefined): string {
  return cell ? `${percent(cell)} (${cell.method.replace('SPAD k=', '')})` : '';
}

function range(cell: Cell | undefined): string {
  return cell ? `${percent(cell)} (${(100 * cell.interval.low).toFixed(1)}–${(100 * cell.interval.high).toFixed(1)})` : '';
}
