/** The paper's Tables 1 and 2, 32 million iterations, by the command as it is built: on one thread and on two. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { buildStale } from '../host/build.ts';
import { distFolder } from '../host/paths.ts';
import { digits, type Report } from './report.ts';

export async function tables(report: Report): Promise<void> {
  await buildStale({ quiet: true });
  report.title('Tables 1 and 2, 32 million iterations, by the command');
  // In turn, and the best of three: what else the machine does takes whole seconds from the one or the other.
  const rounds = Array.from({ length: 3 }, () => [seconds(1), seconds(2)] as const);
  const one = Math.min(...rounds.map(([single]) => single));
  const two = Math.min(...rounds.map(([, double]) => double));
  report.line({ name: 'two threads', measured: two, unit: 's', target: 15 });
  report.line({
    name: 'two threads, times faster than one',
    measured: one / two,
    target: 1.8,
    atLeast: true,
    remark: `one thread ${digits(one)} s`,
  });
}

function seconds(threads: number): number {
  const words = ['experiment', 'success', '--functions', 'ackley,beale,levi,schaffer2', '--threads', String(threads), '--json'];
  const program = join(distFolder, 'cli.mjs');
  const started = performance.now();
  const { status } = spawnSync(process.execPath, [program, ...words], { stdio: 'ignore' });
  if (status !== 0) throw new Error('the experiment failed');
  return (performance.now() - started) / 1000;
}
