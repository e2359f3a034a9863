import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DrawnText, openSvg } from './exported-svg.ts';
import { GraphView } from './graph-view.ts';
import { spiral } from './spiral.ts';
import { inWorkbench } from './suite.ts';
import type { Workbench } from './workbench.ts';

const source = `${spiral}
/** @differentiable
 * @start x = 1, y = 2
 */
export function product(x: number, y: number): number {
  return Math.exp(x) * (x + y);
}
`;

describe('keeping a graph, in the workbench', () => {
  let workbench: Workbench;
  inWorkbench('keeping', async (opened) => {
    workbench = opened;
    writeFileSync(join(workbench.workspace, 'keeping.ts'), source);
    await workbench.openFile('keeping.ts');
  });

  const differentiate = (name: string): Promise<GraphView> => GraphView.make(workbench, 'keeping.ts', name);

  async function choose(graph: GraphView, menu: string, entry: RegExp): Promise<void> {
    await graph.frame.getByRole('button', { name: menu, exact: true }).click();
    await graph.frame.locator('[role^=menuitem]').filter({ hasText: entry }).first().click();
  }

  it('saves an SVG that Chromium shows, with everything that the graph has, nothing over anything', async () => {
    const graph = await differentiate('product');
    await choose(graph, 'Show', /^Bytes on the tape/);
    await workbench.page.keyboard.press('Escape');
    await graph.frame.locator('.legend').getByText('bytes on the tape, up to 8 B').waitFor();
    await choose(graph, 'Export', /^SVG/);
    const file = join(workbench.workspace, 'product.svg');
    // Beside the source; the dialog reads folders before it proposes that.
    await workbench.page.waitForFunction(
      (proposed) => document.querySelector<HTMLInputElement>('.quick-input-widget input.input')?.value === proposed,
      file,
    );
    await workbench.page.keyboard.press('Enter');
    await workbench.notification('The graph of product was written.').waitFor();
    assert.ok(existsSync(file));

    const { width, height, texts } = await openSvg(file, 'exported-svg');
    const drawn = texts.filter(({ isLabel }) => isLabel).map(({ text }) => text);
    const labels = (await graph.nodes()).map(({ label }) => label);
    assert.deepEqual(drawn.toSorted(), labels.toSorted());
    // What is switched on is in the picture, and its legend says so.
    const words = texts.map(({ text }) => text);
    assert.ok(words.includes('8 B') && words.includes('bytes on the tape, up to 8 B'));
    for (const each of texts) {
      assert.ok(each.left >= 0 && each.top >= 0 && each.right <= width && each.bottom <= height, `${each.text} is inside the picture`);
    }
    const meet = (a: DrawnText, b: DrawnText) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    const overlapping = texts.flatMap((one, index) =>
      texts.slice(index + 1).flatMap((other) => (meet(one, other) ? [`${one.text} over ${other.text}`] : [])),
    );
    assert.deepEqual(overlapping, []);
  });

  it('says what an edit adds, and what taking it back removes', async () => {
    const graph = await differentiate('product');
    await choose(graph, 'Compare', /^With the graph before the last edit/);
    const notice = graph.frame.locator('[data-notice="changes"]');
    await notice.getByText('Edit the function').waitFor();
    await workbench.focusEditor('keeping.ts');
    await workbench.goToText('keeping.ts', '(x + y);', { offset: '(x + y)'.length });
    await workbench.page.keyboard.type(' * y');
    // The product, and the tuple node of y, which is read twice now.
    await notice.getByText(/^Against the graph before the last edit: 2 new nodes, /).waitFor();
    assert.equal(await graph.frame.locator('[data-node][data-change="added"]').count(), 2);
    await workbench.screenshot('before-and-after');
    await workbench.undoAll();
    await notice.getByText(/^Against the graph before the last edit: .*\b2 nodes gone/).waitFor();
    await graph.frame.getByRole('button', { name: 'Stop comparing' }).click();
    await notice.waitFor({ state: 'hidden' });
  });

  it('shows the same folds, selection and part of the graph in another editor group and beside another function', async () => {
    const spiral = await differentiate('spiral');
    await spiral.frame.getByRole('tree').focus();
    await workbench.page.keyboard.press('F');
    await spiral.frame.locator('[data-folded]').first().waitFor({ state: 'attached' });
    await read(spiral);
    const before = await place(spiral);
    assert.equal(before.folded, 1, 'the loop');
    assert.ok(before.selected.length > 0);
    await workbench.tab('∇ spiral').click();
    await workbench.runCommand('View: Move Editor into Left Group');
    const moved = await GraphView.of(workbench, 'spiral');
    assert.deepEqual(await place(moved), before);

    await workbench.focusEditor('keeping.ts');
    const product = await differentiate('product');
    await read(product);
    const other = await place(product);
    await workbench.tab('∇ spiral').click();
    assert.deepEqual(await place(await GraphView.of(workbench, 'spiral')), before);
    assert.deepEqual(await place(await GraphView.of(workbench, 'product')), other);
    await workbench.screenshot('side-by-side');
  });

  it('shows them again after the window was reloaded', async () => {
    const spiral = await place(await GraphView.of(workbench, 'spiral'));
    const product = await place(await GraphView.of(workbench, 'product'));
    await workbench.reload();
    await workbench.tab('∇ product').click();
    assert.deepEqual(await place(await GraphView.of(workbench, 'product')), product);
    await workbench.tab('∇ spiral').click();
    // It was folded step by step; drawn afresh it stands elsewhere in its own frame, so the minimap's corner is another one.
    const { folded, selected } = await place(await GraphView.of(workbench, 'spiral'));
    assert.deepEqual({ folded, selected }, { folded: spiral.folded, selected: spiral.selected });
  });

  /** Selects a node, and zooms in until a part of the graph is out of sight. */
  async function read(graph: GraphView): Promise<void> {
    await graph.frame.getByRole('tree').focus();
    const { keyboard } = workbench.page;
    await keyboard.press('ArrowDown');
    await graph.frame.locator('[aria-selected="true"]').first().waitFor({ state: 'attached' });
    const minimap = graph.frame.locator('.minimap');
    for (let zoomed = 0; zoomed < 3 || !(await minimap.isVisible()); zoomed++) await keyboard.press('+');
    // The page writes down where it stands a moment later, by its own clock, however busy it is.
    await graph.frame.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  }

  /** The corner that is in sight, in pixels of the minimap, which is as large in every group. */
  async function place(graph: GraphView) {
    const frame = graph.frame.locator('.minimap-frame');
    await graph.frame.locator('.minimap').waitFor();
    const corner = await frame.evaluate(({ style }) => [style.left, style.top].map((length) => Math.round(Number.parseFloat(length))));
    const labelled = (selector: string) => graph.frame.locator(selector).evaluateAll((items) => items.map(({ id }) => id));
    return { corner, folded: (await labelled('[data-folded]')).length, selected: await labelled('[aria-selected="true"]') };
  }
});
