import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { problemOf } from '../../webview/controls/bounds.ts';
import { ESTIMATORS } from '../../webview/controls/choices.ts';
import type { WebviewPage } from './page.ts';
import { pagesOfSuite } from './page.ts';
import { madeUpRun, sessionOf } from './panel-messages.ts';
import { recordAt, settingsOf, transportAt } from './records.ts';
import { THEME_KINDS } from './themes.ts';

const oneIteration = madeUpRun([recordAt(0)]);

describe('controls', function () {
  this.timeout(30_000);
  const openPage = pagesOfSuite();
  let view: WebviewPage;
  beforeEach(async () => {
    view = await openPage({ entry: 'test/webview/controls-page.ts', width: 500, height: 700 });
  });

  const posted = async (control: string): Promise<readonly unknown[]> =>
    (await view.messages()).flatMap((message) =>
      'control' in message && message.control === control && 'value' in message ? [message.value] : [],
    );
  const ofType = async (type: string, key: string): Promise<readonly unknown[]> =>
    (await view.messages())
      .filter((message) => message.type === type)
      .map((message) => Object.entries(message).find(([name]) => name === key)?.[1]);
  const named = (role: Parameters<WebviewPage['page']['getByRole']>[0], name: string): Locator =>
    view.page.getByRole(role, { name, exact: true });

  it('fit every theme without breaking the page’s policy', async () => {
    for (const theme of THEME_KINDS) {
      await view.setTheme(theme);
      await view.send(sessionOf(oneIteration));
      await view.screenshot(`controls-${theme}`);
    }
  });

  it('choose from a dropdown with the keyboard', async () => {
    const which = named('combobox', 'Which');
    assert.match((await which.textContent()) ?? '', /Two/);
    await which.focus();
    await view.page.keyboard.press('ArrowUp');
    assert.deepEqual(await posted('dropdown'), ['one']);
  });

  it('tick a checkbox once', async () => {
    await named('checkbox', 'Normalize').focus();
    await view.page.keyboard.press('Space');
    assert.deepEqual(await posted('checkbox'), [false]);
  });

  it('refuse a number in words and keep the last good one', async () => {
    const rate = named('textbox', 'Rate');
    const message = view.page.getByRole('alert').filter({ hasText: /\S/ });
    await rate.fill('abc');
    await view.settled();
    assert.equal(await message.textContent(), 'This is not a number.');
    assert.equal(await rate.getAttribute('aria-invalid'), 'true');
    await rate.fill('5');
    await rate.press('Enter');
    assert.equal(await message.textContent(), 'At most 1.');
    await view.screenshot('controls-invalid');
    await rate.press('Escape');
    await view.settled();
    assert.equal(await rate.inputValue(), '0.1');
    assert.equal(await message.count(), 0);
    assert.deepEqual(await posted('rate'), []);
  });

  it('take a number by Enter and by the arrow keys, within the bounds', async () => {
    const rate = named('textbox', 'Rate');
    await rate.fill('0.8');
    await rate.press('Enter');
    for (let press = 0; press < 4; press++) await rate.press('ArrowUp');
    assert.deepEqual(await posted('rate'), [0.8, 0.9, 1]);
  });

  it('run the transport by mouse, by single keys, and as one tab stop', async () => {
    await view.send({ type: 'transport', transport: transportAt(3) });
    await named('button', 'Step').click();
    for (const key of ['.', ',', 'p', 'r']) await view.page.keyboard.press(key);
    assert.deepEqual(await ofType('transport', 'action'), ['step', 'step', 'stepBack', 'play', 'reset']);
    const focused = (): Promise<string | undefined> => view.page.evaluate(() => document.activeElement?.ariaLabel ?? undefined);
    await view.page.keyboard.press('ArrowRight');
    assert.equal(await focused(), 'Play');
    await view.page.keyboard.press('End');
    assert.equal(await focused(), 'Reset');
    await view.page.keyboard.press('Tab');
    assert.equal(await focused(), 'Do it');
    await view.page.keyboard.press('Shift+Tab');
    assert.equal(await focused(), 'Reset');
    await view.page.keyboard.press('Home');
    await view.page.keyboard.press('Enter');
    assert.equal((await ofType('transport', 'action')).at(-1), 'stepBack');
  });

  it('offer in the transport only what can be done, and keep the focus', async () => {
    await view.send({ type: 'transport', transport: transportAt(1) });
    await named('button', 'Step back').focus();
    await view.send({ type: 'transport', transport: transportAt(0) });
    assert.equal(await named('button', 'Step back').isDisabled(), true);
    assert.equal(await view.page.evaluate(() => document.activeElement?.ariaLabel), 'Step back');
    await view.page.keyboard.press('Enter');
    await view.page.keyboard.press(',');
    await view.send({ type: 'transport', transport: transportAt(1, { playing: true }) });
    assert.equal(await named('button', 'Step').isDisabled(), true);
    await view.page.keyboard.press('.');
    await named('button', 'Pause').click();
    assert.deepEqual(await ofType('transport', 'action'), ['pause']);
  });

  it('leave single keys alone where something is typed', async () => {
    await named('textbox', 'Rate').press('.');
    assert.deepEqual(await ofType('transport', 'action'), []);
  });

  it('show the settings that the chosen estimator reads, and no others', async () => {
    const labels = {
      granularity: 'Keep one',
      draw: 'Draw uniformly',
      m: 'Candidates m',
      kMax: 'Keep for k_max',
      epsilon: 'Explore ε',
      normalize: 'Scale by 1/p',
    };
    for (const estimator of ESTIMATORS) {
      await view.send(sessionOf({ ...oneIteration, settings: settingsOf(estimator.value) }));
      await view.page.getByText(estimator.description).waitFor();
      const shown: string[] = [];
      for (const [field, label] of Object.entries(labels))
        if (await view.page.getByText(label, { exact: true }).isVisible()) shown.push(field);
      assert.deepEqual(shown.sort(), [...estimator.reads].sort(), estimator.value);
    }
  });

  it('post each choice by itself', async () => {
    await view.send(sessionOf(oneIteration));
    await named('textbox', 'Candidates m').fill('4');
    await named('textbox', 'Candidates m').press('Enter');
    await named('textbox', 'Learning rate').fill('0.5');
    await named('textbox', 'Learning rate').press('Enter');
    await named('combobox', 'Estimator').focus();
    await view.page.keyboard.press('Home');
    assert.deepEqual(await ofType('choose', 'choice'), [
      { estimator: { m: 4 } },
      { estimator: {}, learningRate: 0.5 },
      { estimator: { name: ESTIMATORS[0]?.value } },
    ]);
  });

  it('report an error in a handler to the host', async () => {
    await view.send({ type: 'empty', reason: 'thrown by the test' });
    const [message] = await ofType('failed', 'message');
    assert.match(String(message), /thrown by the test/);
    assert.equal(await view.page.locator('.failure').textContent(), 'This view has failed: thrown by the test');
  });
});

describe('number fields', () => {
  it('say what is wrong', () => {
    const whole = { min: 1, max: 10, step: 1 };
    assert.equal(problemOf('', whole), 'A number is needed.');
    assert.equal(problemOf('1e400', whole), 'This is not a number.');
    assert.equal(problemOf('2.5', whole), 'A whole number is needed.');
    assert.equal(problemOf('0', whole), 'At least 1.');
    assert.equal(problemOf('11', whole), 'At most 10.');
    assert.equal(problemOf(' 1e1 ', whole), undefined);
    assert.equal(problemOf('2.5', { step: 0.1 }), undefined);
  });
});

describe('the toolkit', () => {
  it('is named in one file only', () => {
    const root = join(import.meta.dirname, '..', '..', 'webview');
    const others = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.(ts|css)$/.test(file) && !file.endsWith('toolkit.ts'),
    );
    assert.ok(others.length > 10);
    const tags =
      /webview-ui-toolkit|(?<!-)vscode-(badge|button|checkbox|data-grid|divider|dropdown|link|option|panel|progress-ring|radio|tag|text-)/;
    assert.deepEqual(
      others.filter((file) => tags.test(readFileSync(join(root, file), 'utf8'))),
      [],
    );
  });
});
