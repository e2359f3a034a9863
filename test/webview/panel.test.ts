import assert from 'node:assert/strict';
import { formatNumber } from '../../webview/format.ts';
import type { WebviewBrowser, WebviewPage } from './page.ts';
import { launch } from './page.ts';
import { historyOf, recordAt, transportAt } from './records.ts';
import { bealeHistory } from './runs.ts';
import { THEME_KINDS, themeVariables } from './themes.ts';

const ENTRY = 'webview/panel/main.ts';
const WIDE = { width: 1200, height: 250 };

describe('panel', function () {
  this.timeout(60_000);
  let browser: WebviewBrowser;
  let view: WebviewPage;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());
  beforeEach(async () => {
    view = await browser.open({ entry: ENTRY, behind: 'panel', ...WIDE });
  });
  afterEach(async () => {
    assert.deepEqual(view.problems, []);
    await view.close();
  });

  const data = (): Promise<Record<string, string | undefined>> =>
    view.page.locator('#panel').evaluate((panel) => ({ ...(panel instanceof HTMLElement ? panel.dataset : {}) }));
  const text = async (selector: string): Promise<string> =>
    (await view.page.locator(selector).allInnerTexts()).join(' ').replaceAll(/\s+/g, ' ').trim();
  const button = (name: string): ReturnType<WebviewPage['page']['getByRole']> => view.page.getByRole('button', { name, exact: true });

  it('asks for everything and says what to do while there is nothing', async () => {
    assert.deepEqual(await view.messages(), [{ type: 'ready' }]);
    assert.match(await text('#panel'), /Right-click a function .* Backpath: Differentiate/);
    await view.send({ type: 'empty', reason: 'The function was deleted.' });
    assert.equal(await text('#panel'), 'The function was deleted.');
    await view.send(bealeHistory(0));
    assert.match(await text('.panel-message'), /Press Step/);
    assert.equal((await data())['state'], 'start');
    await view.screenshot('panel-start');
  });

  it('shows a whole history at once, in full precision for those who ask', async () => {
    const history = bealeHistory(60);
    await view.send(history);
    const last = history.records.at(-1);
    assert.deepEqual(await data(), {
      state: 'run',
      iteration: '60',
      objective: String(last?.objective),
      norm: String(last?.norm),
      exactNorm: String(last?.exactNorm),
      tapeSelected: String(last?.tape.selected.held),
      tapeFull: String(last?.tape.full.held),
    });
    assert.match(await text('.panel-header'), /beale SPAD \(Algorithm 2\) biased Iteration 60/);
    assert.match(await text('.current-card'), /Iteration 59 → 60/);
    assert.match(await text('[data-chart=objective] .legend'), new RegExp(`f ${formatNumber(last?.objective ?? 0)}$`));
    for (const name of ['objective', 'norms', 'tape']) {
      const label = await view.page.locator(`[data-chart=${name}] [role=img]`).getAttribute('aria-label');
      assert.match(label ?? '', /over 60 iterations\. At iteration 59: /);
    }
  });

  it('names the candidates, their norms and the kept one in words', async () => {
    const history = bealeHistory(1);
    await view.send(history);
    const table = await text('.current-card');
    for (const { label, norm, chosen } of history.records[0]?.candidates ?? []) {
      assert.ok(table.includes(`${label} ${formatNumber(norm)}${chosen ? ' ✓ kept' : ''}`), `${label} in “${table}”`);
    }
  });

  it('follows steps forward and back', async () => {
    await view.send(historyOf(1));
    await view.send({ type: 'append', record: recordAt(1), transport: transportAt(2) });
    assert.equal((await data())['objective'], String(recordAt(1).objective));
    await view.send({ type: 'truncate', length: 1, transport: transportAt(1) });
    assert.deepEqual([(await data())['iteration'], (await data())['objective']], ['1', String(recordAt(0).objective)]);
    await view.send({ type: 'truncate', length: 0, transport: transportAt(0) });
    assert.match(await text('.panel-message'), /Press Step/);
  });

  it('passes on what the person wants', async () => {
    await view.send(bealeHistory(3));
    await button('Step').click();
    await view.page.keyboard.press('ArrowLeft');
    await view.page.keyboard.press('Enter');
    await button('Settings').click();
    await view.page.getByRole('textbox', { name: 'Candidates m' }).fill('3');
    await view.page.keyboard.press('Enter');
    assert.deepEqual((await view.messages()).slice(1), [
      { type: 'transport', action: 'step' },
      { type: 'transport', action: 'stepBack' },
      { type: 'choose', choice: { estimator: { m: 3 } } },
    ]);
  });

  it('does not overwrite what is being typed while iterations arrive', async () => {
    const history = historyOf(1);
    await view.send(history);
    await button('Settings').click();
    const m = view.page.getByRole('textbox', { name: 'Candidates m' });
    await m.fill('17');
    await view.send({ type: 'append', record: recordAt(1), transport: transportAt(2) });
    assert.equal(await m.inputValue(), '17');
  });

  it('has one crosshair for all charts, by mouse and by keyboard', async () => {
    const history = bealeHistory(60);
    await view.send(history);
    const box = await view.page.locator('[data-chart=norms] .u-over').boundingBox();
    assert.ok(box);
    await view.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await view.settled();
    const where = await text('[data-chart=tape] .card-where');
    const iteration = Number(where.replace('at ', ''));
    assert.ok(Math.abs(iteration - 29.5) <= 1, where);
    for (const name of ['objective', 'norms']) assert.equal(await text(`[data-chart=${name}] .card-where`), where);
    assert.match(
      await text('[data-chart=objective] .legend'),
      new RegExp(`f ${formatNumber(history.records[iteration]?.objective ?? 0)}$`),
    );
    await view.screenshot('panel-crosshair');
    await view.page.mouse.move(0, 0);
    await view.page.locator('[data-chart=objective] [role=img]').focus();
    await view.page.keyboard.press('ArrowLeft');
    await view.settled();
    assert.equal(await text('[data-chart=norms] .card-where'), 'at 58');
    await view.page.keyboard.press('Escape');
    await view.settled();
    assert.equal(await text('[data-chart=norms] .card-where'), '');
  });

  it('gives the numbers as a table, and remembers that over a reload', async () => {
    await view.send(historyOf(250));
    await button('Table').click();
    await view.settled();
    assert.match(await text('.record-table .card-note'), /The last 200 of 250 iterations/);
    const rows = view.page.locator('.record-table tbody tr');
    assert.equal(await rows.count(), 200);
    assert.match(
      (await rows.last().allInnerTexts()).join(' ').replaceAll(/\s+/g, ' '),
      new RegExp(`^249 ${formatNumber(recordAt(249).objective)} `),
    );
    await view.screenshot('panel-table');
    const again = await browser.open({ entry: ENTRY, behind: 'panel', ...WIDE, state: await view.state() });
    await again.send(historyOf(2));
    assert.equal(await again.page.locator('.record-table tbody tr').count(), 2);
    await again.close();
  });

  it('shows what has no place on an axis, and thins long runs out honestly', async () => {
    const records = Array.from({ length: 5000 }, (_, iteration) => {
      const record = recordAt(iteration % 400);
      const norm = iteration === 100 ? Number.NaN : iteration === 2000 ? 0 : iteration === 3000 ? Number.POSITIVE_INFINITY : record.norm;
      return { ...record, iteration, norm };
    });
    await view.send({ ...bealeHistory(0), records, transport: transportAt(5000) });
    assert.equal(await text('[data-chart=norms] .card-note'), '✕ not a number, ▲ above the axis, ○ exactly zero.');
    const label = await view.page.locator('[data-chart=norms] [role=img]').getAttribute('aria-label');
    assert.match(label ?? '', /Drawn are the least and the largest of every 5\.$/);
    await view.screenshot('panel-long');
  });

  it('takes its colours from the theme, at once', async () => {
    await view.send(bealeHistory(20));
    for (const theme of THEME_KINDS) {
      await view.setTheme(theme);
      const stroke = await view.page.locator('[data-chart=tape] .legend path').first().getAttribute('stroke');
      assert.equal(stroke, themeVariables(theme)['--vscode-charts-green']);
    }
  });

  for (const theme of THEME_KINDS) {
    for (const [width, height] of [
      [1200, 250],
      [800, 500],
      [250, 900],
    ] as const) {
      it(`cuts nothing off: ${theme}, ${width} × ${height}`, async () => {
        await view.page.setViewportSize({ width, height });
        await view.setTheme(theme);
        await view.send(bealeHistory(200, { name: 'spad1', granularity: 'path' }));
        await view.screenshot(`panel-${theme}-${width}`);
        const found = await view.page.evaluate(() => ({
          overflow: document.documentElement.scrollWidth - window.innerWidth,
          blank: [...document.querySelectorAll('canvas')].filter((canvas) => {
            const { width: w, height: h } = canvas;
            return (
              w * h === 0 ||
              !canvas
                .getContext('2d')
                ?.getImageData(0, 0, w, h)
                .data.some((byte) => byte !== 0)
            );
          }).length,
          cut: [...document.querySelectorAll('.panel-header, .legend, .legend-entry, .card-head, .chart-card, .current-card > *')]
            .filter((part) => part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1)
            .map((part) => `${part.className}: ${part.textContent}`),
          canvases: document.querySelectorAll('canvas').length,
        }));
        assert.deepEqual(found, { overflow: 0, blank: 0, cut: [], canvases: 4 });
      });
    }
  }
});
