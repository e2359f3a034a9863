import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { compile, defaultEstimatorSettings, defaultOptimizerSettings, subjectOf, UnitRunner, unitsOf } from '../../engine/index.ts';
import { GraphView } from './graph-view.ts';
import { Panel } from './panel.ts';
import { inWorkbench } from './suite.ts';
import type { Workbench } from './workbench.ts';

describe('the landscape and experiments, in the workbench', () => {
  let workbench: Workbench;
  let graph: GraphView;
  let panel: Panel;
  inWorkbench('landscape', async (opened) => {
    workbench = opened;
    await workbench.openFile('paper.ts');
    graph = await GraphView.make(workbench, 'paper.ts', 'beale');
    panel = await Panel.of(workbench);
  });

  const map = (): Locator => panel.frame.locator('.landscape-map');

  it('shows the domain and its lowest place, and starts a run where it is clicked', async () => {
    await panel.turnTo('Landscape');
    const finest = /from −4\.5 to 4\.5\. Lowest on this map: \S+ at x (\S+), y (\S+)\. Known minimum \(★\): 0 at x 3, y 0\.5\./;
    await panel.frame.locator('.landscape-map[aria-label*="Lowest on this map"]').waitFor();
    const [, x = '', y = ''] = finest.exec((await map().getAttribute('aria-label')) ?? '') ?? [];
    // The minimum is at (3, 0.5); the first picture has 17 points a side, 0.56 apart, in a flat valley.
    assert.ok(Math.abs(Number(x.replace('−', '-')) - 3) < 1.2 && Math.abs(Number(y.replace('−', '-')) - 0.5) < 0.6, `${x}, ${y}`);
    await graph.step('Step');
    const box = await map().boundingBox();
    assert.ok(box);
    await map().click({ position: { x: box.width / 2, y: box.height / 3 } });
    const where = (await panel.frame.locator('.landscape-where').textContent()) ?? '';
    await panel.button('Start here').click();
    await panel.at(0);
    await graph.waitForIteration(0);
    const start = (await graph.frame.locator('.place-point').textContent()) ?? '';
    const [, pointed = '', other = ''] = /^x (\S+), y (\S+): f ≈ /.exec(where) ?? [];
    assert.ok(start.includes(`x = ${pointed}, y = ${other}`), `${start} after “${where}”`);
  });

  it('counts ε-success over random starts, with intervals and the paper’s numbers beside', async () => {
    await panel.turnTo('Experiments');
    const form = panel.frame.getByRole('region', { name: 'New experiment' });
    for (const [name, text] of [
      ['Runs', '10'],
      ['Iterations', '100'],
      ['k_max', '5, 50'],
    ] as const) {
      const field = form.getByRole('textbox', { name, exact: true });
      await field.fill(text);
      await field.press('Enter');
    }
    await form.getByRole('button', { name: 'Start' }).click();
    const card = panel.frame.locator('.experiment-card').first();
    await card.locator('.run-status').getByText('✓ done').waitFor({ timeout: 40_000 });
    const cells = await card.locator('.success-cell').allInnerTexts();
    assert.ok(cells.length >= 4 * 4 * 2, `${cells.length} cells`);
    for (const cell of cells) {
      const [, rate = '', low = '', high = ''] = /^(\S+) %\s+(\S+) % – (\S+) %/.exec(cell) ?? [];
      assert.ok(Number(low) <= Number(rate) && Number(rate) <= Number(high), cell);
      assert.equal((10 * Number(rate)) % 100, 0, 'of ten runs');
    }
    assert.ok(cells.some((cell) => /paper \d/.test(cell)));
    // The first table is that of the first ε, its first column the full gradient.
    const row = card
      .locator('table')
      .first()
      .locator('tbody tr')
      .filter({ hasText: /^beale/ });
    assert.match(
      (await row.locator('.success-cell').first().textContent()) ?? '',
      new RegExp(`^${(100 * successOfFull(0.05)).toFixed(1)} %`),
    );
  });
});

/** How many of ten runs of the full gradient on Beale's function end within ε of the minimum after 100 iterations, by the engine. */
function successOfFull(epsilon: number): number {
  const source = readFileSync(join(import.meta.dirname, '..', '..', 'examples', 'paper.ts'), 'utf8');
  const { functions } = compile(source, { only: 'beale' });
  const [beale] = functions;
  const subject = beale && subjectOf(beale);
  assert.ok(subject);
  const plan = {
    subjects: [subject],
    methods: [{ label: 'full', estimator: { ...defaultEstimatorSettings, name: 'full' }, mFromBranches: false }],
    runs: 10,
    iterations: 100,
    optimizer: defaultOptimizerSettings,
    seed: 1,
    epsilons: [epsilon],
    source: '',
  };
  const runner = new UnitRunner(plan, functions);
  const excess = unitsOf(plan).flatMap((unit) => runner.run(unit));
  return excess.filter((each) => each < epsilon).length / excess.length;
}
