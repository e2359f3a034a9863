/** Compiled runs of Adam with the full gradient beside a loop written by hand. */
import { defaultOptimizerSettings } from '../../engine/optimizers/index.ts';
import { paper } from '../engine/estimators/paper.ts';
import { loops } from './adam-by-hand.ts';
import { compare, type Loop } from './compare.ts';
import { adamLoop, iterations, start } from './kernels.ts';
import { nanoseconds, type Report } from './report.ts';

export function adam(report: Report): void {
  report.title('An iteration of Adam with the full gradient, over a loop written by hand');
  for (const [name, loop] of Object.entries(loops)) {
    let sink = 0;
    const byHand: Loop = (times) => {
      for (let i = 0; i < times; i++) sink += loop(start[0], start[1], iterations);
    };
    const { ratio, ours, theirs } = compare(adamLoop(paper(name.replace(/,.*/, '')), defaultOptimizerSettings, start), byHand, 151);
    if (Number.isNaN(sink)) report.skipped(name, 'the loop written by hand gives no number');
    report.line({ name, measured: ratio, target: 1.3, remark: nanoseconds(ours / iterations, theirs / iterations) });
  }
}
