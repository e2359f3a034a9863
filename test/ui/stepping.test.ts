import assert from 'node:assert/strict';
import type { Frame, Locator } from 'playwright-core';
import { GraphView } from './graph-view.ts';
import { inWorkbench } from './suite.ts';
import type { Workbench } from './workbench.ts';

describe('stepping, in the workbench', () => {
  let workbench: Workbench;
  let graph: GraphView;
  let panelFrame: Frame;
  let panel: Locator;
  inWorkbench('stepping', async (opened) => {
    workbench = opened;
    await workbench.openFile('paper.ts');
    graph = await GraphView.make(workbench, 'paper.ts', 'beale');
    await workbench.runCommand('Backpath: Show Panel');
    panelFrame = await workbench.webview('Backpath');
    panel = panelFrame.locator('#panel');
  });

  const panelAt = (iteration: number): Promise<void> => panelFrame.locator(`#panel[data-iteration="${iteration}"]`).waitFor();
  const shown = async (name: string): Promise<number> => Number(await panel.getAttribute(`data-${name}`));

  it('shows candidates and the selected path, in words and on the edges', async () => {
    await graph.step('Step');
    const states = new Set((await graph.edges()).map((edge) => edge.state));
    assert.ok(states.has('selected') && states.has('dropped'), [...states].join(' '));
    assert.match((await graph.parameter('x').textContent()) ?? '', /^x: kept .*\|g\| \d/);
    assert.match((await graph.frame.locator('.strip').textContent()) ?? '', /candidates: c1 .* c2 /);
    await graph.step('Step back');
  });

  it('goes back five steps to what was on screen before them, at every step', async () => {
    const states = [await graph.state()];
    for (let step = 0; step < 5; step++) {
      await graph.step('Step');
      states.push(await graph.state());
    }
    assert.equal(new Set(states.map((state) => JSON.stringify(state))).size, 6, 'every step changes something');
    for (let step = 4; step >= 0; step--) {
      await graph.step('Step back');
      assert.deepEqual(await graph.state(), states[step]);
    }
    assert.equal(await graph.button('Step back').isDisabled(), true);
  });

  it('repeats the same steps after a reset', async () => {
    for (let step = 0; step < 3; step++) await graph.step('Step');
    const first = await graph.state();
    await graph.button('Reset').click();
    await graph.waitForIteration(0);
    for (let step = 0; step < 3; step++) await graph.step('Step');
    assert.deepEqual(await graph.state(), first);
  });

  it('shows objective, gradient norms and tape bytes of the iteration in the panel', async () => {
    await graph.button('Reset').click();
    await graph.waitForIteration(0);
    const point = await graph.point();
    await graph.step('Step');
    await panelAt(1);
    const { value, gradient } = beale(point.get('x') ?? Number.NaN, point.get('y') ?? Number.NaN);
    assert.ok(Math.abs((await shown('objective')) / value - 1) < 1e-14);
    assert.ok(Math.abs((await shown('exact-norm')) / Math.hypot(...gradient) - 1) < 1e-14);
    assert.ok((await shown('norm')) > 0);
    const [selected, full] = [await shown('tape-selected'), await shown('tape-full')];
    assert.ok(selected > 0 && selected < full, `${selected} of ${full} bytes`);
    assert.equal(full % 8, 0, 'float64s');
  });

  it('plays until it is paused, in graph and panel', async () => {
    await graph.button('Play').click();
    await graph.waitUntilBeyond(3);
    await graph.button('Pause').click();
    await graph.frame.locator('[role=toolbar][data-playing="false"][aria-busy="false"]').waitFor();
    await panelAt(await graph.iteration());
  });
});

/** Beale's function and its gradient, term by term. */
function beale(x: number, y: number): { readonly value: number; readonly gradient: readonly [number, number] } {
  const terms = [1.5, 2.25, 2.625].map((constant, index) => ({ power: index + 1, residual: constant - x + x * y ** (index + 1) }));
  const sum = (term: (of: { power: number; residual: number }) => number): number => terms.reduce((total, each) => total + term(each), 0);
  return {
    value: sum(({ residual }) => residual ** 2),
    gradient: [
      sum(({ power, residual }) => 2 * residual * (y ** power - 1)),
      sum(({ power, residual }) => 2 * residual * x * power * y ** (power - 1)),
    ],
  };
}
