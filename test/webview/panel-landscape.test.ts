/** What the landscape does when a person looks around on it. */
import assert from 'node:assert/strict';
import type { WebviewPage } from './page.ts';
import { pagesOfSuite, textOf } from './page.ts';
import { wholeRun } from './panel-messages.ts';
import { bealeLandscape, curveLandscape, curveTrails, trails } from './panel-scenes.ts';
import { bealeRun } from './runs.ts';

describe('the panel’s landscape', function () {
  this.timeout(60_000);
  const openPage = pagesOfSuite();
  let view: WebviewPage;
  beforeEach(async () => {
    view = await openPage({ entry: 'webview/panel/main.ts', behind: 'panel', width: 1000, height: 600 });
    for (const message of wholeRun(bealeRun(20))) await view.send(message);
    await view.page.getByRole('tab', { name: 'Landscape', exact: true }).click();
    await view.send({ type: 'landscape', landscape: bealeLandscape() });
    await view.send({ type: 'trails', trails: trails() });
  });

  const wishes = async (): Promise<readonly unknown[]> =>
    (await view.messages()).flatMap((message) => (message.type === 'landscape' && 'wish' in message ? [message.wish] : []));
  const map = (): ReturnType<WebviewPage['page']['locator']> => view.page.locator('.landscape-map');

  it('starts a run where it was clicked', async () => {
    const box = await map().boundingBox();
    assert.ok(box);
    await view.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    const where = await textOf(view.page.locator('.landscape-where'));
    const [, x = '', y = '', f = ''] = /^x (\S+), y (\S+): f ≈ (\S+)$/.exec(where.replaceAll('−', '-')) ?? [];
    assert.ok(Math.abs(Number(x)) < 0.6 && Math.abs(Number(y)) < 0.6, where);
    const [dx, dy] = [Number(x), Number(y)];
    const exact = (1.5 - dx + dx * dy) ** 2 + (2.25 - dx + dx * dy ** 2) ** 2 + (2.625 - dx + dx * dy ** 3) ** 2;
    assert.ok(Math.abs(Number(f) / exact - 1) < 0.02, where);
    await view.page.getByRole('button', { name: 'Start here', exact: true }).click();
    const [wish] = await view.page.evaluate(() =>
      window.backpathHost.messages.flatMap((message) => ('wish' in message ? [JSON.stringify(message.wish)] : [])),
    );
    const { kind, at } = JSON.parse(wish ?? '{}');
    assert.equal(kind, 'start');
    assert.ok(Math.abs(at[0] - Number(x)) < 0.01 && Math.abs(at[1] - Number(y)) < 0.01);
  });

  it('is looked around in with the keyboard, and comes back', async () => {
    await map().focus();
    await view.page.keyboard.press('ArrowRight');
    assert.match(await textOf(view.page.locator('.landscape-where')), /^x 0\.18, y 0: f ≈/);
    await view.page.keyboard.press('+');
    await view.page.waitForFunction(() => window.backpathHost.messages.some((message) => JSON.stringify(message).includes('"view"')));
    const [{ axes } = { axes: [] }] = (await wishes()) as { axes: readonly (readonly number[])[] }[];
    // 0.8 of the width, about the place that is pointed at.
    assert.deepEqual(
      axes.flat().map((end) => Number(end.toFixed(9))),
      [-3.564, 3.636, -3.6, 3.6],
    );
    await view.page.keyboard.press('Enter');
    await view.page.getByRole('button', { name: 'Fit', exact: true }).click();
    const said = (await wishes()).slice(-2);
    assert.deepEqual(said, [{ kind: 'start', at: [0.18, 0] }, { kind: 'fit' }]);
  });

  it('says in words what is on it', async () => {
    const label = (await map().getAttribute('aria-label')) ?? '';
    assert.match(
      label,
      /f over x from −4\.5 to 4\.5 and y from −4\.5 to 4\.5\. Lowest on this map: 0\.00\d+ at x 3\.\d+, y 0\.5\d*\. Known minimum \(★\): 0 at x 3, y 0\.5\./,
    );
    for (const name of ['GD', 'RAD', 'SPAD']) assert.match(label, new RegExp(`${name} is at x `));
    const { minimum: _, ...unknown } = curveLandscape();
    await view.send({ type: 'landscape', landscape: unknown });
    await view.send({ type: 'trails', trails: curveTrails() });
    assert.match((await map().getAttribute('aria-label')) ?? '', /f over x from −6 to 6\. Lowest on this curve \(\+\): 0 at x 0\./);
    await view.screenshot('landscape-curve');
  });
});
