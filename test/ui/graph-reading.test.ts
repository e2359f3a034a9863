import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GraphView } from './graph-view.ts';
import { spiral } from './spiral.ts';
import { inWorkbench } from './suite.ts';
import type { Workbench } from './workbench.ts';

const source = `${spiral}
/** @differentiable
 * @start x = 0, y = 2
 */
export function logs(x: number, y: number): number {
  return Math.log(x) * y + x;
}
`;

describe('reading a graph, in the workbench', () => {
  let workbench: Workbench;
  let graph: GraphView;
  inWorkbench('reading', async (opened) => {
    workbench = opened;
    writeFileSync(join(workbench.workspace, 'reading.ts'), source);
    await workbench.openFile('reading.ts');
    graph = await differentiate('spiral');
  });

  const differentiate = (name: string): Promise<GraphView> => GraphView.make(workbench, 'reading.ts', name);

  const labels = async () => (await graph.nodes()).map(({ label }) => label);

  it('finds a node, shows what leads to it, and everything again, by keyboard alone', async () => {
    const { keyboard } = workbench.page;
    const all = await labels();
    await graph.frame.getByRole('tree').focus();
    await keyboard.press('/');
    await keyboard.type('sin');
    // One a turn of the loop.
    await graph.frame.getByText('1 of 8', { exact: true }).waitFor();
    await keyboard.press('Enter');
    await graph.frame.getByText('2 of 8', { exact: true }).waitFor();
    await keyboard.press('Escape');
    await keyboard.press('Escape');
    const active = graph.frame.locator('.outline-item.active');
    assert.equal(await active.getAttribute('data-label'), 'sin', 'the keyboard is on what was found');
    await keyboard.press('u');
    await graph.frame.getByText('Only what leads to sin').waitFor();
    const shown = await labels();
    assert.ok(shown.length < all.length && shown.at(-1) === 'sin');
    await keyboard.press('Escape');
    assert.deepEqual(await labels(), all);
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowRight');
    assert.equal(await active.getAttribute('data-label'), '×', 'along the edge to the product');
    await keyboard.press('Enter');
    await workbench.focusEditor('reading.ts');
    await workbench.status(/^Ln 8, Col \d+ \(15 selected\)/).waitFor();
  });

  it('folds a loop, remembers that when the graph is opened anew, and opens the loop again', async () => {
    const open = await labels();
    await graph.frame.getByRole('tree').focus();
    await workbench.page.keyboard.press('F');
    const notice = () => graph.frame.locator('[data-notice="folds"]');
    await notice()
      .getByText(/nodes are folded into one/)
      .waitFor();
    const folded = await labels();
    assert.ok(folded.length < 10 && folded.some((label) => label.startsWith('for i')));
    await workbench.tab('∇ spiral').click({ button: 'middle' });
    await workbench.tab('∇ spiral').waitFor({ state: 'detached' });
    graph = await differentiate('spiral');
    await graph.frame.locator('[data-folded]').first().waitFor({ state: 'attached' });
    assert.deepEqual(await labels(), folded);
    await graph.frame.getByRole('button', { name: 'Show all', exact: true }).click();
    await notice().waitFor({ state: 'hidden' });
    assert.deepEqual(await labels(), open);
  });

  it('lists the paths of a parameter, largest first, and lights the chosen one up', async () => {
    await graph.frame.getByRole('button', { name: 'Paths' }).click();
    // Eight turns, at each of which a path of x has three ways to go: 3⁸.
    await graph.frame.getByText('40 of 6,561 paths').waitFor();
    await graph.frame.getByRole('listbox', { name: 'Paths' }).focus();
    await workbench.page.keyboard.press('ArrowDown');
    await graph.frame.locator('[data-traced]').first().waitFor({ state: 'attached' });
    await graph.frame.getByRole('button', { name: 'Close the list of paths' }).click();
    await graph.frame.locator('[data-traced]').first().waitFor({ state: 'detached' });
  });

  it('turns the layout', async () => {
    await graph.frame.getByRole('tree').focus();
    await workbench.page.keyboard.press('v');
    await graph.frame.locator('[data-direction="down"]').waitFor();
    await workbench.page.keyboard.press('v');
    await graph.frame.locator('[data-direction="right"]').waitFor();
  });

  it('names the first number that is not finite, and goes to it in the graph and in the source', async () => {
    graph = await differentiate('logs');
    const banner = graph.frame.locator('[data-notice="non-finite"]');
    await banner.getByText('−∞ begins at').waitFor();
    assert.match((await banner.textContent()) ?? '', /log\(x\d?\): x\d? = 0\. It reaches the output\./);
    await banner.getByRole('button', { name: 'Show in the source' }).click();
    await workbench.focusEditor('reading.ts');
    await workbench.status(/\(11 selected\)/).waitFor();
    await banner.getByRole('button', { name: 'Show in the graph' }).click();
    await workbench.page.locator('.squiggly-error, .squiggly-warning').first().waitFor({ state: 'attached' });
  });
});
