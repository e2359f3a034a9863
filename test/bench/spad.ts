/** SPAD between selections beside the full gradient: the time of an iteration and the bytes of its tape. */
import { alternativesOf } from '../../engine/estimators/granularity/index.ts';
import { tapeBytes } from '../../engine/gradient/tape.ts';
import { at } from '../../engine/invariant.ts';
import { defaultOptimizerSettings } from '../../engine/optimizers/index.ts';
import type { OptimizerSettings } from '../../engine/optimizers/types.ts';
import { paper } from '../engine/estimators/paper.ts';
import { compare } from './compare.ts';
import { adamLoop } from './kernels.ts';
import { digits, type Report } from './report.ts';

/** The point stays where it is: sines of other arguments take another time, and selections lead to other points. */
const still: OptimizerSettings = { ...defaultOptimizerSettings, learningRate: 1e-12 };

export function spad(report: Report): void {
  report.title('An iteration of SPAD between selections, over a full one: mean over the selections of granularity graph');
  for (const name of ['ackley', 'beale', 'levi', 'schaffer2']) {
    const fn = paper(name);
    const { graph, ssa } = fn.at([]);
    const { spaces, select } = alternativesOf(graph, 'graph');
    const numbers = Array.from({ length: Number(at(spaces, 0).size) }, (_, index) => BigInt(index));
    // Many small kernels are compared.
    const times = numbers.map((number) => compare(adamLoop(fn, still, number), adamLoop(fn, still), 101, 100).ratio);
    const full = tapeBytes(graph, ssa, { kind: 'full' }).held;
    const bytes = numbers.map((number) => tapeBytes(graph, ssa, select([number])).held / full);
    report.line({ name, measured: mean(times), target: 1, remark: `at most ${digits(Math.max(...times))}` });
    report.line({ name: `${name}, bytes of the tape`, measured: mean(bytes), target: 1, remark: `at most ${digits(Math.max(...bytes))}` });
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
