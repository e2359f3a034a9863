/**
 * Compares two workloads on a noisy machine: they alternate in one process in slices of about 2 ms, so that whatever slows the
 * machine slows both, and the median of the pairwise ratios is taken. Two identical workloads differ by a few tenths of a percent.
 */
export interface Comparison {
  /** Time of the first over time of the second, by the median pair. */
  readonly ratio: number;
  /** Nanoseconds an iteration, the fastest slice of each. */
  readonly first: number;
  readonly second: number;
}

export interface Workload {
  /** Does the work once. */
  run(): void;
  /** What times are divided by. */
  readonly iterations: number;
}

const SLICE_MS = 2;
const PAIRS = 151;

export function compare(first: Workload, second: Workload): Comparison {
  const repeats = [first, second].map(calibrate);
  const times: [number, number][] = [];
  for (let pair = 0; pair < PAIRS; pair++) times.push([slice(first, repeats[0] ?? 1), slice(second, repeats[1] ?? 1)]);
  const ratios = times.map(([a, b]) => a / b).sort((a, b) => a - b);
  const fastest = (which: 0 | 1) => Math.min(...times.map((pair) => pair[which]));
  return { ratio: ratios[PAIRS >> 1] ?? Number.NaN, first: fastest(0), second: fastest(1) };
}

/** Warms the workload up and says how often it fits into a slice. */
function calibrate(workload: Workload): number {
  const started = performance.now();
  let runs = 0;
  while (performance.now() - started < 150) {
    workload.run();
    runs++;
  }
  return Math.max(1, Math.round((runs * SLICE_MS) / 150));
}

/** Nanoseconds an iteration. */
function slice({ run, iterations }: Workload, repeats: number): number {
  const started = performance.now();
  for (let i = 0; i < repeats; i++) run();
  return ((performance.now() - started) * 1e6) / (repeats * iterations);
}
