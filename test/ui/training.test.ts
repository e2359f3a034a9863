import assert from 'node:assert/strict';
import { glyphs, paperSettings, Trainer, type TrainingSettings } from '../../engine/index.ts';
import { inWorkbench } from './suite.ts';
import { TrainingTab } from './training-tab.ts';
import type { Workbench } from './workbench.ts';

/** What the form says below. */
const settings: TrainingSettings = {
  network: 'smallfc',
  ...paperSettings('smallfc', 40),
  batch: 20,
  estimator: { name: 'spad', kind: 'sampling', fraction: 0.1, m: 10, kMax: 10 },
  bootstrap: false,
  seed: 1,
};

describe('training networks, in the workbench', function () {
  this.timeout('2m');
  let workbench: Workbench;
  let tab: TrainingTab;
  const data = glyphs({ side: 28, channels: 1 });
  inWorkbench('training', async (opened) => {
    workbench = opened;
    // Until its lenses are there, the extension's commands may not be either.
    await workbench.openFile('paper.ts');
    tab = await TrainingTab.open(workbench);
  });

  it('trains on the embedded digits, with the engine’s own numbers', async () => {
    await tab.method('spad');
    await tab.fill('Length', '40');
    await tab.fill('Evaluate every', '20');
    await tab.fill('Batch', '20');
    await tab.button('Train').click();
    await tab.until('done');
    const trainer = new Trainer(settings, data.train);
    let last = trainer.step();
    while (trainer.iteration < 40) last = trainer.step();
    assert.equal(await tab.shown('iteration'), 40);
    assert.equal(await tab.shown('loss'), last.loss);
    assert.equal(await tab.shown('test-accuracy'), trainer.evaluate(data.test).accuracy);
    for (const chart of ['loss', 'accuracy', 'norms']) await tab.frame.locator(`[data-chart="${chart}"] canvas`).waitFor();
    await tab.turnTo('Predictions');
    await tab.frame.getByText('test images after 40 iterations').waitFor();
    const { confusion } = trainer.evaluate(data.test);
    const cells = await tab.frame.locator('.confusion td:not(.confusion-share)').allInnerTexts();
    assert.deepEqual(
      cells.map((text) => (text === '·' ? 0 : Number(text))),
      confusion.flat(),
    );
  });

  it('pauses, steps one iteration, and shows which units each layer keeps', async () => {
    await tab.turnTo('Layers');
    await tab.button('New training…').click();
    await tab.fill('Length', '1000000');
    await tab.fill('Evaluate every', '1000000');
    await tab.button('Train').click();
    await tab.until('running');
    await tab.act('Pause').click();
    await tab.until('paused');
    const before = await tab.shown('iteration');
    await tab.act('Step').click();
    await tab.frame.locator(`#training[data-iteration="${before + 1}"]`).waitFor();
    await tab.frame.getByText(`Iteration ${(before + 1).toLocaleString('en-US')}, loss`).waitFor();
    const long = { ...settings, ...paperSettings('smallfc', 1_000_000), batch: 20 };
    const trainer = new Trainer(long, data.train);
    while (trainer.iteration < before) trainer.step();
    const { details } = trainer.step({ details: true });
    const kept = await tab.frame.locator('[data-layer]').evaluateAll((all) => all.map((each) => each.getAttribute('data-kept')));
    assert.deepEqual(
      kept,
      details?.layers.map(({ choice }) => (choice.kind === 'sampling' ? choice.units.join(' ') : '')),
    );
    const iterationShown = (iteration: number) => tab.frame.getByText(`Iteration ${iteration.toLocaleString('en-US')}, loss`).waitFor();
    await tab.act('Step back').click();
    await iterationShown(before);
    // What is known stays known.
    assert.equal(await tab.shown('iteration'), before + 1);
    await tab.act('Step').click();
    await iterationShown(before + 1);
    assert.equal(await tab.shown('iteration'), before + 1);
  });

  it('comes back after a reload, and is cancelled at once', async () => {
    const iteration = await tab.shown('iteration');
    await workbench.reload();
    tab = await TrainingTab.of(workbench);
    await tab.until('paused');
    assert.equal(await tab.shown('iteration'), iteration);
    await tab.act('Go on').click();
    await tab.until('running');
    await tab.act('Cancel').click();
    await tab.until('cancelled');
  });

  it('compares methods', async () => {
    await tab.button('New training…').click();
    await tab.fill('Length', '10');
    await tab.button('Compare methods').click();
    await tab.turnTo('Compare');
    const done = (): boolean =>
      [...document.querySelectorAll('[data-training]')].slice(0, 4).every((row) => row.getAttribute('data-status') === 'done');
    await tab.frame.waitForFunction(done, undefined, { timeout: 60_000 });
    // The list says so at once; the comparison follows.
    await tab.frame.locator('.compare-figures tbody tr').nth(3).waitFor();
    const names = await tab.frame.locator('.compare-figures tbody td:first-child').allInnerTexts();
    assert.deepEqual(names.map((name) => name.split(/[ ,]/)[0]).sort(), ['Baseline', 'Dropout', 'RAD', 'SPAD']);
    assert.equal(await tab.frame.locator('.scatter-part .legend-entry').count(), 4);
    await workbench.screenshot('training-compare');
  });
});
