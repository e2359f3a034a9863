import assert from 'node:assert/strict';
import { formatNumber } from '../../webview/format.ts';
import type { WebviewPage } from './page.ts';
import { pagesOfSuite } from './page.ts';
import type { PanelRun } from './panel-messages.ts';
import { madeUpRun, positionOf, seriesOf, sessionOf, wholeRun } from './panel-messages.ts';
import { explanation } from './panel-scenes.ts';
import { recordAt, transportAt } from './records.ts';
import { bealeRun } from './runs.ts';
import { THEME_KINDS, themeVariables } from './themes.ts';

const ENTRY = 'webview/panel/main.ts';
const WIDE = { width: 1200, height: 250 };

describe('panel', function () {
  this.timeout(60_000);
  const openPage = pagesOfSuite();
  let view: WebviewPage;
  beforeEach(async () => {
    view = await openPage({ entry: ENTRY, behind: 'panel', ...WIDE });
  });

  const data = (): Promise<Record<string, string | undefined>> =>
    view.page.locator('#panel').evaluate((panel) => ({ ...(panel instanceof HTMLElement ? panel.dataset : {}) }));
  const text = async (selector: string): Promise<string> =>
    (await view.page.locator(selector).filter({ visible: true }).allInnerTexts()).join(' ').replaceAll(/\s+/g, ' ').trim();
  const named = (role: 'button' | 'tab' | 'textbox' | 'slider', name: string): ReturnType<WebviewPage['page']['getByRole']> =>
    view.page.getByRole(role, { name, exact: true });
  const tell = async (run: PanelRun, iteration?: number): Promise<void> => {
    for (const message of wholeRun(run, iteration)) await view.send(message);
  };
  const posted = async (type: string): Promise<readonly unknown[]> => (await view.messages()).filter((message) => message.type === type);

  it('asks for everything and says what to do while there is nothing', async () => {
    assert.deepEqual(await view.messages(), [{ type: 'ready' }, { type: 'watch', topics: ['bench', 'charts', 'raster', 'advice'] }]);
    assert.match(await text('#panel'), /Right-click a function .* Backpath: Differentiate/);
    await view.send({ type: 'empty', reason: 'The function was deleted.' });
    assert.match(await text('#panel'), /The function was deleted\.$/);
    await tell(bealeRun(0));
    assert.match(await text('.page-message'), /Press Step/);
    assert.equal((await data())['state'], 'start');
    await view.screenshot('panel-start');
  });

  it('shows a whole run at once, in full precision for those who ask', async () => {
    const run = bealeRun(60);
    await tell(run);
    const last = run.records.at(-1);
    assert.deepEqual(await data(), {
      state: 'run',
      iteration: '60',
      length: '60',
      objective: String(last?.objective),
      norm: String(last?.norm),
      exactNorm: String(last?.exactNorm),
      tapeSelected: String(last?.tape.selected.held),
      tapeFull: String(last?.tape.full.held),
    });
    assert.match(await text('.panel-header'), /beale SPAD \(Algorithm 2\) biased Iteration 60 of 60/);
    assert.match(await text('.current-card'), /^Iteration 60 /);
    await named('tab', 'Charts').click();
    assert.match(await text('[data-chart=objective] .legend'), new RegExp(`f ${formatNumber(last?.objective ?? 0)}$`));
    for (const name of ['objective', 'norms', 'cosine', 'variance', 'tape']) {
      const label = await view.page.locator(`.charts-page [data-chart=${name}] [role=img]`).getAttribute('aria-label');
      assert.match(label ?? '', /iterations 1 to 60\. At iteration 60: /);
    }
  });

  it('goes back to iteration 7 of 20 along the line, and shows what was there', async () => {
    const run = bealeRun(20);
    await tell(run);
    const line = named('slider', 'Iteration');
    await line.focus();
    await view.page.keyboard.press('Home');
    await line.fill('7');
    assert.deepEqual(await posted('bench'), [
      { type: 'bench', wish: { kind: 'jump', iteration: 0 } },
      { type: 'bench', wish: { kind: 'jump', iteration: 7 } },
    ]);
    const transport = transportAt(7, { length: 20 });
    await view.send({ type: 'position', position: positionOf(run, 7), transport });
    assert.deepEqual(
      [(await data())['iteration'], (await data())['length'], (await data())['objective']],
      ['7', '20', String(run.records[6]?.objective)],
    );
    assert.match(await text('.current-card'), /^Iteration 7 /);
    assert.equal(await line.getAttribute('aria-valuetext'), '7 of 20');
    assert.match(
      await text('.bench-page [data-chart=objective] .legend'),
      new RegExp(`f ${formatNumber(run.records[6]?.objective ?? 0)}$`),
    );
  });

  it('names the candidates, their norms and the kept one in words', async () => {
    const run = bealeRun(1);
    await tell(run);
    const table = await text('.selection-card');
    for (const { label, norm, chosen } of run.records[0]?.candidates ?? []) {
      assert.ok(table.includes(`${label} ${formatNumber(norm)}${chosen ? ' ✓ kept' : ''}`), `${label} in “${table}”`);
    }
  });

  it('says how likely each alternative was and what moved', async () => {
    const run = bealeRun(1);
    await tell(run);
    await view.send({ type: 'position', position: { ...positionOf(run, 1), explanation }, transport: transportAt(1) });
    const selection = await text('.selection-card');
    assert.match(selection, /Alternatives for x .* x1 90 % 7\.2 ✓ kept x5 2 % 5\.1 x6 2 % 1\.01 and 3 more/);
    assert.match(await text('.current-card'), /from to by x −1\.2 −1\.19 \+0\.01 y 0\.3 0\.29 −0\.01/);
  });

  it('goes on drawing while points arrive one by one', async () => {
    const run = madeUpRun([0, 1].map(recordAt));
    await tell(madeUpRun([recordAt(0)]));
    await view.send({ type: 'position', position: positionOf(run, 2), transport: transportAt(2) });
    await view.send({ type: 'series', series: seriesOf(run, 1), append: true });
    assert.match(await text('.bench-page [data-chart=objective] .legend'), new RegExp(`f ${formatNumber(recordAt(1).objective)}$`));
    await view.send(sessionOf(madeUpRun([])));
    assert.match(await text('.page-message'), /Press Step/);
  });

  it('passes on what the person wants', async () => {
    await tell(bealeRun(3));
    await named('button', 'Step').click();
    await view.page.keyboard.press('ArrowLeft');
    await view.page.keyboard.press('Enter');
    await named('button', 'Settings').click();
    await named('textbox', 'Candidates m').fill('3');
    await view.page.keyboard.press('Enter');
    await named('button', 'Go to…').click();
    await named('textbox', 'Go to iteration').fill('1000');
    await view.page.keyboard.press('Enter');
    await named('textbox', 'Value').fill('0.5');
    await view.page.keyboard.press('Enter');
    await named('button', 'Run').click();
    assert.deepEqual((await view.messages()).slice(2), [
      { type: 'transport', action: 'step' },
      { type: 'transport', action: 'stepBack' },
      { type: 'choose', choice: { estimator: { m: 3 } } },
      { type: 'bench', wish: { kind: 'jump', iteration: 1000 } },
      { type: 'bench', wish: { kind: 'until', stop: { kind: 'objective', at: 0.5 }, most: 100_000 } },
    ]);
  });

  it('says what a run waits for, and stops it', async () => {
    const run = bealeRun(3);
    await tell(run);
    await view.send({ type: 'transport', transport: transportAt(3, { playing: true, until: { kind: 'objective', at: 0.5 } }) });
    assert.match(await text('.scrubber-waiting'), /until f ≤ 0\.5/);
    await named('button', 'Stop').click();
    assert.deepEqual(await posted('transport'), [{ type: 'transport', action: 'pause' }]);
  });

  it('does not overwrite what is being typed while iterations arrive', async () => {
    const run = bealeRun(2);
    await tell(run, 1);
    await named('button', 'Settings').click();
    const m = named('textbox', 'Candidates m');
    await m.fill('17');
    await view.send({ type: 'position', position: positionOf(run, 2), transport: transportAt(2) });
    assert.equal(await m.inputValue(), '17');
  });

  it('has one crosshair for all charts, by mouse and by keyboard, and tells the host', async () => {
    const run = bealeRun(60);
    await tell(run);
    const box = await view.page.locator('.bench-page [data-chart=norms] .u-over').boundingBox();
    assert.ok(box);
    await view.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await view.settled();
    const where = await text('.bench-page [data-chart=objective] .card-where');
    const iteration = Number(where.replace('at ', ''));
    assert.ok(Math.abs(iteration - 30.5) <= 1, where);
    assert.deepEqual((await posted('hover')).at(-1), { type: 'hover', iteration });
    assert.match(
      await text('.bench-page [data-chart=objective] .legend'),
      new RegExp(`f ${formatNumber(run.records[iteration - 1]?.objective ?? 0)}$`),
    );
    await view.screenshot('panel-crosshair');
    await view.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    const shown = Number((await text('.bench-page [data-chart=objective] .card-where')).replace('at ', ''));
    assert.deepEqual(await posted('bench'), [{ type: 'bench', wish: { kind: 'jump', iteration: shown } }]);
    await view.page.mouse.move(0, 0);
    await view.page.locator('.bench-page [data-chart=objective] [role=img]').focus();
    await view.page.keyboard.press('ArrowLeft');
    await view.settled();
    assert.equal(await text('.bench-page [data-chart=norms] .card-where'), 'at 59');
    await view.page.keyboard.press('Escape');
    await view.settled();
    assert.equal(await text('.bench-page [data-chart=norms] .card-where'), '');
    await view.send({ type: 'hover', iteration: 12 });
    assert.equal(await text('.bench-page [data-chart=norms] .card-where'), 'at 12');
  });

  it('asks for the part that was dragged over, and for the whole again', async () => {
    const run = bealeRun(60);
    await tell(run);
    const box = await view.page.locator('.bench-page [data-chart=norms] .u-over').boundingBox();
    assert.ok(box);
    await view.page.mouse.move(box.x + box.width / 4, box.y + 20);
    await view.page.mouse.down();
    await view.page.mouse.move(box.x + (3 * box.width) / 4, box.y + 20, { steps: 4 });
    await view.page.mouse.up();
    const [range] = await view.page.evaluate(() => window.backpathHost.messages.filter(({ type }) => type === 'range'));
    assert.ok(range && 'from' in range && 'to' in range);
    assert.ok(Math.abs(Number(range.from) - 15) <= 1 && Math.abs(Number(range.to) - 45) <= 2, JSON.stringify(range));
    await view.send({ type: 'series', series: seriesOf(run, 15), append: false });
    assert.match(await text('.range-note'), /Iterations 16 to 60\. Show all/);
    await named('button', 'Show all').click();
    assert.deepEqual(await posted('wholeRange'), [{ type: 'wholeRange' }]);
  });

  it('gives the numbers of a chart as a table, and remembers that over a reload', async () => {
    const run = madeUpRun(Array.from({ length: 250 }, (_, iteration) => recordAt(iteration)));
    await tell(run, 240);
    const card = view.page.locator('.bench-page [data-chart=objective]');
    await card.getByRole('button', { name: 'Table' }).click();
    await view.settled();
    assert.match((await card.textContent()) ?? '', /200 of 250 rows, around the current iteration/);
    const rows = card.locator('tbody tr');
    assert.equal(await rows.count(), 200);
    assert.equal(await card.locator('[aria-current]').textContent(), `240${formatNumber(recordAt(239).objective)}`);
    await view.screenshot('panel-table');
    const again = await openPage({ entry: ENTRY, behind: 'panel', ...WIDE, state: await view.state() });
    for (const message of wholeRun(run)) await again.send(message);
    assert.equal(await again.page.locator('.bench-page [data-chart=objective] tbody tr').count(), 200);
  });

  it('shows what has no place on an axis', async () => {
    const records = Array.from({ length: 400 }, (_, iteration) => {
      const record = recordAt(iteration);
      const norm = iteration === 100 ? Number.NaN : iteration === 200 ? 0 : iteration === 300 ? Number.POSITIVE_INFINITY : record.norm;
      return { ...record, norm };
    });
    await tell(madeUpRun(records));
    assert.equal(await text('.bench-page [data-chart=norms] .card-note'), '✕ not a number, ▲ above the axis, ○ exactly zero.');
    await view.screenshot('panel-flaws');
  });

  it('says where one point stands for many iterations', async () => {
    const run = madeUpRun(Array.from({ length: 1000 }, (_, iteration) => recordAt(iteration)));
    for (const message of wholeRun(run))
      await view.send(message.type === 'series' ? { ...message, series: { ...message.series, bucket: 100 } } : message);
    const label = await view.page.locator('.bench-page [data-chart=norms] [role=img]').getAttribute('aria-label');
    assert.match(label ?? '', /Drawn are the least and the largest of every 100\.$/);
  });

  it('brings on screen what a command asks for, and watches it only', async () => {
    await tell(bealeRun(3));
    await view.send({ type: 'open', topic: 'landscape' });
    assert.equal(await named('tab', 'Landscape').getAttribute('aria-selected'), 'true');
    assert.deepEqual((await posted('watch')).at(-1), { type: 'watch', topics: ['landscape', 'bench'] });
    await view.page.keyboard.press('Home');
    assert.deepEqual((await posted('watch')).at(-1), { type: 'watch', topics: ['bench', 'charts', 'raster', 'advice'] });
  });

  it('takes its colours from the theme, at once', async () => {
    await tell(bealeRun(20));
    await named('tab', 'Charts').click();
    for (const theme of THEME_KINDS) {
      await view.setTheme(theme);
      const stroke = await view.page.locator('.charts-page [data-chart=tape] .legend path').first().getAttribute('stroke');
      assert.equal(stroke, themeVariables(theme)['--vscode-backpath-selected']);
    }
  });
});
