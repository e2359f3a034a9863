import assert from 'node:assert/strict';
import { GLYPHS } from '../../extension/data-sets/data-sets.ts';
import type { Training } from '../../extension/training/training.ts';
import type { TrainingToHost } from '../../webview/protocol.ts';
import { violations } from './axe.ts';
import type { WebviewPage } from './page.ts';
import { pagesOfSuite, textOf } from './page.ts';
import { THEME_KINDS } from './themes.ts';
import { messagesOf, NETWORKS, trained } from './training-scenes.ts';

describe('the training tab', function () {
  this.timeout('4m');
  const openPage = pagesOfSuite();
  let view: WebviewPage;
  let all: readonly Training[];
  before(() => {
    all = [
      trained({ settings: { estimator: { name: 'spad', kind: 'sampling', fraction: 0.1, m: 3, kMax: 5 } } }),
      trained({ id: 'two' }),
      trained({ id: 'three', settings: { seed: 2 } }),
    ];
  });
  beforeEach(async () => {
    view = await openPage({ entry: 'webview/training/main.ts', width: 1400, height: 900 });
  });
  async function last<Type extends TrainingToHost['type']>(type: Type): Promise<Extract<TrainingToHost, { readonly type: Type }>> {
    // What the page posts is of the protocol.
    const found = ((await view.messages()) as readonly TrainingToHost[]).findLast((message) => message.type === type);
    return found as Extract<TrainingToHost, { readonly type: Type }>;
  }
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

  it('starts what the form says, one method or several', async () => {
    await tell([]);
    await view.page.getByRole('combobox', { name: 'Method' }).focus();
    for (let step = 0; step < 4; step++) await view.page.keyboard.press('ArrowDown');
    const fill = async (name: string, text: string): Promise<void> => {
      await view.page.getByRole('textbox', { name, exact: true }).fill(text);
      await view.page.keyboard.press('Enter');
    };
    await fill('Length', '500');
    await fill('Kept, %', '20');
    await fill('Trainings', '3');
    await view.page.getByRole('button', { name: 'Train', exact: true }).click();
    const started = await last('start');
    const [draft] = started.drafts;
    assert.deepEqual(draft?.settings.estimator, { name: 'spad', kind: 'sampling', fraction: 0.2, m: 10, kMax: 10 });
    assert.deepEqual(
      [draft?.settings.iterations, draft?.settings.optimizer.schedule, draft?.seeds, draft?.evaluateEvery],
      [500, { kind: 'step', factor: 0.6, every: 50 }, 3, 25],
    );
    await view.page.getByRole('button', { name: 'Compare methods' }).click();
    const names = (await last('start')).drafts.map(({ settings: { estimator, keep } }) =>
      keep === undefined ? estimator.name : 'dropout',
    );
    assert.deepEqual(names, ['full', 'dropout', 'rad', 'spad']);
    await fill('Kept, %', '0');
    assert.match(await textOf(view.page.getByRole('region', { name: 'New training' })), /At least 0\.1/);
  });

  it('begins with the network that was asked for, and says where dropout of one’s own stands', async () => {
    await tell(all);
    const own = { ...(NETWORKS[0] ?? assert.fail()), name: 'net.ts#tiny', own: true };
    await view.send({
      type: 'networks',
      networks: [...NETWORKS, { ...own, standard: { ...own.standard, network: own.name } }],
      chosen: own.name,
    });
    assert.equal(await view.page.getByRole('combobox', { name: 'Network' }).getAttribute('current-value'), own.name);
    await view.page.getByRole('combobox', { name: 'Method' }).focus();
    await view.page.keyboard.press('ArrowDown');
    assert.match(await textOf(view.page.getByRole('region', { name: 'New training' })), /stands in its function/);
  });

  it('pauses, steps, cancels and deletes what the list shows', async () => {
    const paused = trained({ id: 'paused', iterations: 10, status: 'paused' });
    const failed = trained({ id: 'failed', iterations: 10, status: 'failed', message: 'The engine stopped unexpectedly.' });
    await tell([paused, failed]);
    const row = (id: string) => view.page.locator(`[data-training="${id}"]`);
    for (const name of ['Go on', 'Step', 'Cancel', 'Delete']) await row('paused').getByRole('button', { name, exact: true }).click();
    assert.deepEqual(
      (await view.messages()).filter(({ type }) => type === 'act'),
      ['resume', 'step', 'cancel', 'remove'].map((action) => ({ type: 'act', id: 'paused', action })),
    );
    assert.match(await textOf(row('failed')), /✕ failed[\s\S]*The engine stopped unexpectedly/);
    assert.equal(await row('failed').getByRole('button', { name: 'Go on' }).isVisible(), true);
  });

  it('flags layers whose gradients vanish or explode, in words', async () => {
    await tell(all);
    const shown = all[0]?.view;
    const gradients = shown?.details?.gradients.map((gradient, index) => ({
      ...gradient,
      health: (['steady', 'vanishing', 'exploding', 'steady'] as const)[index] ?? 'steady',
    }));
    assert.ok(shown?.details && gradients);
    await view.send({ type: 'training', view: { ...shown, details: { ...shown.details, gradients } } });
    await view.page.getByRole('tab', { name: 'Layers' }).click();
    assert.match(await textOf(view.page.locator('[data-gradient]').nth(1)), /vanishing[\s\S]*hardly learns/);
    assert.match(await textOf(view.page.locator('[data-gradient]').nth(2)), /exploding[\s\S]*smaller learning rate/);
    assert.deepEqual(await violations(view.page), []);
  });

  it('counts iterations from 1: the last of thirty has number 30', async () => {
    await tell(all);
    const loss = view.page.locator('[data-chart="loss"] [role=img]');
    assert.match((await loss.getAttribute('aria-label')) ?? '', /^Loss, iterations 1 to 60\./);
    await view.page.getByRole('tab', { name: 'Layers' }).click();
    assert.match(await textOf(view.page.locator('.layers-head')), /^Iteration 30, loss/);
  });

  it('draws a comparison when it has changed, and says when there is none any more', async () => {
    await tell(all);
    await view.page.getByRole('tab', { name: 'Compare', exact: true }).click();
    const drawing = await view.page.locator('.scatter').elementHandle();
    await tell(all.slice(0, 1));
    await view.settled();
    assert.equal(await drawing?.evaluate((each) => each.isConnected), true, 'what else is told leaves it alone');
    await view.send({ type: 'comparison', methods: [] });
    await view.page.getByText('Nothing is compared yet').waitFor();
  });

  it('shows the data sets, and asks for them', async () => {
    await tell([]);
    const mnist = {
      id: 'mnist',
      name: 'MNIST',
      description: 'Digits.',
      exampleSize: 784,
      bytes: { total: 1000, here: 0 },
      public: true,
    } as const;
    await view.send({ type: 'dataSets', sets: [GLYPHS, { ...mnist, status: 'absent' }] });
    await view.page.getByRole('tab', { name: 'Data' }).click();
    await view.page.getByRole('button', { name: 'Download 1000 B' }).click();
    await view.send({ type: 'dataSets', sets: [GLYPHS, { ...mnist, status: 'loading', rate: 100, bytes: { total: 1000, here: 400 } }] });
    assert.match(await textOf(view.page.locator('[data-set="mnist"]')), /400 B of 1000 B · 100 B a second · 6 s left/);
    await view.page.getByRole('button', { name: 'Stop' }).click();
    await view.send({
      type: 'dataSets',
      sets: [GLYPHS, { ...mnist, status: 'failed', message: 'The server answers 500.', bytes: { total: 1000, here: 400 } }],
    });
    assert.match(await textOf(view.page.locator('[data-set="mnist"]')), /✕ failed[\s\S]*The server answers 500/);
    await view.page.getByRole('button', { name: 'Go on' }).click();
    await view.page.getByRole('button', { name: 'Use a folder…' }).click();
    assert.deepEqual(
      (await view.messages()).flatMap((message) => ('wish' in message ? [message.wish] : [])),
      [{ kind: 'download', id: 'mnist' }, { kind: 'cancel', id: 'mnist' }, { kind: 'download', id: 'mnist' }, { kind: 'folder' }],
    );
    assert.deepEqual(await violations(view.page), []);
    await view.screenshot('training-data-failed');
  });

  it('fits a narrow tab', async () => {
    const narrow = await openPage({ entry: 'webview/training/main.ts', width: 380, height: 1400, theme: 'light' });
    for (const message of messagesOf(all)) await narrow.send(message);
    for (const page of ['Progress', 'Layers', 'Predictions', 'Compare']) {
      await narrow.page.getByRole('tab', { name: page, exact: true }).click();
      await narrow.settled();
      const beyond = await narrow.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(beyond, 0, page);
      await narrow.screenshot(`training-narrow-${page.toLowerCase()}`);
    }
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
