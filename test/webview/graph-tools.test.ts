/** The reading tools of the graph view in a bare Chromium: search, isolation, overlays, groups, menus, help. */
import assert from 'node:assert/strict';
import { at } from '../../engine/invariant.ts';
import { violations } from './axe.ts';
import { clickAt, describeGraph, frame, onScreen, posted } from './graph-page.ts';
import { BEALE, F2, FOLDED, LOOP, scenario } from './graph-scenario.ts';
import type { WebviewPage } from './page.ts';
import { THEME_KINDS } from './themes.ts';

const f2 = scenario(F2, [1, 2]);
const nodeOf = (label: string) =>
  at(
    f2.graph.graph.nodes.filter((node) => node.label === label && node.kind !== 'tuple'),
    0,
  );

describeGraph('reading tools of the graph', ({ show }) => {
  it('find by name, kind and number, and go from one match to the next', async () => {
    const view = await show(f2);
    await view.page.keyboard.press('/');
    const field = view.page.getByRole('searchbox');
    assert.ok(await field.evaluate((element) => element === document.activeElement));
    await field.fill('kind:operation value>2.9');
    const count = view.page.locator('.search-count');
    // f2 at (1, 2): x + y = 3, exp(x) = 2.718, and their product 8.155.
    assert.equal(await count.textContent(), '1 of 2');
    assert.deepEqual(await view.page.locator('[data-hit]').evaluateAll((items) => items.map((item) => item.getAttribute('data-label'))), [
      '+',
      '×',
    ]);
    await field.press('Enter');
    assert.equal(await count.textContent(), '2 of 2');
    await frame(view);
    await view.screenshot('graph-search');
    await field.press('Enter');
    assert.equal(await count.textContent(), '1 of 2', 'round and round');
    await field.press('Escape');
    assert.equal(await view.page.locator('[data-hit]').count(), 0);
  });

  it('show only what leads to a node, what follows, or what lies between, and everything again', async () => {
    const view = await show(f2);
    await clickAt(view, nodeOf('exp').position);
    await view.page.keyboard.press('u');
    const notice = view.page.locator('[data-notice="isolation"]');
    assert.match((await notice.textContent()) ?? '', /^Only what leads to exp \(3 of 7 nodes\)\./);
    const labels = () => view.page.locator('[data-node]').evaluateAll((items) => items.map((item) => item.getAttribute('data-label')));
    assert.deepEqual(await labels(), ['x', 'x', 'exp']);
    await frame(view);
    await view.screenshot('graph-upstream');
    await view.page.keyboard.press('d');
    assert.deepEqual(await labels(), ['exp', '×', 'output']);
    await view.page.getByRole('button', { name: 'Hide the rest' }).click();
    await frame(view);
    await view.screenshot('graph-downstream-alone');
    await view.page.keyboard.press('Escape');
    assert.equal((await labels()).length, 7);
    assert.equal(await notice.isVisible(), false);
    await clickAt(view, nodeOf('y').position);
    await view.page.keyboard.down('Shift');
    await clickAt(view, nodeOf('×').position);
    await view.page.keyboard.up('Shift');
    await view.page.keyboard.press('b');
    assert.deepEqual(await labels(), ['y', '+', '×']);
    assert.deepEqual((await posted(view, 'select')).at(-1)?.selection.nodes, [nodeOf('y').id, nodeOf('×').id]);
  });

  it('say what to do where nothing is selected', async () => {
    const view = await show(f2);
    await view.page.keyboard.press('b');
    await view.page.getByText('Select two nodes first').waitFor();
  });

  it('offer at a node what can be done with it, by mouse and by keyboard', async () => {
    const view = await show(f2);
    const place = await onScreen(view, nodeOf('exp').position);
    await view.page.mouse.click(place.x, place.y, { button: 'right' });
    const menu = view.page.getByRole('menu');
    await menu.waitFor();
    await view.screenshot('graph-menu');
    await view.page.keyboard.press('ArrowDown');
    await view.page.keyboard.press('Enter');
    await view.page.locator('[data-notice="isolation"]').getByText('Only what leads to exp').waitFor();
    await view.page.keyboard.press('Escape');
    await view.page.getByRole('tree').focus();
    await view.page.keyboard.press('End');
    await view.page.keyboard.press('Shift+F10');
    await menu.waitFor();
    await view.page.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
    assert.ok(await view.page.getByRole('tree').evaluate((element) => element === document.activeElement), 'the focus is back');
  });

  it('list all keys', async () => {
    const view = await show(f2);
    await view.page.keyboard.press('?');
    await view.page.getByRole('dialog').getByText('only what lies between them').waitFor();
    await view.screenshot('graph-help');
    await view.page.keyboard.press('Escape');
    assert.equal(await view.page.getByRole('dialog').isVisible(), false);
  });

  it('come back after a reload: overlays, isolation, selection', async () => {
    const first = await show(f2);
    await toggleOverlays(first, ['Partials', 'Bytes on the tape']);
    await clickAt(first, nodeOf('exp').position);
    await first.page.keyboard.press('u');
    await first.page.waitForFunction(() => JSON.stringify(window.backpathHost.state).includes('upstream'));
    const second = await show(f2, { state: await first.state() });
    assert.equal(await second.page.locator('[data-node]').count(), 3);
    assert.equal(await second.page.locator('[data-node][aria-selected="true"]').getAttribute('data-label'), 'exp');
    await second.page.getByRole('button', { name: 'Show', exact: true }).click();
    assert.equal(await second.page.getByRole('menuitemcheckbox', { name: 'Partials' }).getAttribute('aria-checked'), 'false');
    assert.equal(await second.page.getByRole('menuitemcheckbox', { name: 'Bytes on the tape' }).getAttribute('aria-checked'), 'true');
  });
});

