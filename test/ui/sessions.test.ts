import assert from 'node:assert/strict';
import { GraphView } from './graph-view.ts';
import { Panel } from './panel.ts';
import { inWorkbench } from './suite.ts';
import type { Workbench } from './workbench.ts';

describe('two functions and the panel in other places, in the workbench', () => {
  let workbench: Workbench;
  inWorkbench('sessions', async (opened) => {
    workbench = opened;
    await workbench.openFile('paper.ts');
    await GraphView.make(workbench, 'paper.ts', 'f1');
    await GraphView.make(workbench, 'paper.ts', 'beale');
  });

  it('are stepped each by itself, and both are in the panel and in the source', async () => {
    const panel = await Panel.of(workbench);
    const beale = await GraphView.of(workbench, 'beale');
    for (let step = 0; step < 5; step++) await beale.step('Step');
    await beale.step('Step back');
    await panel.at(4);
    await workbench.tab('∇ f1').click();
    const f1 = await GraphView.of(workbench, 'f1');
    await f1.step('Step');
    await panel.at(1);
    // Of beale the fourth is shown. The line of f1 is not on screen.
    await workbench.page.waitForFunction(() =>
      [...document.querySelectorAll('.view-line span')].some((span) =>
        getComputedStyle(span, '::after').content.includes('iteration 4: f = '),
      ),
    );
    await workbench.tab('∇ beale').click();
    await panel.at(4);
  });

  it('show the panel as it was after it was hidden, also where the run went on meanwhile', async () => {
    const panel = await Panel.of(workbench);
    await panel.turnTo('Charts');
    await panel.chart('cosine').getByRole('button', { name: 'Table' }).click();
    await workbench.runCommand('View: Hide Panel');
    const graph = await GraphView.of(workbench, 'beale');
    for (const button of ['Step', 'Step', 'Step back', 'Step back'] as const) await graph.step(button);
    await isAsItWas(await Panel.of(workbench));
  });

  it('show it so in the side bar too, at a third of the width, and go on from there', async () => {
    await Panel.move(workbench, 'New Side Bar Entry');
    await workbench.focusEditor('paper.ts');
    const panel = await Panel.of(workbench);
    const width = await panel.frame.evaluate(() => window.innerWidth);
    assert.ok(width < 420, `${width} pixels`);
    await isAsItWas(panel);
    const graph = await GraphView.of(workbench, 'beale');
    await panel.button('Step').click();
    await graph.waitForIteration(5);
    await panel.button('Step back').click();
    await graph.waitForIteration(4);
  });

  it('come back after a reload where they stood, with what came later, and the panel in its place', async () => {
    const before = await (await GraphView.of(workbench, 'beale')).state();
    await workbench.reload();
    const graph = await GraphView.of(workbench, 'beale');
    await graph.waitForIteration(4);
    assert.deepEqual(await graph.state(), before);
    await isAsItWas(await Panel.of(workbench));
  });

  it('go on when the editor of their source is closed, and with the panel back in its area', async () => {
    await workbench.focusEditor('paper.ts');
    await workbench.runCommand('View: Close Editor');
    await workbench.tab('paper.ts').waitFor({ state: 'hidden' });
    await Panel.move(workbench, 'New Panel Entry');
    const graph = await GraphView.of(workbench, 'beale');
    await workbench.tab('∇ beale').click();
    const panel = await Panel.of(workbench);
    await isAsItWas(panel);
    await graph.step('Step');
    await panel.at(5);
  });

  /** Iteration 4 of 6, a page other than the first, a chart as a table: what a person would miss. */
  async function isAsItWas(panel: Panel): Promise<void> {
    await panel.at(4);
    assert.equal(await panel.frame.locator('[role=tab][aria-selected=true]').textContent(), 'Charts');
    assert.equal(await panel.scrubber.getAttribute('aria-valuetext'), '4 of 6');
    const rows = panel.chart('cosine').locator('tbody tr');
    await rows.nth(5).waitFor({ state: 'attached' });
    assert.equal(await rows.count(), 6);
    assert.equal(await panel.frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), 0, 'nothing sticks out');
  }
});
