/** What the graph view makes of the host's findings: paths, comparisons, numbers that are not finite, pictures, large graphs. */
import assert from 'node:assert/strict';
import type { GraphChanges, GraphNumbers, NonFiniteView, PathView } from '../../engine/index.ts';
import { at } from '../../engine/invariant.ts';
import { fitView } from '../../webview/graph/drawing/viewport.ts';
import { clickAt, describeGraph, frame, onScreen, painted, posted, reveals, viewport } from './graph-page.ts';
import { BEALE, F2, LOOP, scenario } from './graph-scenario.ts';
import { THEME_KINDS } from './themes.ts';

const f2 = scenario(F2, [1, 2]);
const { graph, numbers, settings } = f2.graph;
const edgeOf = (branch: string) =>
  at(
    graph.edges.filter((edge) => edge.branch === branch),
    0,
  );
const transport = { iteration: 0, length: 0, playing: false, canStepBack: false, busy: false, speed: 4 };

/** As many paths as asked for, each smaller than the one before. */
function pathsFrom(from: number, count: number): PathView[] {
  return Array.from({ length: count }, (_, index) => {
    const rank = from + index;
    const edge = edgeOf(rank % 2 === 0 ? 'x1' : 'x2');
    return {
      rank,
      label: edge.branch ?? '',
      contribution: 8 / 2 ** rank,
      share: 0.5 / 2 ** rank,
      nodes: [edge.source, edge.target],
      edges: [edge.id],
      spans: [],
    };
  });
}

describeGraph('paths of the graph', ({ show }) => {
  it('are asked for as the list is scrolled, and light up', async () => {
    const view = await show(f2, { width: 1200 });
    await view.page.getByRole('button', { name: 'Paths' }).click();
    const answer = async (index: number) => {
      const { request, parameter, from, count } = at(await posted(view, 'paths'), index);
      await view.send({ type: 'paths', request, parameter, from, total: '1024', paths: pathsFrom(from, count) });
      return { parameter, from };
    };
    assert.deepEqual(await answer(0), { parameter: 0, from: 0 });
    const list = view.page.getByRole('listbox', { name: 'Paths' });
    assert.match((await view.page.locator('.paths-total').textContent()) ?? '', /^40 of 1,024 paths, /);
    assert.equal((await posted(view, 'paths')).length, 1, 'nothing more until it is needed');
    await list.focus();
    await view.page.keyboard.press('ArrowDown');
    assert.deepEqual((await posted(view, 'light')).at(-1), { type: 'light', path: { parameter: 0, rank: 0 } });
    assert.equal(await view.page.locator('[data-traced]').getAttribute('data-branch'), 'x1');
    await frame(view);
    await view.screenshot('graph-paths');
    await view.page.keyboard.press('End');
    await list.evaluate((element) => element.dispatchEvent(new Event('scroll')));
    assert.deepEqual(await answer(1), { parameter: 0, from: 40 });
    assert.equal(await list.getByRole('option').count(), 80);
    await view.page.getByRole('button', { name: 'Close the list of paths' }).click();
    assert.deepEqual((await posted(view, 'light')).at(-1), { type: 'light' });
    assert.equal(await view.page.locator('[data-traced]').count(), 0);
  });

  it('of another iteration are asked for anew, and late answers are dropped', async () => {
    const view = await show(f2);
    await view.page.keyboard.press('g');
    await view.send({ type: 'iteration', numbers, branchedOff: false, choices: { iterations: 0, kept: [] }, transport });
    const [first, second] = await posted(view, 'paths');
    assert.ok(first !== undefined && second !== undefined && first.request !== second.request);
    await view.send({ type: 'paths', request: first.request, parameter: 0, from: 0, total: '2', paths: pathsFrom(0, 2) });
    assert.equal(await view.page.getByRole('option', { name: /Path/ }).count(), 0);
    await view.send({ type: 'paths', request: second.request, parameter: 0, from: 0, total: '2', paths: pathsFrom(0, 2) });
    assert.equal(await view.page.getByRole('option', { name: /Path/ }).count(), 2);
  });
});