describeGraph('groups in the graph', ({ show }) => {
  const folded = scenario(LOOP, [0.3, 0.2], 0, {}, 1, FOLDED);
  const group = at(
    folded.graph.graph.nodes.filter((node) => node.kind === 'group'),
    0,
  );
  const key = folded.graph.graph.groups[group.folded?.group ?? -1]?.key;

  it('are counted while they are folded, and open by their sign, by key, by menu and all at once', async () => {
    const view = await show(folded);
    const { hidden } = folded.graph.graph;
    assert.ok(hidden > 0);
    assert.match(
      (await view.page.locator('[data-notice="folds"]').textContent()) ?? '',
      new RegExp(`^${hidden} nodes are folded into one\\.`),
    );
    await frame(view);
    await view.screenshot('graph-folded');
    await clickAt(view, { x: group.position.x, y: group.position.y + group.height / 2 });
    await clickAt(view, group.position);
    await view.page.keyboard.press('o');
    await view.page.getByRole('button', { name: 'Groups' }).click();
    await view.page.getByRole('menuitemradio').first().click();
    assert.deepEqual(
      await posted(view, 'fold'),
      Array.from({ length: 3 }, () => ({ type: 'fold', group: key, open: true })),
    );
    await view.page.getByRole('button', { name: 'Show all' }).click();
    assert.deepEqual(await posted(view, 'foldAll'), [{ type: 'foldAll', to: 'open' }]);
  });

  it('fold from a node inside', async () => {
    const open = scenario(LOOP, [0.3, 0.2]);
    const view = await show(open);
    const inside = at(
      open.graph.graph.nodes.filter((node) => node.parent !== undefined),
      0,
    );
    await view.page.getByRole('tree').focus();
    await view.page.locator(`[data-node="${inside.id}"] .outline-text`).first().click();
    await view.page.keyboard.press('f');
    assert.deepEqual(await posted(view, 'fold'), [{ type: 'fold', group: open.graph.graph.groups[inside.parent ?? -1]?.key, open: false }]);
    await frame(view);
    await view.screenshot('graph-open-loop');
  });
});

describeGraph('overlays of the graph', ({ show }) => {
  for (const theme of THEME_KINDS) {
    it(`are explained by the legend, and axe finds nothing, in ${theme}`, async () => {
      const shown = scenario(BEALE, [3, 0.2], 3, { granularity: 'path', m: 2, kMax: 1 });
      const view = await show(shown, { theme, width: 1300, height: 760 });
      const last = at(shown.iterations, 2);
      const kept = shown.graph.graph.edges.map(
        ({ id }) => shown.records.filter((record) => record.edges.some((edge) => edge === id)).length,
      );
      await view.send({ ...last, choices: { iterations: 3, kept } });
      await toggleOverlays(view, ['Partials', 'Bytes on the tape', 'How often each branch was kept', 'Share of the gradient, as width']);
      for (const words of ['bytes on the tape, up to 8 B', 'width and %: share of the gradient'])
        await view.page.locator('.legend').getByText(words).waitFor();
      await frame(view);
      await view.screenshot(`graph-overlays-${theme}`);
      assert.deepEqual(await violations(view.page), []);
      await view.page.getByRole('button', { name: 'Show', exact: true }).click();
      await view.screenshot(`graph-overlays-menu-${theme}`);
      assert.deepEqual(await violations(view.page), []);
      await view.page.keyboard.press('Escape');
      await view.page.getByRole('tree').focus();
      assert.deepEqual(await violations(view.page), []);
    });
  }
});

async function toggleOverlays(view: WebviewPage, names: readonly string[]): Promise<void> {
  await view.page.getByRole('button', { name: 'Show', exact: true }).click();
  for (const name of names) await view.page.getByRole('menuitemcheckbox', { name, exact: true }).click();
  await view.page.keyboard.press('Escape');
}
