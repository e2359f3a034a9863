import assert from 'node:assert/strict';
import { violations } from './axe.ts';
import type { WebviewPage } from './page.ts';
import { pagesOfSuite, textOf } from './page.ts';
import { positionOf, rasterOf, seriesOf } from './panel-messages.ts';
import { summaryOf } from './panel-scenes.ts';
import { bealeRun } from './runs.ts';
import { THEME_KINDS } from './themes.ts';

describe('the editor of a run file', function () {
  this.timeout(60_000);
  const openPage = pagesOfSuite();
  let view: WebviewPage;
  const run = bealeRun(60);
  beforeEach(async () => {
    view = await openPage({ entry: 'webview/run/main.ts', width: 1000, height: 700 });
  });
  const open = async (): Promise<void> => {
    const text = 'export function beale(x: number, y: number) { … }';
    await view.send({ type: 'run', run: summaryOf('a', 'Sixty of SPAD', run), series: seriesOf(run), raster: rasterOf(run), text });
  };
  const jumps = async (): Promise<readonly unknown[]> => (await view.messages()).filter(({ type }) => type === 'jump');

  it('opens at the end, and replays any iteration', async () => {
    await open();
    assert.deepEqual(await jumps(), [{ type: 'jump', iteration: 60 }]);
    await view.send({ type: 'position', position: positionOf(run, 60) });
    await view.page.keyboard.press(',');
    await view.page.getByRole('slider', { name: 'Iteration' }).fill('7');
    assert.deepEqual((await jumps()).slice(1), [
      { type: 'jump', iteration: 59 },
      { type: 'jump', iteration: 7 },
    ]);
    await view.send({ type: 'position', position: positionOf(run, 7) });
    assert.match(await textOf(view.page.locator('.current-card')), /^Iteration 7\n/);
    const again = await openPage({ entry: 'webview/run/main.ts', state: await view.state() });
    await again.send({ type: 'run', run: summaryOf('a', 'Sixty', run), series: seriesOf(run), raster: rasterOf(run), text: '' });
    assert.deepEqual((await again.messages()).at(-1), { type: 'jump', iteration: 7 });
  });

  it('says what is wrong with a file that is no run', async () => {
    await view.send({ type: 'unreadable', reason: 'Line 3 is not JSON.' });
    assert.match(await textOf(view.page.locator('#run')), /Line 3 is not JSON\./);
  });

  it('goes on from an iteration, and saves', async () => {
    await open();
    await view.page.getByRole('button', { name: 'Explore from here' }).click();
    await view.page.getByRole('button', { name: 'Export CSV' }).click();
    assert.deepEqual((await view.messages()).slice(-2), [
      { type: 'explore', iteration: 60 },
      { type: 'export', format: 'csv' },
    ]);
  });

  it('looks in order in every theme', async () => {
    await open();
    await view.send({ type: 'position', position: positionOf(run, 60) });
    for (const theme of THEME_KINDS) {
      await view.setTheme(theme);
      await view.screenshot(`run-file-${theme}`);
      assert.deepEqual(await violations(view.page, theme === 'dark' ? undefined : ['color-contrast']), [], theme);
    }
  });
});
