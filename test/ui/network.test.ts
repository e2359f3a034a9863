import assert from 'node:assert/strict';
import { GraphView } from './graph-view.ts';
import { inWorkbench } from './suite.ts';
import type { Workbench } from './workbench.ts';

describe('a network, in the workbench', () => {
  let workbench: Workbench;
  inWorkbench('network', async (opened) => {
    workbench = opened;
    await workbench.openFile('network.ts');
  });

  it('shows the layers of the example as nodes, with shapes and bytes', async () => {
    await workbench.goToText('network.ts', 'digits(');
    await workbench.clickLensAtCursor('Differentiate');
    const graph = await GraphView.of(workbench, 'digits');
    const nodes = await graph.nodes();
    assert.deepEqual(
      nodes.filter(({ kind }) => kind === 'group').map(({ label }) => label),
      ['dense: linear', 'residual: linear → relu → a…', 'dense: linear'],
    );
    // Of a layer what leaves it: 16 images, 300 numbers of 4 bytes each.
    const residual = graph.frame.locator('[data-node][data-label^="residual"]');
    assert.equal(await residual.getAttribute('data-shape'), '16 × 300');
    assert.equal(await residual.getAttribute('data-bytes'), String(16 * 300 * 4));
    assert.equal(await graph.parameter('first.weights').textContent(), 'first.weights: 2 paths');
    await workbench.screenshot('network');
  });

  it('opens its layers, with their weights in them', async () => {
    const graph = await GraphView.of(workbench, 'digits');
    await graph.frame.locator('[data-notice="folds"]').getByRole('button', { name: 'Show all' }).click();
    await graph.waitForNode({ kind: 'parameter', label: 'middle.weights' });
    await graph.waitForNode({ kind: 'tuple', label: 'hid…' });
  });

  it('marks a shape that does not fit while one types, and nothing of the declarations', async () => {
    await workbench.focusEditor('network.ts');
    const squiggles = workbench.page.locator('.squiggly-error');
    assert.equal(await squiggles.count(), 0);
    await workbench.goToText('network.ts', 'middle: Dense<300, 300>', { offset: 'middle: Dense<300, 300'.length });
    await workbench.page.keyboard.type('1');
    await squiggles.first().waitFor({ state: 'attached' });
    await workbench.runCommand('Go to Next Problem (Error, Warning, Info)');
    const problem = workbench.page.locator('.zone-widget .marker-widget, .zone-widget');
    await problem.filter({ hasText: 'BP6004' }).first().waitFor();
    await workbench.page.keyboard.press('Escape');
    await workbench.undoAll();
    await squiggles.first().waitFor({ state: 'detached' });
  });
});
