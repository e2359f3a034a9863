import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EstimatorSettings } from '../../engine/index.ts';
import { compile, defaultRunSettings, initialState, step } from '../../engine/index.ts';
import { formatNumber } from '../../webview/format.ts';
import { GraphView } from './graph-view.ts';
import { Panel } from './panel.ts';
import { startRun } from './responsiveness.ts';
import { inWorkbench } from './suite.ts';
import type { Workbench } from './workbench.ts';

const ITERATIONS = 200;
/** The most that the form takes: minutes of work. */
const ENDLESS = 10_000_000;

describe('background runs, in the workbench', () => {
  let workbench: Workbench;
  let panel: Panel;
  inWorkbench(
    'runs',
    async (opened) => {
      workbench = opened;
      await workbench.openFile('paper.ts');
      await GraphView.make(workbench, 'paper.ts', 'f1');
      panel = await Panel.of(workbench);
    },
    { helper: true, settings: { 'backpath.runs.iterations': ITERATIONS } },
  );

  it('makes the paper’s Figure 3 with one click, with the engine’s own numbers', async () => {
    await panel.turnTo('Compare');
    await panel.button('GD, RAD and SPAD from here').click();
    const rows = panel.frame.locator('.compare-summary tbody tr');
    await panel.frame.waitForFunction(
      () => {
        const all = [...document.querySelectorAll('.compare-summary tbody tr')];
        return all.length >= 5 && all.every((each) => each.textContent?.includes('✓ done'));
      },
      undefined,
      { timeout: 40_000 },
    );
    const shown = await rows.evaluateAll((all) =>
      all.map((each) => ({
        method: each.querySelector('.compare-method')?.textContent,
        end: each.querySelectorAll('td')[1]?.textContent ?? '',
      })),
    );
    const ends = (wanted: string): readonly string[] => shown.flatMap(({ method, end }) => (method === wanted ? [end] : []));
    assert.deepEqual(ends('Full'), [lastObjective({ name: 'full' })]);
    const alone = [0, 1].map((index) => lastObjective({ name: 'fixed', fixed: [index], granularity: 'path' }));
    assert.deepEqual([...ends('Fixed, one path')].sort(), alone.sort());
    const legend = await panel.frame.locator('.compare-card .legend-label').allInnerTexts();
    assert.ok(legend.length >= 5, legend.join(', '));
    assert.equal(await panel.frame.locator('.compare-card canvas').count(), 1);
    await workbench.screenshot('figure3');
  });

  // How long a person waits meanwhile is measured by `npm run bench -- responsiveness`: the clock runs on while others have the processor.
  it('answers while runs go on, ends a run when asked to, and survives the end of a worker', async () => {
    await panel.turnTo('Runs');
    await panel.button('New run…').click();
    const long = await startRun(panel, 'long', 100_000);
    await long.locator('.run-status').getByText('✓ done').waitFor({ timeout: 50_000 });
    assert.match((await long.locator('.run-outcome').textContent()) ?? '', /^100,000 iterations/);

    const endless = await startRun(panel, 'endless', ENDLESS);
    await endless.locator('.run-outcome').filter({ hasText: 'iterations' }).waitFor();
    await panel.turnTo('Compare');
    await panel.turnTo('Runs');
    assert.equal(await endless.locator('.run-status').textContent(), '▶ running', 'it went on meanwhile');
    await endless.getByRole('button', { name: 'Cancel' }).click();
    await endless.locator('.run-status').getByText('■ cancelled').waitFor();
    const kept = iterationsIn(await endless.locator('.run-outcome').textContent());
    assert.ok(kept > 0 && kept < ENDLESS, `${kept} iterations`);

    const doomed = await startRun(panel, 'doomed', ENDLESS);
    await doomed.locator('.run-outcome').filter({ hasText: 'iterations' }).waitFor();
    await workbench.runCommand('Backpath Test: End the Newest Worker');
    await doomed.locator('.run-status').getByText('✕ failed').waitFor();
    assert.match((await doomed.locator('.run-message').textContent()) ?? '', /engine stopped unexpectedly/i);
    const reached = iterationsIn(await doomed.locator('.run-outcome').textContent());
    assert.ok(reached > 0, 'what was computed stays');
    await doomed.getByRole('button', { name: 'Resume' }).click();
    await doomed.locator('.run-status').getByText('▶ running').waitFor();
    await panel.frame.waitForFunction(
      (least) =>
        [...document.querySelectorAll('.run')].some(
          (each) =>
            each.querySelector('.run-name')?.textContent === 'doomed' &&
            Number(each.querySelector('.run-outcome')?.textContent?.split(' ', 1)[0]?.replaceAll(',', '')) > least,
        ),
      reached,
    );
    await doomed.getByRole('button', { name: 'Cancel' }).click();
    await panel.button('New run…').click();
  });

  it('opens a stored run for replay at any iteration', async () => {
    const long = panel.run('long').first();
    const id = (await long.getAttribute('data-run')) ?? '';
    await long.getByRole('button', { name: 'Open' }).click();
    const editor = await workbench.webview(`${id}.backpath-run.jsonl`);
    await editor.locator('#run[data-state=run][data-iteration="100000"]').waitFor();
    await editor.getByRole('slider', { name: 'Iteration' }).fill('7');
    await editor.locator('#run[data-iteration="7"]').waitFor();
    assert.match((await editor.locator('.current-card').textContent()) ?? '', /^Iteration 7/);
    assert.match(
      (await editor.locator('[data-chart=objective] [role=img]').getAttribute('aria-label')) ?? '',
      /iterations 1 to 100,000\. .*Drawn are the least and the largest of every \d+\./,
    );
  });
});

/** Of `1,234 iterations · …`; NaN where it says something else. */
function iterationsIn(outcome: string | null): number {
  return Number(/^([\d,]+) iterations?\b/.exec(outcome ?? '')?.[1]?.replaceAll(',', ''));
}

/** The objective that the last of the iterations saw, as the panel writes it. */
function lastObjective(change: Partial<EstimatorSettings>): string {
  const source = readFileSync(join(import.meta.dirname, '..', '..', 'examples', 'paper.ts'), 'utf8');
  const [f1] = compile(source, { only: 'f1' }).functions;
  assert.ok(f1);
  const defaults = defaultRunSettings([5]);
  const settings = {
    ...defaults,
    estimator: { ...defaults.estimator, granularity: 'graph' as const, draw: 'branches' as const, ...change },
  };
  let state = initialState(settings);
  let objective = Number.NaN;
  while (state.iteration < ITERATIONS) {
    const next = step(f1, settings, state);
    state = next.state;
    objective = next.record.objective;
  }
  return formatNumber(objective);
}
