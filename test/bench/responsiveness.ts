/** Whether a person is kept waiting while 100,000 iterations run in the background: on the real workbench. */
import { buildStale } from '../host/build.ts';
import { packVsix } from '../host/vsix.ts';
import { GraphView } from '../ui/graph-view.ts';
import { Panel } from '../ui/panel.ts';
import { cancelledAfter, waitingWhile } from '../ui/responsiveness.ts';
import { Workbench } from '../ui/workbench.ts';
import type { Report } from './report.ts';

const TARGET = 100;
const ITERATIONS = 100_000;

export async function responsiveness(report: Report): Promise<void> {
  report.title('While 100,000 iterations run in the background');
  await buildStale();
  await packVsix();
  const workbench = await Workbench.open('bench', { helper: true });
  try {
    await workbench.openFile('paper.ts');
    await GraphView.make(workbench, 'paper.ts', 'f1');
    const panel = await Panel.of(workbench);
    await panel.turnTo('Runs');
    await panel.button('New run…').click();
    const line = (name: string, measured: number, remark = ''): void => report.line({ name, measured, unit: 'ms', target: TARGET, remark });
    // The first run finds code that is not compiled yet, the second one what a person has all day.
    for (const name of ['first', 'second']) {
      const { tasks, host, whole } = await waitingWhile(workbench, panel, name, ITERATIONS);
      line(
        `${name} run: longest frame`,
        Math.max(0, ...tasks),
        `${tasks.length} tasks of 50 ms and more in ${(whole / 1000).toFixed(1)} s`,
      );
      line(`${name} run: host busy at most`, host);
    }
    line('cancelled, on screen', await cancelledAfter(panel, 'endless'));
  } finally {
    await workbench.close();
  }
}
