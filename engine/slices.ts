/**
 * Work in slices: a generator that yields between pieces of some milliseconds. Who drives it decides what happens in between
 * (messages, a cancel) and tells it at each `yield` whether to hurry.
 */
export type Sliced<T> = Generator<undefined, T, boolean>;

/** Does all of it at once, taking its time. */
export function finish<T>(work: Sliced<T>): T {
  let step = work.next(false);
  while (!step.done) step = work.next(false);
  return step.value;
}
