import { at } from '../../engine/invariant.ts';

/**
 * How long two things take beside each other on a machine that does other things too: slices of about 2 ms in turn, and
 * the median of the pairwise ratios of those that nothing else interrupted, which two identical workloads bring to within
 * 0.2 % of 1.
 */
export interface Comparison {
  /** Nanoseconds a call, the fastest slice. */
  readonly ours: number;
  readonly theirs: number;
  readonly ratio: number;
}

/** Runs something so many times in a loop of its own. */
export type Loop = (times: number) => void;

export function compare(ours: Loop, theirs: Loop, pairs = 101, warmMilliseconds = 400): Comparison {
  return compareTimed(timed(ours), timed(theirs), pairs, warmMilliseconds);
}

/**
 * The middle one of three comparisons of loops made anew: whether V8 takes a function into the loop that calls it depends on when
 * its compiler has time, so one pair of loops says little.
 */
export function compareFresh(ours: () => Loop, theirs: () => Loop): Comparison {
  const rounds = [1, 2, 3].map(() => compare(ours(), theirs(), 61, 300)).sort((left, right) => left.ratio - right.ratio);
  return at(rounds, 1);
}

/** Runs something so many times and says how many nanoseconds one time took. */
export type Timed = (times: number) => number;

export function timed(loop: Loop): Timed {
  return (times) => {
    const started = process.hrtime.bigint();
    loop(times);
    return Number(process.hrtime.bigint() - started) / times;
  };
}

/** The same for what is timed elsewhere. */
export function compareTimed(ours: Timed, theirs: Timed, pairs = 101, warmMilliseconds = 400): Comparison {
  const [ourTimes, theirTimes] = [warm(ours, warmMilliseconds), warm(theirs, warmMilliseconds)];
  const slices: (readonly [number, number])[] = [];
  let calm: typeof slices = [];
  // On a machine that does much else more pairs are disturbed than not: then it takes more of them.
  while (slices.length < pairs || (calm.length < fewestCalm && slices.length < 4 * pairs)) {
    slices.push([ours(ourTimes), theirs(theirTimes)]);
    calm = slices.length % 16 === 0 || slices.length >= pairs ? calmOf(slices) : calm;
  }
  return { ...fastestOf(slices), ratio: median((calm.length < fewestCalm ? slices : calm).map(([our, their]) => our / their)) };
}

/** Fewer undisturbed pairs than this say less than all of them. */
const fewestCalm = 21;

/** The pairs in which neither slice was interrupted, as far as can be told: within a quarter of its fastest. */
function calmOf(slices: readonly (readonly [number, number])[]) {
  const best = fastestOf(slices);
  return slices.filter(([our, their]) => our <= 1.25 * best.ours && their <= 1.25 * best.theirs);
}

function fastestOf(slices: readonly (readonly [number, number])[]) {
  return { ours: Math.min(...slices.map(([time]) => time)), theirs: Math.min(...slices.map(([, time]) => time)) };
}

/** One thing alone: nanoseconds a call, the fastest slice. */
export function fastest(loop: Loop, slices = 101, warmMilliseconds = 400): number {
  const once = timed(loop);
  const times = warm(once, warmMilliseconds);
  return Math.min(...Array.from({ length: slices }, () => once(times)));
}

let loops = 0;

/** A loop with compiled code of its own, so that what one case does never makes another slower. */
export function loopOf(body: string, names: Readonly<Record<string, unknown>>): Loop {
  // The text is the bench's own. V8 shares what it learns about a text among all that have the same: so no two have.
  const text = `/* ${++loops} */ return function (times) { let sum = 0; for (let i = 0; i < times; i++) { ${body} } sink.sum = sum; };`;
  return new Function('sink', ...Object.keys(names), text)({ sum: 0 }, ...Object.values(names)) as Loop;
}

/** Runs it until the JIT has done its work; gives the number of calls that fill a slice. */
function warm(once: Timed, milliseconds: number): number {
  const sliceNanoseconds = 2e6;
  const started = performance.now();
  let times = 1;
  do {
    const time = once(times);
    times = Math.max(1, Math.min(1e7, Math.round(sliceNanoseconds / Math.max(time, 0.1))));
  } while (performance.now() - started < milliseconds);
  return times;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
