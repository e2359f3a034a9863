import assert from 'node:assert/strict';
import type { Training } from '../../extension/training/training.ts';
import { violations } from './axe.ts';
import type { WebviewBrowser, WebviewPage } from './page.ts';
import { launch, textOf } from './page.ts';
import { THEME_KINDS } from './themes.ts';
import { messagesOf, trained } from './training-scenes.ts';

describe('the training tab', function () {
  this.timeout('4m');
  let browser: WebviewBrowser;
  let view: WebviewPage;
  let all: readonly Training[];
  before(async () => {
    all = [
      trained({ settings: { estimator: { name: 'spad', kind: 'sampling', fraction: 0.1, m: 3, kMax: 5 } } }),
      trained({ id: 'two' }),
      trained({ id: 'three', settings: { seed: 2 } }),
    ];
    browser = await launch();
  });
  after(() => browser.close());
  beforeEach(async () => {
    view = await browser.open({ entry: 'webview/training/main.ts', width: 1400, height: 900 });
  });
  afterEach(async () => {
    assert.deepEqual(view.problems, []);
    await view.close();
  });
  const tell = async (trainings: readonly Training[]): Promise<void> => {
    for (const message of messagesOf(trainings)) await view.send(message);
  };

  it('begins with its form, and says what is wrong', async () => {
    await tell([]);
    await view.send({ type: 'faults', faults: ['fraction must be in (0, 1]; it is 0'] });
    assert.match(await textOf(view.page.getByRole('region', { name: 'New training' })), /fraction must be in/);
    await view.screenshot('training-new');
    assert.deepEqual(await violations(view.page), []);
  });

  for (const theme of THEME_KINDS) {
    it(`has no fault that axe finds, in ${theme}`, async () => {
      await view.setTheme(theme);
      await tell(all);
      for (const page of ['Progress', 'Layers', 'Predictions', 'Compare', 'Data']) {
        await view.page.getByRole('tab', { name: page, exact: true }).click();
        await view.settled();
        assert.deepEqual(await violations(view.page), [], page);
        await view.screenshot(`training-${page.toLowerCase()}-${theme}`);
      }
    });
  }
});
