import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { compile, createRunner, defaultEstimatorSettings, defaultOptimizerSettings } from '../../engine/index.ts';
import { formatCount, formatNumber } from '../../webview/format.ts';
import { GraphView } from './graph-view.ts';
import { Panel } from './panel.ts';
import { Workbench } from './workbench.ts';

const ITERATIONS = 100_000;

describe('runs, in the workbench', () => {
  let workbench: Workbench;
  let graph: GraphView;
  let panel: Panel;
  before(async function () {
    this.timeout('2m');
    workbench = await Workbench.open('runs', { settings: { 'backpath.runs.iterations': 100_000_000 } });
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

  const row = (status: string): Locator => panel.frame.locator(`li.run[data-status="${status}"]`);

  it('steps while a run goes on, and cancels it with what it did', async () => {
    await workbench.runCommand('Backpath: Run in Background from Here');
    await panel.turnTo('Runs');
    await row('running').waitFor();
    await graph.step('Step');
    assert.equal(await row('running').count(), 1, 'the run goes on');
    await row('running').getByRole('button', { name: 'Cancel' }).click();
    await row('cancelled').waitFor();
    const outcome = await row('cancelled').locator('.run-outcome').textContent();
    assert.match(outcome ?? '', /^[\d,]{4,} iterations/);
  });

  it('does 100,000 iterations from a form, to where the engine comes by itself', async function () {
    this.timeout('2m');
    await graph.button('Reset').click();
    await graph.waitForIteration(0);
    await panel.button('New run…').click();
    const iterations = panel.frame.getByRole('textbox', { name: 'Iterations' }).filter({ visible: true });
    await iterations.fill(String(ITERATIONS));
    await workbench.page.keyboard.press('Tab');
    await panel.button('Start').click();
    await row('done').waitFor({ timeout: 90_000 });
    const outcome = (await row('done').locator('.run-outcome').textContent()) ?? '';
    const text = readFileSync(join(workbench.workspace, 'paper.ts'), 'utf8');
    const [fn] = compile(text, { fileName: 'paper.ts', only: 'beale' }).functions;
    assert.ok(fn);
    // The objective that a run shows is that before its last update.
    const settings = { estimator: defaultEstimatorSettings, optimizer: defaultOptimizerSettings };
    const point = createRunner(fn, settings, ITERATIONS - 1).minimize(fn.start, 1);
    const objective = fn.at(point).evaluator.value(point);
    assert.ok(outcome.startsWith(`${formatCount(ITERATIONS)} iterations · f ${formatNumber(objective)} ·`), outcome);
  });

  it('opens the run in an editor of its own, at any iteration', async () => {
    await row('done').getByRole('button', { name: 'Open' }).click();
    const tab = await workbench.webview(await titleOfRunTab(workbench));
    await tab.locator(`#run[data-iteration="${ITERATIONS}"]`).waitFor();
    await tab.getByRole('slider', { name: 'Iteration' }).fill('777');
    await tab.locator('#run[data-iteration="777"]').waitFor();
  });

  it('compares GD, RAD and SPAD from here: Figure 3', async () => {
    await workbench.focusEditor('paper.ts');
    await workbench.goToText('paper.ts', 'f1(x');
    await workbench.runCommand('Backpath: Differentiate');
    await GraphView.of(workbench, 'f1');
    await workbench.runCommand('Backpath: Compare GD, RAD and SPAD from Here');
    await panel.turnTo('Compare');
    const label = panel.chart('compare').getByRole('img');
    await label.waitFor();
    await panel.frame.waitForFunction(() =>
      document.querySelector('[data-chart="compare"] [role=img]')?.getAttribute('aria-label')?.includes('RAD'),
    );
    for (const name of ['GD', 'RAD', 'SPAD']) assert.match((await label.getAttribute('aria-label')) ?? '', new RegExp(name));
    await workbench.runCommand('Backpath: Cancel All Background Runs');
  });
});

async function titleOfRunTab(workbench: Workbench): Promise<string> {
  const tab = workbench.tab('.backpath-run.jsonl');
  await tab.waitFor();
  return (await tab.getAttribute('data-resource-name')) ?? '';
}