describeGraph('numbers that are not finite', ({ show }) => {
  const LOGS = 'function logs(x: number, y: number): number {\n  return Math.log(x) * y + x;\n}\n';
  const broken = scenario(LOGS, [0, 2]);
  const log = at(
    broken.graph.graph.nodes.filter((node) => node.label === 'log'),
    0,
  );
  const begins: NonFiniteView = {
    what: 'value',
    node: log.id,
    value: Number.NEGATIVE_INFINITY,
    expression: 'log(x)',
    operands: [{ name: 'x', value: 0 }],
    span: log.span,
    reaches: 'output',
    path: carried(log.id),
    message: 'log(x) is not finite.',
    code: 'BP3001',
    severity: 'warning',
  };
  const found: GraphNumbers = { ...broken.graph.numbers, nonFinite: [begins] };

  /** From the node to the output, along the first edge each time. */
  function carried(from: number): number[] {
    const edge = broken.graph.graph.edges.find(({ source }) => source === from);
    return edge === undefined ? [] : [edge.id, ...carried(edge.target)];
  }

  for (const theme of THEME_KINDS) {
    it(`are traced to where they begin, in words and in the drawing, in ${theme}`, async () => {
      const view = await show({ ...broken, graph: { ...broken.graph, numbers: found } }, { theme });
      const banner = view.page.locator('[data-notice="non-finite"]');
      assert.match((await banner.textContent()) ?? '', /^−∞ begins at log\(x\): x = 0\. It reaches the output\./);
      await frame(view);
      await view.screenshot(`graph-non-finite-${theme}`);
      await banner.getByRole('button', { name: 'Show in the source' }).click();
      assert.deepEqual(await reveals(view), [log.span]);
    });
  }

  it('are told from those that do not reach the output, and leave the banner when they are gone', async () => {
    const view = await show(broken);
    const masked = { ...found, nonFinite: [{ ...begins, reaches: 'masked' as const, path: [] }] };
    const iteration = { type: 'iteration' as const, branchedOff: false, choices: { iterations: 0, kept: [] }, transport };
    await view.send({ ...iteration, numbers: masked });
    await view.page.locator('[data-notice="non-finite"]', { hasText: 'It does not reach the output' }).waitFor();
    await view.send({ ...iteration, numbers: { ...found, nonFinite: [] } });
    assert.equal(await view.page.locator('[data-notice="non-finite"]').isVisible(), false);
  });
});

describeGraph('before and after', ({ show }) => {
  it('mark what is new, what changed and what is gone, and say so', async () => {
    const after = scenario(F2.replace('(x + y)', '(x + y) + Math.sin(y)'), [1, 2]);
    const view = await show(after);
    await view.page.getByRole('button', { name: 'Compare' }).click();
    await view.page.getByRole('menuitemradio', { name: 'With the graph before the last edit' }).click();
    assert.deepEqual((await posted(view, 'compare')).at(-1), { type: 'compare', against: 'edit' });
    await view.page.getByText('Edit the function').waitFor();
    const { nodes, edges, height } = after.graph.graph;
    const old = at(
      graph.nodes.filter((node) => node.label === 'exp'),
      0,
    );
    const gone = { ...old, position: { x: old.position.x, y: height + 40 } };
    const changes: GraphChanges = {
      against: 'edit',
      nodes: nodes.map(({ label }) => (label === 'sin' ? 'added' : label === 'output' ? 'changed' : 'same')),
      edges: edges.map(({ target }) => (nodes[target]?.label === 'sin' ? 'added' : 'same')),
      removed: { nodes: [gone], edges: [] },
      before: { values: nodes.map(() => 8.155), adjoints: nodes.map(() => 1), partials: edges.map(() => 1) },
    };
    await view.send({ type: 'changes', changes });
    await view.page.getByText('Against the graph before the last edit: 1 new node, 1 new edge, 1 node gone, 1 node changed.').waitFor();
    assert.equal(await view.page.locator('[data-change="added"]').getAttribute('data-label'), 'sin');
    await frame(view);
    await view.screenshot('graph-changes');
    await view.page.getByRole('button', { name: 'Stop comparing' }).click();
    assert.deepEqual((await posted(view, 'compare')).at(-1), { type: 'compare', against: 'nothing' });
  });
});

