import assert from 'node:assert/strict';
import { formatNumber } from '../../webview/format.ts';
import { GraphView } from './graph-view.ts';
import { Panel } from './panel.ts';
import { Workbench } from './workbench.ts';

describe('scrubbing, in the workbench', () => {
  let workbench: Workbench;
  let graph: GraphView;
  let panel: Panel;
  before(async function () {
    this.timeout('2m');
    workbench = await Workbench.open('scrubbing');
    await workbench.openFile('paper.ts');
    await workbench.goToText('paper.ts', 'beale(x');
    await workbench.runCommand('Backpath: Differentiate');
    graph = await GraphView.of(workbench, 'beale');
    panel = await Panel.of(workbench);
  });
  afterEach(function () {
    return workbench.captureFailure(this.currentTest);
  });
  after(() => workbench.close());

  it('shows iteration 7 of 20 in the panel, its charts and the graph, as it was when it was stepped', async () => {
    const states = [await graph.state()];
    const objectives: number[] = [];
    for (let step = 1; step <= 20; step++) {
      await graph.step('Step');
      await panel.at(step);
      states.push(await graph.state());
      objectives.push(await panel.shown('objective'));
    }
    await panel.scrubber.fill('7');
    await panel.at(7);
    await graph.waitForIteration(7);
    assert.deepEqual(await graph.state(), states[7]);
    assert.equal(await panel.shown('objective'), objectives[6]);
    assert.equal(await panel.scrubber.getAttribute('aria-valuetext'), '7 of 20');
    const label = await panel.chart('objective').getByRole('img').getAttribute('aria-label');
    assert.ok(label?.includes(`At iteration 6: objective ${formatNumber(objectives[6] ?? 0)}`), label ?? '');
    await panel.scrubber.press('End');
    await panel.at(20);
    await graph.waitForIteration(20);
    assert.deepEqual(await graph.state(), states[20], 'what came later was not lost');
  });

  it('goes where a chart is clicked', async () => {
    await panel.turnTo('Charts');
    const plot = panel.chart('norms').locator('.u-over');
    const box = await plot.boundingBox();
    assert.ok(box);
    await plot.click({ position: { x: box.width / 2, y: box.height / 2 } });
    // Iterations 0 to 19: the middle is 9 or 10, and one stands after it.
    await panel.frame.waitForFunction(() => ['10', '11'].includes(document.querySelector('#panel')?.getAttribute('data-iteration') ?? ''));
    await graph.waitForIteration(Number(await panel.root.getAttribute('data-iteration')));
  });

  it('runs on until the objective is small enough', async () => {
    await panel.button('Go to…').click();
    await panel.frame.getByRole('textbox', { name: 'Value' }).fill('5');
    await workbench.page.keyboard.press('Enter');
    await panel.button('Run').click();
    await panel.frame.waitForFunction(() => Number(document.querySelector('#panel')?.getAttribute('data-objective')) <= 5);
    await panel.frame.locator('[role=toolbar][data-playing="false"]').first().waitFor();
    assert.ok((await panel.shown('objective')) <= 5);
  });
});
