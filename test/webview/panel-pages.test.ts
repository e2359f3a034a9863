/** What the panel's pages do when a person uses them: what they post, and how they follow the host. */
import assert from 'node:assert/strict';
import type { RunSummary } from '../../webview/protocol.ts';
import type { WebviewPage } from './page.ts';
import { pagesOfSuite, textOf } from './page.ts';
import { sessionOf, wholeRun } from './panel-messages.ts';
import { adviceMessage, comparedRuns, comparisonMessage, experimentsMessage, runsMessage, summaryOf } from './panel-scenes.ts';
import { bealeRun } from './runs.ts';

describe('the panel’s pages', function () {
  this.timeout(60_000);
  const openPage = pagesOfSuite();
  let view: WebviewPage;
  beforeEach(async () => {
    view = await openPage({ entry: 'webview/panel/main.ts', behind: 'panel', width: 1000, height: 600 });
    for (const message of wholeRun(bealeRun(20))) await view.send(message);
  });

  type Role = Parameters<WebviewPage['page']['getByRole']>[0];
  const named = (role: Role, name: string): ReturnType<WebviewPage['page']['getByRole']> =>
    view.page.getByRole(role, { name, exact: true });
  const wishes = async (type: string): Promise<readonly unknown[]> =>
    (await view.messages()).flatMap((message) => (message.type === type && 'wish' in message ? [message.wish] : []));
  const turnTo = (page: string): Promise<void> => named('tab', page).click();
  const row = (id: string): ReturnType<WebviewPage['page']['locator']> => view.page.locator(`[data-run="${id}"]`);

  it('follow advice with one click', async () => {
    await view.send(adviceMessage);
    assert.match(await textOf(view.page.locator('.advice-text')), /^One path carries 97 %/);
    await named('button', 'Use SPAD with k_max 50').click();
    assert.deepEqual((await view.messages()).at(-1), { type: 'choose', choice: { estimator: { name: 'spad2', kMax: 50 } } });
  });

  describe('Runs', () => {
    beforeEach(async () => {
      await turnTo('Runs');
      await view.send(runsMessage());
    });

    it('say what to do while there are none', async () => {
      const message = runsMessage();
      assert.ok(message.type === 'runs');
      await view.send({ ...message, runs: [] });
      assert.match(await textOf(view.page.locator('.runs-page .page-message')), /New run…/);
    });

    it('check and start what the form says', async () => {
      await named('button', 'New run…').click();
      const form = view.page.getByRole('region', { name: 'New run' });
      const fill = async (name: string, text: string): Promise<void> => {
        await form.getByRole('textbox', { name, exact: true }).fill(text);
        await view.page.keyboard.press('Enter');
      };
      await fill('Candidates m', '4');
      await fill('Iterations', '500');
      await fill('Runs', '3');
      await fill('Name', 'three of them');
      await form.getByRole('checkbox', { name: 'Stop at ‖g‖ ≤' }).click();
      await form.getByRole('checkbox', { name: 'Clip' }).click();
      await form.getByRole('button', { name: 'Start', exact: true }).click();
      const draft = {
        choice: { estimator: { m: 4 }, clip: 1 },
        stop: {
          kind: 'any',
          of: [
            { kind: 'iterations', iterations: 500 },
            { kind: 'gradient', norm: 1e-6 },
          ],
        },
        seeds: 3,
        name: 'three of them',
      };
      assert.deepEqual((await wishes('runs')).slice(-2), [
        { kind: 'check', draft },
        { kind: 'start', draft },
      ]);
      await view.send({ type: 'faults', faults: [], steppedBecause: 'the gradient is clipped' });
      assert.match(await textOf(form), /An experiment with these settings cannot be compiled either: the gradient is clipped\./);
      await view.send({ type: 'faults', faults: [{ field: 'm', message: 'm must be at least 1' }] });
      assert.equal(await textOf(form.getByRole('alert').filter({ hasText: 'm must' })), 'm must be at least 1');
      await view.screenshot('run-form');
      await form.getByRole('button', { name: 'Start', exact: true }).click({ force: true });
      assert.equal(
        (await wishes('runs')).filter((wish) => JSON.stringify(wish).includes('"start"')).length,
        1,
        'nothing starts with faults',
      );
    });

    it('choose the rows of a function that has data', async () => {
      await named('button', 'New run…').click();
      const form = view.page.getByRole('region', { name: 'New run' });
      assert.equal(await form.getByRole('combobox', { name: 'Rows' }).isVisible(), false, 'Beale’s function has none');
      const gd = { name: 'gd', batch: 16, rate: 0.1, floor: 0.3 };
      const run = bealeRun(20);
      await view.send(sessionOf({ ...run, settings: { ...run.settings, observation: gd } }));
      assert.equal(await form.getByRole('textbox', { name: 'Batch' }).isVisible(), false, 'every row has no batch');
      await form.getByRole('combobox', { name: 'Rows' }).click();
      await view.page.getByRole('option', { name: 'Bandit' }).click();
      assert.match(await textOf(form.locator('.observation-fields')), /weighted by their inverse/);
      await form.getByRole('textbox', { name: 'Batch' }).fill('8');
      await view.page.keyboard.press('Enter');
      const [wish] = (await wishes('runs')).slice(-1);
      assert.deepEqual(wish, {
        kind: 'check',
        draft: {
          choice: { estimator: {}, observation: { ...gd, name: 'bandit', batch: 8 } },
          stop: { kind: 'iterations', iterations: 2000 },
          seeds: 1,
        },
      });
      await view.screenshot('run-form-rows');
    });

    it('show progress as it goes, without taking the focus away', async () => {
      const bar = row('going').getByRole('progressbar');
      assert.equal(await bar.getAttribute('aria-valuetext'), '42,000 of 100,000 · 8,123 a second · 7 s left');
      const cancel = row('going').getByRole('button', { name: 'Cancel' });
      await cancel.focus();
      const [, [, rad] = []] = comparedRuns;
      assert.ok(rad);
      const further: Partial<RunSummary> = {
        status: 'running',
        iterations: 50_000,
        progress: { total: 100_000, rate: 8000, secondsLeft: 6 },
      };
      await view.send({ type: 'run', run: summaryOf('going', 'RAD, long', rad, further) });
      assert.equal(await bar.getAttribute('aria-valuenow'), '50');
      await view.page.keyboard.press('Enter');
      assert.deepEqual((await wishes('runs')).at(-1), { kind: 'cancel', id: 'going' });
    });

    it('rename, repeat, resume, export, open and delete a run', async () => {
      const press = async (id: string, name: string): Promise<void> => {
        await row(id).getByRole('button', { name, exact: true }).click();
        // A field that opens takes the focus and selects its text a frame later; what is typed before that would be added to it.
        await view.settled();
      };
      await press('gd', 'Rename');
      await row('gd').getByRole('textbox', { name: 'Name' }).fill('Baseline');
      await view.page.keyboard.press('Enter');
      await press('rad', 'Repeat');
      await row('rad').getByRole('textbox', { name: 'Seed' }).fill('9');
      await view.page.keyboard.press('Enter');
      await press('rad', 'Start again');
      await press('broken', 'Resume');
      await press('gd', 'Export');
      await press('gd', 'Open');
      await press('gd', 'Delete');
      assert.deepEqual(await wishes('runs'), [
        { kind: 'rename', id: 'gd', name: 'Baseline' },
        { kind: 'repeat', id: 'rad', choice: { estimator: { name: 'rad' }, seed: 9 } },
        { kind: 'resume', id: 'broken' },
        { kind: 'export', ids: ['gd'] },
        { kind: 'open', id: 'gd' },
        { kind: 'delete', ids: ['gd'] },
      ]);
    });

    it('are selected for comparing', async () => {
      await row('gd').getByRole('checkbox').click();
      await row('spad').getByRole('checkbox').click();
      assert.equal(await textOf(view.page.locator('.runs-selected')), '2 selected');
      await view.page.locator('.runs-bulk').getByRole('button', { name: 'Compare' }).click();
      assert.equal(await named('tab', 'Compare').getAttribute('aria-selected'), 'true');
      assert.deepEqual(await wishes('runs'), [{ kind: 'compare', ids: ['gd', 'spad'] }]);
    });
  });

  it('compare GD, RAD and SPAD with one click, over any quantity', async () => {
    await turnTo('Compare');
    await view.send(runsMessage());
    assert.match(await textOf(view.page.locator('.compare-page .page-message')), /Nothing is compared yet/);
    await named('button', 'GD, RAD and SPAD from here').click();
    assert.deepEqual((await wishes('runs')).at(-1), { kind: 'compareFromHere' });
    await view.send(comparisonMessage());
    const labels = async (): Promise<readonly string[]> => view.page.locator('.compare-card .legend-label').allInnerTexts();
    assert.deepEqual(await labels(), ['GD', 'RAD (5 seeds)', 'SPAD']);
    await named('checkbox', 'Bands over seeds').click();
    assert.deepEqual(await labels(), ['GD', 'RAD', 'SPAD']);
    await named('combobox', 'Show').focus();
    await view.page.keyboard.press('ArrowDown');
    await view.settled();
    assert.match(await textOf(view.page.locator('.compare-card .card-title')), /‖∇f‖/);
    const rows = await view.page.locator('.compare-summary tbody tr').allInnerTexts();
    const again = await openPage({ entry: 'webview/panel/main.ts', state: await view.state() });
    await again.send({ type: 'comparison', comparison: { runs: [], bands: [] } });
    assert.deepEqual((await again.messages()).at(-1), { type: 'runs', wish: { kind: 'compare', ids: ['gd', 'rad', 'spad'] } });
    assert.match(rows.join('\n'), /^GD\nFull\n.*✓ done\nRAD\nRAD, one choice for all\n.*✓ done\nSPAD\n/);
  });

  describe('Experiments', () => {
    beforeEach(() => turnTo('Experiments'));

    it('start with the paper’s numbers, or others', async () => {
      await view.send({ type: 'experiments', experiments: [] });
      const form = view.page.getByRole('region', { name: 'New experiment' });
      await form.getByRole('textbox', { name: 'Runs' }).fill('200');
      await view.page.keyboard.press('Enter');
      await form.getByRole('textbox', { name: 'k_max' }).fill('1, 5, fifty');
      await view.page.keyboard.press('Enter');
      await form.getByRole('button', { name: 'Start' }).click({ force: true });
      assert.deepEqual(await wishes('experiments'), [], 'not with a k_max that is none');
      await form.getByRole('textbox', { name: 'k_max' }).fill('1, 5, 50');
      await view.page.keyboard.press('Enter');
      await form.getByRole('button', { name: 'Start' }).click();
      const draft = { kind: 'success', runs: 200, iterations: 2000, kMax: [1, 5, 50], seed: 1 };
      assert.deepEqual(await wishes('experiments'), [{ kind: 'start', draft }]);
    });

    it('show rates, intervals and the paper’s numbers', async () => {
      const message = experimentsMessage();
      assert.ok(message.type === 'experiments');
      await view.send(message);
      const card = view.page.locator('[data-experiment=success]');
      assert.equal(await card.locator('table').count(), 2);
      const cell = message.experiments[1]?.cells[0];
      assert.ok(cell?.paper !== undefined);
      const words = (await textOf(card.locator('.success-cell').first())).replaceAll(/\s+/g, ' ');
      const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
      assert.equal(
        words,
        `${percent(cell.rate)} ${percent(cell.interval.low)} – ${percent(cell.interval.high)} paper ${percent(cell.paper)} ✓`,
      );
      const sweep = view.page.locator('[data-experiment=sweep]');
      assert.match((await sweep.locator('svg.sweep').getAttribute('aria-label')) ?? '', /beale: 10\.0 % at k_max 1, 20\.0 % at k_max 5/);
      await sweep.getByRole('button', { name: 'Cancel' }).click();
      await card.getByRole('button', { name: 'Export CSV' }).click();
      assert.deepEqual(await wishes('experiments'), [
        { kind: 'cancel', id: 'sweep' },
        { kind: 'export', id: 'success', format: 'csv' },
      ]);
    });
  });
});
