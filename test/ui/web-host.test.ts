import assert from 'node:assert/strict';
import { GraphView } from './graph-view.ts';
import { inWorkbench } from './suite.ts';
import type { Workbench } from './workbench.ts';

/** As on vscode.dev: the extension runs in a worker of the browser, and so does its engine. */
describe('the web extension host, in the workbench', () => {
  let workbench: Workbench;
  inWorkbench(
    'web-host',
    async (opened) => {
      workbench = opened;
      await workbench.openFile('paper.ts');
    },
    { settings: { 'remote.extensionKind': { 'backpath.backpath': ['web'] } } },
  );

  it('runs the extension', async () => {
    await workbench.goToText('paper.ts', 'f2(x');
    await workbench.chooseAtCursor('Backpath: Differentiate');
    const graph = await GraphView.of(workbench, 'f2');
    assert.equal(await graph.parameter('x').textContent(), 'x: 2 paths');
    await graph.button('Step').click();
    await workbench.status(/f2 · it 1$/).waitFor();
    await workbench.runCommand('Developer: Show Running Extensions');
    // The list shows only the rows that are on screen, in the order of their cost.
    const entry = workbench.page.locator('.extension').filter({ hasText: 'backpath' });
    await workbench.page.locator('.extension').first().waitFor();
    await workbench.page.locator('.runtime-extensions-editor').hover();
    for (let turns = 0; turns < 40 && (await entry.count()) === 0; turns++) await workbench.page.mouse.wheel(0, 120);
    await entry.filter({ hasText: 'web worker' }).waitFor();
  });
});
