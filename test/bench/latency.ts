/** From source text to the first gradient: in a process that has compiled before, and in one that only has the parser loaded. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import type { Report } from './report.ts';

export function latency(report: Report): void {
  report.title('From source text to the first gradient');
  // The best of some: a process of its own each time, since only the first compilation of one is cold.
  const rounds = Array.from({ length: 5 }, () => measured());
  const best = (index: number) => Math.min(...rounds.map((round) => round[index] ?? Number.NaN));
  report.line({ name: '10 lines, cold', measured: best(0), unit: 'ms', target: 40 });
  report.line({ name: '10 lines, warm', measured: best(1), unit: 'ms', target: 5 });
  report.line({ name: '14,000 operations, warm', measured: best(2), unit: 'ms', target: 100 });
}

/** Milliseconds: cold, warm, and of a long program. */
function measured(): readonly number[] {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'latency-process.ts')], { encoding: 'utf8' });
  // Of nothing, Number makes 0, which would meet any target.
  if (status !== 0) throw new Error(stderr);
  return stdout.split(' ').map(Number);
}
