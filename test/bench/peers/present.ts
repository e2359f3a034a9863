import { createRequire } from 'node:module';

/** Where a package that need not be installed has its entry; `undefined` where it is not. */
export function entryOf(name: string): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch {
    return undefined;
  }
}

/** A training step of another library. */
export type PeerStep = () => Promise<unknown>;

/**
 * How many times longer the other takes: pairs of one step of its and as many of ours as take about as long; the median of their
 * ratios.
 */
export async function timesLonger(
  theirs: PeerStep,
  ours: (times: number) => void,
  pairs: number,
): Promise<{ ratio: number; milliseconds: number }> {
  const time = async (work: () => unknown): Promise<number> => {
    const started = performance.now();
    await work();
    return performance.now() - started;
  };
  await theirs();
  const [first, own] = [await time(theirs), await time(() => ours(1))];
  const times = Math.max(1, Math.min(50, Math.round(first / own)));
  const ratios: number[] = [];
  let milliseconds = first;
  for (let pair = 0; pair < pairs; pair++) {
    const our = (await time(() => ours(times))) / times;
    const their = await time(theirs);
    ratios.push(their / our);
    milliseconds = Math.min(milliseconds, their);
  }
  ratios.sort((a, b) => a - b);
  return { ratio: ratios[Math.floor(ratios.length / 2)] ?? Number.NaN, milliseconds };
}
