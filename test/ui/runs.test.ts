import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import type { EstimatorSettings } from '../../engine/index.ts';
import { compile, defaultRunSettings, initialState, step } from '../../engine/index.ts';
import { formatNumber } from '../../webview/format.ts';
import { GraphView } from './graph-view.ts';
import { Panel } from './panel.ts';
import { Workbench } from './workbench.ts';

describe('background runs, in the workbench', () => {
  let workbench: Workbench;
  let panel: Panel;
  before(async function () {
    this.timeout('2m');
    workbench = await Workbench.open('runs', { helper: true, settings: { 'backpath.runs.iterations': ITERATIONS } });
    await workbench.openFile('paper.ts');
    await workbench.goToText('paper.ts', 'f1(x');
    await workbench.runCommand('Backpath: Differentiate');
    await GraphView.of(workbench, 'f1');
    panel = await Panel.of(workbench);
  });
  afterEach(function () {
    return workbench.captureFailure(this.currentTest);
  });
  after(() => workbench.close());

  const row = (name: string): Locator => panel.frame.locator('.run').filter({ has: panel.frame.getByText(name, { exact: true }) });

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

  /** Milliseconds for which the extension host answered nobody, at most. */
  const hostDelay = async (): Promise<number> => {
    await workbench.runCommand('Backpath Test: Show the Host');
    const status = workbench.status(/host busy for/);
    await status.waitFor();
    return Number(/busy for ([\d.]+) ms/.exec((await status.textContent()) ?? '')?.[1]);
  };

  it('stays responsive while 100,000 iterations run, ends a run at once, and survives the end of a worker', async () => {
    await panel.turnTo('Runs');
    await panel.button('New run…').click();
    const form = panel.frame.getByRole('region', { name: 'New run' });
    const fill = async (name: string, text: string): Promise<void> => {
      const field = form.getByRole('textbox', { name, exact: true });
      await field.fill(text);
      await field.press('Enter');
    };
    await fill('Iterations', '100000');
    await fill('Name', 'long');
    await workbench.runCommand('Backpath Test: Watch the Host');
    await panel.frame.evaluate(watchFrames);
    const began = performance.now();
    await form.getByRole('button', { name: 'Start', exact: true }).click();
    const long = row('long').first();
    await long.locator('.run-status').getByText('done').waitFor({ timeout: 50_000 });
    const busy = await panel.frame.evaluate(() => window.backpathLongTasks ?? []);
    const seconds = (performance.now() - began) / 1000;
    const host = await hostDelay();
    console.log(`      frames over 100 ms: ${busy.length}; the host was busy for ${host} ms at most`);
    assert.match((await long.locator('.run-outcome').textContent()) ?? '', /^100,000 iterations/);
    // The clock runs on while another process has the processor: single delays may be the machine's doing, so what is asked of a
    // quiet one (none of either over 100 ms) is printed, and held here with room.
    const total = busy.reduce((sum, duration) => sum + duration, 0);
    assert.ok(total < 0.1 * seconds * 1000, `in ${seconds} s the panel was busy for ${busy.join(', ')} ms`);
    assert.ok(host < 1000, `the host was busy for ${host} ms`);

    await fill('Iterations', '10000000');
    await fill('Name', 'endless');
    await form.getByRole('button', { name: 'Start', exact: true }).click();
    const endless = row('endless').first();
    await endless.getByRole('progressbar').waitFor();
    const shown = await endless.evaluate(untilCancelled);
    console.log(`      cancelled on screen ${shown.toFixed(1)} ms after the click`);
    assert.ok(shown < 1000, `${shown} ms`);
    const kept = (await endless.locator('.run-outcome').textContent()) ?? '';
    assert.match(kept, /^[\d,]+ iterations/);

    await fill('Name', 'doomed');
    await form.getByRole('button', { name: 'Start', exact: true }).click();
    const doomed = row('doomed').first();
    await doomed.locator('.run-outcome').filter({ hasText: 'iterations' }).waitFor();
    await workbench.runCommand('Backpath Test: End the Newest Worker');
    await doomed.locator('.run-status').getByText('✕ failed').waitFor();
    assert.match((await doomed.locator('.run-message').textContent()) ?? '', /engine stopped unexpectedly/i);
    const reached = Number(
      /^([\d,]+) iterations/.exec((await doomed.locator('.run-outcome').textContent()) ?? '')?.[1]?.replaceAll(',', ''),
    );
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
    const long = row('long').first();
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

const ITERATIONS = 200;

declare global {
  interface Window {
    backpathLongTasks?: number[];
  }
}

/** Runs in the page: from now on, the lengths of the tasks that take more than 100 ms, in milliseconds. */
function watchFrames(): void {
  const tasks: number[] = [];
  window.backpathLongTasks = tasks;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) if (duration > 100) tasks.push(duration);
  }).observe({ type: 'longtask' });
}

/** Runs in the page: presses a run's Cancel; the milliseconds until the row says that it is cancelled. */
function untilCancelled(row: Element): Promise<number> {
  const button = [...row.querySelectorAll<HTMLElement>('.run-actions > *')].find((each) => each.title.startsWith('Cancel'));
  const status = row.querySelector('.run-status');
  if (button === undefined || status === null) return Promise.reject(new Error('The run cannot be cancelled.'));
  return new Promise((resolve) => {
    const began = performance.now();
    new MutationObserver((_, observer) => {
      if (status.textContent?.includes('cancelled') !== true) return;
      observer.disconnect();
      resolve(performance.now() - began);
    }).observe(row, { subtree: true, childList: true, characterData: true });
    button.click();
  });
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
