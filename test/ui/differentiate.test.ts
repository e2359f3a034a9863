import assert from 'node:assert/strict';
import { GraphView } from './graph-view.ts';
import { inWorkbench } from './suite.ts';
import type { Workbench } from './workbench.ts';

describe('Differentiate, in the workbench', () => {
  let workbench: Workbench;
  inWorkbench('differentiate', async (opened) => {
    workbench = opened;
    await workbench.openFile('paper.ts');
  });

  it('shows the graph of the function that was right-clicked, beside the source', async () => {
    await workbench.goToText('paper.ts', 'f2(x');
    await workbench.chooseAtCursor('Backpath: Differentiate');
    const graph = await GraphView.of(workbench, 'f2');
    const source = await workbench.editor.boundingBox();
    const view = await workbench.page.locator('iframe.webview.ready').first().boundingBox();
    assert.ok(source && view && view.x > source.x, 'the graph stands to the right of the source');
    await graph.button('Step').waitFor();
  });

  it('has one tuple node with two branches in f2, two paths from x and one from y (Figure 5)', async () => {
    const graph = await GraphView.of(workbench, 'f2');
    const kinds = Map.groupBy(await graph.nodes(), (node) => node.kind);
    assert.deepEqual(
      kinds.get('parameter')?.map((node) => node.label),
      ['x', 'y'],
    );
    assert.equal(kinds.get('tuple')?.length, 1);
    assert.deepEqual(
      kinds
        .get('operation')
        ?.map((node) => node.label)
        .sort(),
      ['+', 'exp', '×'],
    );
    assert.equal(kinds.get('output')?.length, 1);
    const branches = (await graph.edges()).filter((edge) => edge.branch !== undefined);
    assert.deepEqual(
      branches.map((edge) => edge.branch),
      ['x1', 'x2'],
    );
    assert.equal(await graph.parameter('x').textContent(), 'x: 2 paths');
    assert.equal(await graph.parameter('y').textContent(), 'y: 1 path');
  });

  it('shows partials, values and adjoints at the start: x = 1, y = 2', async () => {
    const graph = await GraphView.of(workbench, 'f2');
    // f = eˣ(x + y): ∂f/∂x = eˣ(x + y + 1) = 4e, ∂f/∂y = eˣ = e, f = 3e.
    assert.equal((await graph.nodeLabelled('output')).value, (3 * Math.E).toPrecision(4));
    const [x, y] = (await graph.nodes()).filter((node) => node.kind === 'parameter');
    assert.equal(x?.adjoint, (4 * Math.E).toPrecision(4));
    assert.equal(y?.adjoint, Math.E.toPrecision(4));
    const [first, second] = (await graph.edges()).filter((edge) => edge.branch !== undefined);
    assert.deepEqual([first?.partial, second?.partial], [Math.E.toPrecision(4), '1']);
  });

  it('answers a click on the CodeLens', async () => {
    await workbench.goToText('paper.ts', 'f1(x');
    await workbench.clickLensAtCursor('Differentiate');
    const graph = await GraphView.of(workbench, 'f1');
    assert.equal(await graph.parameter('x').textContent(), 'x: 2 paths');
  });

  it('answers the command palette', async () => {
    await workbench.focusEditor('paper.ts');
    const graph = await GraphView.make(workbench, 'paper.ts', 'beale');
    assert.equal(await graph.parameter('x').textContent(), 'x: 6 paths');
    assert.equal(await graph.parameter('y').textContent(), 'y: 3 paths');
  });

  it('says what to do where there is no function', async () => {
    await workbench.focusEditor('paper.ts');
    await workbench.goTo({ line: 2, column: 1 });
    await workbench.runCommand('Backpath: Differentiate');
    const message = workbench.notification(/function/);
    await message.waitFor();
    assert.ok((await message.getByRole('button').count()) > 0, 'with a way out');
  });
});