describeGraph('pictures of the graph', ({ show }) => {
  it('are drawn by the page, and refused with a reason where they are too large', async () => {
    const view = await show(f2);
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#0000ff"/></svg>';
    await view.send({ type: 'rasterize', request: 1, svg, width: 80, height: 40 });
    await view.send({ type: 'rasterize', request: 2, svg, width: 20_000, height: 40 });
    await view.page.waitForFunction(() => window.backpathHost.messages.filter(({ type }) => type === 'rasterized').length === 2);
    const answers = await posted(view, 'rasterized');
    const png = Buffer.from(answers.find(({ request }) => request === 1)?.png ?? '', 'base64');
    // The signature, and width and height where the format has them.
    assert.equal(png.subarray(1, 4).toString(), 'PNG');
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [80, 40]);
    assert.match(answers.find(({ request }) => request === 2)?.reason ?? '', /20000 × 40 pixels is more than a browser can draw/);
  });

  it('are asked of the host in each format', async () => {
    const view = await show(f2);
    await view.page.getByRole('button', { name: 'Export' }).click();
    await view.page.getByRole('menuitem', { name: 'SVG picture, scales' }).click();
    await view.page.getByRole('button', { name: 'Export' }).click();
    await view.page.getByRole('menuitem', { name: 'Copy Mermaid' }).click();
    assert.deepEqual(await posted(view, 'export'), [
      { type: 'export', format: 'svg' },
      { type: 'export', format: 'mermaid', to: 'clipboard' },
    ]);
  });
});

describeGraph('large graphs', ({ show }) => {
  const large = scenario(LOOP.replace('i < 8', 'i < 120'), [0.3, 0.2], 1, { granularity: 'graph' });

  it('are drawn as a schematic from afar and in full from near, with a minimap', async () => {
    const { nodes } = large.graph.graph;
    const view = await show(large);
    const minimap = view.page.locator('.minimap');
    assert.ok(await minimap.isVisible(), 'the graph begins at its parameters');
    assert.ok((await view.page.locator('[data-node]').count()) < nodes.length, 'the outline has what is near');
    await view.page.keyboard.press('0');
    await frame(view);
    assert.equal(await minimap.isVisible(), false);
    await view.send(at(large.iterations, 0));
    await view.screenshot('graph-large');
    const { zoom } = await viewport(view);
    assert.ok(zoom < 0.1);
    // A node that has no element can be clicked all the same.
    const node = at(nodes, 0);
    await clickAt(view, node.position);
    assert.equal((await reveals(view)).length, 1);
    await view.page.keyboard.press('1');
    await frame(view);
    await view.screenshot('graph-large-near');
  });

  it('move with the minimap', async () => {
    const view = await show(large);
    const box = await view.page.locator('.minimap').boundingBox();
    assert.ok(box !== null);
    const output = at(
      large.graph.graph.nodes.filter((node) => node.kind === 'output'),
      0,
    );
    const { zoom, pan } = fitView(large.graph.graph, { width: 180, height: 110 });
    await view.page.mouse.click(box.x + 1 + output.position.x * zoom + pan.x, box.y + 1 + output.position.y * zoom + pan.y);
    const place = await onScreen(view, output.position);
    assert.ok(place.x > 0 && place.x < 1000 && place.y > 0 && place.y < 600);
    await view.screenshot('graph-minimap');
  });

  it('walk in the outline beyond what it has in the document', async () => {
    const view = await show(large);
    await view.page.getByRole('tree').focus();
    await view.page.keyboard.press('End');
    const active = view.page.locator('.outline-item.active');
    assert.equal(await active.getAttribute('data-kind'), 'output');
    assert.equal(await active.getAttribute('aria-posinset'), await active.getAttribute('aria-setsize'));
    await view.page.keyboard.press('Home');
    assert.equal(await active.getAttribute('data-node'), '0');
  });
});

describeGraph('another drawing of the same function', ({ show }) => {
  it('keeps the place when it is folded otherwise, and starts anew when it is turned', async () => {
    const view = await show(scenario(BEALE, [3, 0.2]));
    await view.page.keyboard.press('v');
    assert.deepEqual(await posted(view, 'direction'), [{ type: 'direction', direction: 'down' }]);
    await view.page.keyboard.press('1');
    assert.equal((await viewport(view)).zoom, 1);
    const turned = { ...f2.graph, revision: 2, settings, graph: { ...graph, functionName: 'beale', direction: 'down' as const } };
    await view.send(turned);
    await painted(view, 2);
    const { zoom, pan } = await viewport(view);
    assert.ok(pan.x >= 0 && pan.x + graph.width * zoom <= 1000, 'all of it is on screen');
  });
});
