/** The graph view in a bare Chromium: the real bundle, messages made by the engine, a host that writes down the answers. */
import assert from 'node:assert/strict';
import type { Diagnostic } from '../../engine/index.ts';
import { at } from '../../engine/invariant.ts';
import { clickAt, describeGraph, frame, onScreen, painted, reveals, viewport } from './graph-page.ts';
import { BEALE, F1, F2, type Scenario, scenario } from './graph-scenario.ts';
import { THEME_KINDS } from './themes.ts';

describeGraph('graph view', ({ open, show }) => {
  for (const theme of THEME_KINDS) {
    it(`shows f2 and an iteration of SPAD on Beale in ${theme}`, async () => {
      const view = await show(scenario(F2, [1, 2]), { theme });
      assert.equal(await view.page.locator('[data-node]').count(), 7);
      await view.screenshot(`graph-f2-${theme}`);
      const beale = scenario(BEALE, [3, 0.2], 1, { granularity: 'path', m: 3 });
      await view.send(beale.graph);
      await view.send(at(beale.iterations, 0));
      await view.page.locator('[data-iteration="0"]').waitFor();
      await frame(view);
      await view.screenshot(`graph-beale-${theme}`);
    });
  }

  it('says ready first, and the revision once it is on screen', async () => {
    const view = await show(scenario(F1, [5], 0, {}, 7));
    const [first] = await view.messages();
    const second = (await view.messages()).find(({ type }) => type === 'painted');
    assert.deepEqual(first, { type: 'ready' });
    assert.ok(second !== undefined && 'milliseconds' in second && typeof second.milliseconds === 'number' && second.milliseconds > 0);
  });

  it('tells a screen reader the values, adjoints and partials', async () => {
    const view = await show(scenario(F2, [1, 2]));
    // e = 2.718; exp(x) · (x + y) with x = 1, y = 2: adjoint of exp is x + y = 3, of x is 3e + e.
    const exp = view.page.locator('[data-label="exp"]');
    assert.deepEqual([await exp.getAttribute('data-value'), await exp.getAttribute('data-adjoint')], ['2.718', '3']);
    assert.equal(await view.page.locator('[data-kind="parameter"][data-label="x"]').getAttribute('data-adjoint'), '10.87');
    assert.equal(await view.page.locator('[data-branch="x1"]').getAttribute('data-partial'), '2.718');
    assert.equal(await view.page.getByRole('treeitem', { name: 'tuple node of x, read 2 times: x1, x2' }).count(), 1);
    assert.match((await view.page.locator('.strip').textContent()) ?? '', /x: 2 pathsy: 1 path/);
  });

  it('says so, and marks nothing, where an iteration led to other branches of the function', async () => {
    const shown = scenario(F2, [1, 2], 1);
    const view = await show(shown);
    await view.send({ ...at(shown.iterations, 0), branchedOff: true });
    await view.page.locator('.strip-reason', { hasText: 'The function takes other branches here' }).waitFor();
    assert.equal(await view.page.locator('[data-selected="true"]').count(), 0);
  });

  it('marks the kept path and the candidates of each iteration, and takes the marks back', async () => {
    const shown = scenario(F2, [1, 2], 2, { granularity: 'path', m: 2, kMax: 2 });
    const view = await show(shown);
    for (const [index, iteration] of shown.iterations.entries()) {
      await view.send(iteration);
      const record = at(shown.records, index);
      await view.page.locator(`[data-iteration="${index}"]`).waitFor({ state: 'attached' });
      const selected = await view.page
        .locator('[data-selected="true"]')
        .evaluateAll((items) => items.map((item) => Number(item.getAttribute('data-edge'))));
      assert.deepEqual(
        selected.toSorted((a, b) => a - b),
        [...record.edges].sort((a, b) => a - b),
      );
      const kept = view.page.locator('[data-parameter="x"]');
      assert.equal(await kept.getAttribute('data-kept'), record.labels[0]);
    }
    assert.deepEqual(
      shown.records.map((record) => record.reason),
      ['largest', 'held'],
    );
    const badge = await view.page.locator(`[data-branch][data-selected="true"]`).getAttribute('data-badge');
    assert.match(badge ?? '', /^kept \d/, 'held: with the norm for which it was chosen');
    const { numbers } = shown.graph;
    await view.send({
      type: 'iteration',
      numbers,
      branchedOff: false,
      choices: { iterations: 0, kept: [] },
      transport: { iteration: 0, length: 0, playing: false, canStepBack: false, busy: false, speed: 4 },
    });
    await view.page.getByText('No step yet').waitFor();
    assert.equal(await view.page.locator('[data-selected="true"]').count(), 0);
  });

  it('shows the source of what is clicked: a node’s own, an edge’s operation’s', async () => {
    const shown = scenario(F2, [1, 2]);
    const view = await show(shown);
    const { graph } = shown.graph;
    const exp = at(
      graph.nodes.filter((node) => node.label === 'exp'),
      0,
    );
    await clickAt(view, exp.position);
    assert.deepEqual(await reveals(view), [exp.span]);
    const plus = at(
      graph.nodes.filter((node) => node.label === '+'),
      0,
    );
    const edge = at(
      graph.edges.filter((each) => each.target === plus.id && each.branch === undefined),
      0,
    );
    const [a, b] = [at(edge.route, 0), at(edge.route, 1)];
    await clickAt(view, { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
    assert.deepEqual(await reveals(view), [exp.span, plus.span]);
  });

  it('shows all digits under the pointer', async () => {
    const shown = scenario(F2, [1, 2]);
    const view = await show(shown);
    const exp = at(
      shown.graph.graph.nodes.filter((node) => node.label === 'exp'),
      0,
    );
    const place = await onScreen(view, exp.position);
    await view.page.mouse.move(place.x, place.y);
    await view.page.locator('.tooltip').getByText(`value ${Math.E}`).waitFor();
    await view.screenshot('graph-tooltip');
  });

  it('is walked with the keyboard alone', async () => {
    const shown = scenario(F2, [1, 2]);
    const view = await show(shown);
    const tree = view.page.getByRole('tree');
    for (let tabs = 0; tabs < 20 && !(await tree.evaluate((element) => element === document.activeElement)); tabs++)
      await view.page.keyboard.press('Tab');
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) await view.page.keyboard.press(key);
    const active = view.page.locator('.outline-item.active');
    assert.equal(await active.getAttribute('data-branch'), 'x1');
    assert.ok(await active.isVisible(), 'the outline is visible while it has the focus');
    await frame(view);
    await view.screenshot('graph-outline');
    await view.page.keyboard.press('ArrowRight');
    await view.page.keyboard.press('Enter');
    const exp = at(
      shown.graph.graph.nodes.filter((node) => node.label === 'exp'),
      0,
    );
    assert.deepEqual(await reveals(view), [exp.span]);
    await view.page.keyboard.press('.');
    assert.deepEqual((await view.messages()).at(-1), { type: 'transport', action: 'step' });
  });

  it('lights up what the cursor is on, and moves the view only for what is off screen', async () => {
    const shown = scenario(F2, [1, 2]);
    const view = await show(shown);
    const start = await viewport(view);
    const output = at(
      shown.graph.graph.nodes.filter((node) => node.kind === 'output'),
      0,
    );
    await view.send({ type: 'highlight', nodes: [output.id], edges: [] });
    assert.equal(await view.page.locator('[aria-current="true"]').getAttribute('data-kind'), 'output');
    assert.deepEqual(await viewport(view), start);
    for (let clicks = 0; clicks < 5; clicks++) await view.page.getByRole('button', { name: '+' }).click();
    await view.send({ type: 'highlight', nodes: [0], edges: [] });
    await view.send({ type: 'highlight', nodes: [output.id], edges: [] });
    const place = await onScreen(view, output.position);
    assert.ok(place.x > 0 && place.x < 1000);
    await view.send({ type: 'highlight', nodes: [], edges: [] });
    assert.equal(await view.page.locator('[aria-current="true"]').count(), 0);
  });

  it('keeps the last good graph, dimmed, under a banner with the diagnostics', async () => {
    const view = await show(scenario(BEALE, [3, 0.2]), { theme: 'light' });
    await view.send({ type: 'stale', stale: { diagnostics: [problem] } });
    await view.page.getByText('This is the last good graph').waitFor();
    assert.match((await view.page.locator('.banner .problem').textContent()) ?? '', /^3:5 error BP1002: No <b>strings<\/b>\.$/);
    await view.page.getByRole('button', { name: '3:5' }).click();
    assert.deepEqual(await reveals(view), [problem.span]);
    await frame(view);
    await view.screenshot('graph-stale');
    await view.send({ type: 'stale' });
    await view.page.locator('.banner').waitFor({ state: 'hidden' });
    assert.equal(await view.page.locator('[data-stale]').count(), 0);
  });

  it('says why there is no graph, and shows one again', async () => {
    const view = await open();
    await view.send({ type: 'empty', reason: 'This function has errors.', diagnostics: [problem] });
    await view.page.getByText('This function has errors.').waitFor();
    await view.screenshot('graph-empty');
    assert.equal(await view.page.getByRole('tree').isVisible(), false);
    await view.send(scenario(F1, [5]).graph);
    await painted(view, 1);
    assert.equal(await view.page.locator('.empty').isVisible(), false);
  });

  it('keeps the view and what did not change in place when the source is edited', async () => {
    const before = scenario(F2, [1, 2]);
    const view = await show(before);
    await view.page.getByRole('button', { name: '+' }).click();
    const exp = (each: Scenario) =>
      at(
        each.graph.graph.nodes.filter((node) => node.label === 'exp'),
        0,
      ).position;
    const old = await onScreen(view, exp(before));
    const edited = scenario(F2.replace('(x + y)', '(x + y) + Math.sin(y)'), [1, 2], 0, {}, 2);
    const zoom = (await viewport(view)).zoom;
    await view.send(edited.graph);
    await painted(view, 2);
    assert.equal((await viewport(view)).zoom, zoom);
    const now = await onScreen(view, exp(edited));
    assert.ok(Math.hypot(now.x - old.x, now.y - old.y) < 60, 'exp is where it was');
  });

  it('comes back after a reload as it was', async () => {
    const shown = scenario(F1, [5]);
    const first = await show(shown);
    await first.page.locator('details.legend > summary').click();
    await first.page.getByRole('button', { name: '+' }).click();
    const kept = await viewport(first);
    const second = await show(shown, { state: await first.state() });
    assert.equal(await second.page.locator('details.legend').getAttribute('open'), null);
    assert.deepEqual(await viewport(second), kept);
  });

  it('asks the host for other settings and shows those in force', async () => {
    const shown = scenario(F1, [5]);
    const view = await show(shown);
    await view.page.locator('details.settings > summary').click();
    const field = view.page.getByRole('textbox', { name: 'Candidates m' });
    await field.fill('7');
    await field.press('Enter');
    assert.deepEqual((await view.messages()).at(-1), { type: 'choose', choice: { estimator: { m: 7 } } });
    const { settings } = shown.graph;
    await view.send({ type: 'settings', settings: { ...settings, estimator: { ...settings.estimator, m: 7 } } });
    await view.page.getByText('m = 7').waitFor();
    await frame(view);
    await view.screenshot('graph-settings');
  });

  it('is drawn again in another theme, in the same place', async () => {
    const view = await show(scenario(F2, [1, 2]), { theme: 'dark' });
    const canvas = view.page.locator('.canvas');
    const [place, dark] = [await viewport(view), await canvas.screenshot()];
    await view.setTheme('high-contrast-light');
    await frame(view);
    assert.ok(!dark.equals(await canvas.screenshot()));
    assert.deepEqual(await viewport(view), place);
  });
});

const problem: Diagnostic = {
  code: 'BP1002',
  message: 'No <b>strings</b>.',
  severity: 'error',
  span: { file: 'input.ts', line: 3, column: 5, endLine: 3, endColumn: 9 },
};
