import assert from 'node:assert/strict';
import { formatNumber } from '../../webview/format.ts';
import { GraphView } from './graph-view.ts';
import { Panel } from './panel.ts';
import { inWorkbench } from './suite.ts';
import type { Workbench } from './workbench.ts';

describe('scrubbing, in the workbench', () => {
  let workbench: Workbench;
  let graph: GraphView;
  let panel: Panel;
  inWorkbench('scrubbing', async (opened) => {
    workbench = opened;
    await workbench.openFile('paper.ts');
    graph = await GraphView.make(workbench, 'paper.ts', 'beale');
    panel = await Panel.of(workbench);
  });

  /** Waits until the source says this beside the function. */
  const labelled = (text: string): Promise<unknown> =>
    workbench.page.waitForFunction(
      (wanted) =>
        [...document.querySelectorAll('.view-line span')].some((span) => getComputedStyle(span, '::after').content.includes(wanted)),
      text,
    );

  it('shows iteration 7 of 20 in the panel, its charts, the graph and the source, as it was when it was stepped', async () => {
    const states = [await graph.state()];
    const objectives: number[] = [];
    const norms: number[] = [];
    for (let step = 1; step <= 20; step++) {
      await graph.step('Step');
      await panel.at(step);
      states.push(await graph.state());
      objectives.push(await panel.shown('objective'));
      norms.push(await panel.shown('norm'));
    }
    await panel.scrubber.fill('7');
    await panel.at(7);
    await graph.waitForIteration(7);
    assert.deepEqual(await graph.state(), states[7]);
    assert.equal(await panel.shown('objective'), objectives[6]);
    assert.equal(await panel.scrubber.getAttribute('aria-valuetext'), '7 of 20');
    const label = await panel.chart('objective').getByRole('img').getAttribute('aria-label');
    assert.ok(label?.includes(`At iteration 7: objective ${formatNumber(objectives[6] ?? 0)}`), label ?? '');
    assert.match((await panel.frame.locator('.current-card').textContent()) ?? '', /^Iteration 7/);
    assert.match((await graph.frame.locator('.strip').textContent()) ?? '', /Iteration 7: /);
    await labelled(`iteration 7: f = ${short(objectives[6])}, ‖g‖ = ${short(norms[6])}`);
    await panel.scrubber.press('End');
    await panel.at(20);
    await graph.waitForIteration(20);
    assert.deepEqual(await graph.state(), states[20], 'what came later was not lost');
    await labelled(`iteration 20: f = ${short(objectives[19])}, ‖g‖ = ${short(norms[19])}`);
  });

  it('goes where a chart is clicked', async () => {
    await panel.turnTo('Charts');
    const plot = panel.chart('norms').locator('.u-over');
    const box = await plot.boundingBox();
    assert.ok(box);
    await plot.click({ position: { x: box.width / 2, y: box.height / 2 } });
    // Iterations 1 to 20: the middle is 10 or 11.
    await panel.frame.waitForFunction(() => ['10', '11'].includes(document.querySelector('#panel')?.getAttribute('data-iteration') ?? ''));
    await graph.waitForIteration(Number(await panel.root.getAttribute('data-iteration')));
  });

  it('runs on until the objective is small enough', async () => {
    await panel.button('Go to…').click();
    const value = panel.frame.getByRole('textbox', { name: 'Value' });
    await value.fill('5');
    await value.press('Enter');
    await panel.button('Run').click();
    await panel.frame.waitForFunction(() => Number(document.querySelector('#panel')?.getAttribute('data-objective')) <= 5);
    await panel.frame.locator('[role=toolbar][data-playing="false"]').first().waitFor();
    assert.ok((await panel.shown('objective')) <= 5);
  });
});

/** As the source has it: four digits. */
function short(value = Number.NaN): string {
  return String(Number(value.toPrecision(4)));
}
