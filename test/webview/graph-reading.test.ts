/** What search, isolation, the ramp and the outline's window compute, without a browser. */
import assert from 'node:assert/strict';
import { at } from '../../engine/invariant.ts';
import { HEAT_STEPS, heatStep } from '../../webview/graph/drawing/heat.ts';
import { LONGEST_SIDE, refusal } from '../../webview/graph/export/raster.ts';
import { WINDOW, windowAround } from '../../webview/graph/outline/window.ts';
import { between, downstream, upstream } from '../../webview/graph/reading/reach.ts';
import { findItems } from '../../webview/graph/reading/search.ts';
import { F2, scenario } from './graph-scenario.ts';

/** f2 at (1, 2): exp(x1) = 2.718, x2 + y = 3, their product 8.155. */
const { graph, numbers } = scenario(F2, [1, 2]).graph;
const idOf = (label: string) =>
  at(
    graph.nodes.filter((node) => node.label === label && node.kind !== 'tuple'),
    0,
  ).id;
const labelsOf = (nodes: Iterable<number>) => [...nodes].map((node) => at(graph.nodes, node).label).sort();

describe('reaching through the graph', () => {
  it('goes up to the parameters and down to the output', () => {
    assert.deepEqual(labelsOf(upstream(graph, [idOf('+')]).nodes), ['+', 'x', 'x', 'y']);
    assert.deepEqual(labelsOf(downstream(graph, [idOf('+')]).nodes), ['+', 'output', '×']);
  });

  it('finds every path between two nodes, whichever comes first, and none where there is none', () => {
    for (const pair of [
      [idOf('x'), idOf('×')],
      [idOf('×'), idOf('x')],
    ]) {
      const part = between(graph, pair);
      assert.deepEqual(labelsOf(part.nodes), ['+', 'exp', 'x', 'x', '×']);
      // x to its tuple node, both branches, and from exp and + to the product.
      assert.equal(part.edges.size, 5);
    }
    const none = between(graph, [idOf('exp'), idOf('+')]);
    assert.deepEqual([labelsOf(none.nodes), none.edges.size], [['+', 'exp'], 0]);
  });
});

describe('searching the graph', () => {
  const found = (query: string) =>
    findItems(graph, numbers, query).map((item) => ('node' in item ? at(graph.nodes, item.node).label : at(graph.edges, item.edge).branch));

  it('wants all words and conditions to hold', () => {
    assert.deepEqual(found(''), []);
    assert.deepEqual(found('EXP kind:operation'), ['exp']);
    assert.deepEqual(found('kind:operation value>2.9'), ['+', '×']);
    assert.deepEqual(found('kind:parameter value<=1'), ['x']);
    assert.deepEqual(found('kind:branch'), ['x1', 'x2']);
    assert.deepEqual(found('value=8.155 kind:output'), ['output'], 'as it is shown, in four digits');
  });

  it('finds infinities and NaN', () => {
    const broken = { ...numbers, values: numbers.values.map((value, node) => (node === idOf('exp') ? Number.NaN : value)) };
    assert.deepEqual(findItems(graph, broken, 'value=NaN'), [{ node: idOf('exp') }]);
    const endless = { ...numbers, values: numbers.values.map((value, node) => (node === idOf('exp') ? Number.NEGATIVE_INFINITY : value)) };
    assert.deepEqual(findItems(graph, endless, 'value=−∞'), [{ node: idOf('exp') }]);
  });
});

describe('amounts, windows and pictures', () => {
  it('have a step each, from the least to the largest', () => {
    assert.deepEqual(
      [0, 1, 8, 9, 40, 400].map((bytes) => heatStep(bytes, 40)),
      [0, 1, 1, 2, HEAT_STEPS, HEAT_STEPS],
    );
    assert.equal(heatStep(Number.NaN, 40), 0);
  });

  it('show all of a small graph, and as much around a node of a large one', () => {
    assert.deepEqual(windowAround(7, 3), { from: 0, to: 7 });
    assert.deepEqual(windowAround(1000, 0), { from: 0, to: WINDOW });
    assert.deepEqual(windowAround(1000, 999), { from: 1000 - WINDOW, to: 1000 });
    assert.deepEqual(windowAround(1000, 500), { from: 500 - WINDOW / 2, to: 500 + WINDOW / 2 });
  });

  it('are refused where a canvas would come out empty', () => {
    assert.equal(refusal(LONGEST_SIDE, 100), undefined);
    assert.match(refusal(LONGEST_SIDE + 1, 100) ?? '', /save an SVG/);
    assert.match(refusal(LONGEST_SIDE, LONGEST_SIDE) ?? '', /save an SVG/);
  });
});
