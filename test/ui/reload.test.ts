import assert from 'node:assert/strict';
import { GraphView } from './graph-view.ts';
import { inWorkbench } from './suite.ts';
import type { Workbench } from './workbench.ts';

describe('reloading the window', () => {
  let workbench: Workbench;
  inWorkbench('reload', async (opened) => {
    workbench = opened;
    await workbench.openFile('paper.ts');
    await workbench.goToText('paper.ts', 'beale(x');
    await workbench.chooseAtCursor('Backpath: Differentiate');
  });

  it('brings back the same graph at the same iteration', async () => {
    const graph = await GraphView.of(workbench, 'beale');
    for (let step = 0; step < 3; step++) await graph.step('Step');
    const before = await graph.state();
    await workbench.reload();
    const restored = await GraphView.of(workbench, 'beale');
    await restored.waitForIteration(3);
    assert.deepEqual(await restored.state(), before);
    await restored.step('Step back');
  });
});
