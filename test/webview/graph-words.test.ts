/** What the graph view says and computes without a browser. */
import assert from 'node:assert/strict';
import type { IterationRecord } from '../../engine/index.ts';
import { formatNumber as formatInEngine } from '../../engine/index.ts';
import { at } from '../../engine/invariant.ts';
import { formatNumber } from '../../webview/format.ts';
import { medianMove, segmentsOf } from '../../webview/graph/drawing/geometry.ts';
import { firstView, shiftIntoView } from '../../webview/graph/drawing/viewport.ts';
import { markEdges } from '../../webview/graph/marks.ts';
import { move } from '../../webview/graph/outline/moves.ts';
import { edgeDetails, nodeDetails } from '../../webview/graph/words/sentences.ts';
import { announcementOf, summarize } from '../../webview/graph/words/summary.ts';
import { F2, scenario, sceneOf } from './graph-scenario.ts';

/** f2 at (1, 2): the contributions of x are e (1 + 2) through x1 (the exponential) and e through x2 (the sum). */
const shown = scenario(F2, [1, 2]);
const { graph, settings } = shown.graph;
type EdgeId = IterationRecord['edges'][number];
const idsWhere = (accept: (branch: string | undefined) => boolean) =>
  graph.edges.filter((edge) => accept(edge.branch)).map((edge) => edge.id as EdgeId);
const branch = (name: string) =>
  at(
    idsWhere((each) => each === name),
    0,
  );

function recordOf(change: Partial<IterationRecord>): IterationRecord {
  const base = at(scenario(F2, [1, 2], 1).records, 0);
  return { ...base, labels: ['x1', 'only path'], gradient: [2 * 3 * Math.E, Math.E], scale: [2, 1], candidates: [], ...change };
}

const compared = recordOf({
  reason: 'largest',
  edges: idsWhere((each) => each !== 'x2'),
  candidates: [
    { parameters: [0], index: 1n, label: 'x2', norm: Math.E, chosen: false, edges: [branch('x2')] },
    { parameters: [0], index: 0n, label: 'x1', norm: 3 * Math.E, chosen: true, edges: [branch('x1')] },
    { parameters: [1], index: 0n, label: 'only path', norm: Math.E, chosen: true, edges: [] },
  ],
});

describe('marks of an iteration', () => {
  it('are plain before the first step and when nothing was left out', () => {
    for (const record of [undefined, recordOf({ reason: 'full' })]) {
      assert.deepEqual(new Set(markEdges(graph, record, []).map((mark) => mark.state)), new Set(['plain']));
    }
  });

  it('tell the selected path, the candidates and what was dropped apart', () => {
    const marks = markEdges(graph, compared, compared.candidates);
    assert.deepEqual(at(marks, branch('x1')), { state: 'selected', candidates: [2], badge: 'kept 8.15' });
    assert.deepEqual(at(marks, branch('x2')), { state: 'candidate', candidates: [1], badge: 'c1 2.72' });
  });

  it('go on showing the candidates from which a held selection was chosen, and none where nothing was compared', () => {
    const held = recordOf({ ...compared, candidates: [], reason: 'held' });
    assert.deepEqual(markEdges(graph, held, compared.candidates), markEdges(graph, compared, compared.candidates));
    assert.equal(at(markEdges(graph, held, []), branch('x2')).state, 'dropped');
    assert.equal(at(markEdges(graph, held, []), branch('x1')).badge, 'kept');
  });
});

describe('the summary of an iteration', () => {
  it('says for each parameter what was kept, its norm and the candidates', () => {
    const { parameters, reason, shared } = summarize(graph, compared, settings, compared);
    assert.deepEqual(
      parameters.map(({ text }) => text),
      [
        'x: kept x1 · |g| 8.155 · scaled × 2 (candidates: c1 x2 2.718, c2 x1 8.155)',
        'y: only path · |g| 2.718 (candidates: c1 only path 2.718)',
      ],
    );
    assert.equal(reason, `largest of ${settings.estimator.m}, held for 4 iterations more`);
    assert.equal(shared, undefined);
  });

  it('lists candidates that drive all parameters on a line of their own', () => {
    const shared = recordOf({ candidates: [{ ...at(compared.candidates, 0), parameters: [0, 1] }] });
    assert.equal(summarize(graph, shared, settings, shared).shared, 'candidates: c1 x2 2.718');
    const later = recordOf({ iteration: shared.iteration + 3, reason: 'held' });
    assert.equal(summarize(graph, later, settings, shared).shared, `candidates at iteration ${shared.iteration + 1}: c1 x2 2.718`);
  });

  it('counts down the iterations for which a choice is held', () => {
    const reasons = [1, 3, 4].map((iteration) => summarize(graph, recordOf({ iteration, reason: 'held' }), settings, undefined).reason);
    assert.deepEqual(reasons, ['held, for 3 iterations more', 'held, for 1 iteration more', 'held, for 0 iterations more']);
  });

  it('is announced in one sentence a part', () => {
    const summary = summarize(graph, compared, settings, compared);
    const sentence = announcementOf(recordOf({ ...compared, iteration: 0, objective: 3 * Math.E }), summary);
    assert.match(sentence, /^Iteration 1\. x kept x1, norm 8\.155; y only path, norm 2\.718\. largest of 2, .* Objective 8\.155\.$/);
  });
});

describe('geometry', () => {
  it('gives Cytoscape the bends in a frame from which they come back', () => {
    const [source, target] = [
      { x: 10, y: 50 },
      { x: 210, y: -20 },
    ];
    const route = [
      { x: 20, y: 55 },
      { x: 60, y: 55 },
      { x: 110, y: -90 },
      { x: 200, y: -25 },
    ];
    const { from, to, weights, distances } = segmentsOf(route, source, target);
    assert.deepEqual(
      [from, to],
      [
        { x: 10, y: 5 },
        { x: -10, y: -5 },
      ],
    );
    const [dx, dy] = [target.x - source.x, target.y - source.y];
    const length = Math.hypot(dx, dy);
    for (const [index, point] of route.slice(1, -1).entries()) {
      const [weight, distance] = [at(weights, index), at(distances, index)];
      assert.ok(Math.abs(source.x + weight * dx - (distance * dy) / length - point.x) < 1e-9);
      assert.ok(Math.abs(source.y + weight * dy + (distance * dx) / length - point.y) < 1e-9);
    }
  });

  it('finds how far what both graphs have moved, whatever else changed', () => {
    const moved = {
      ...graph,
      nodes: graph.nodes.map((node, index) => ({
        ...node,
        position: { x: node.position.x + (index === 0 ? 900 : 30), y: node.position.y - 7 },
      })),
    };
    assert.deepEqual(medianMove(graph, moved), { x: 30, y: -7 });
    assert.deepEqual(medianMove(graph, { ...graph, nodes: [] }), { x: 0, y: 0 });
  });

  it('moves the view only for what is off screen, and no further than needed', () => {
    const screen = { width: 100, height: 100 };
    assert.deepEqual(shiftIntoView({ left: 10, right: 90, top: 0, bottom: 100 }, screen), { x: 0, y: 0 });
    const shift = shiftIntoView({ left: 95, right: 120, top: -30, bottom: -10 }, screen);
    assert.ok(95 + shift.x >= 0 && 120 + shift.x <= 100 && -30 + shift.y >= 0 && -10 + shift.y <= 100);
  });

  it('begins at the parameters where the whole graph would be too small to read', () => {
    const small = firstView(graph, { width: 2000, height: 1000 });
    assert.ok(small.pan.x > 0 && small.pan.x + graph.width * small.zoom < 2000, 'all of it is on screen');
    const { zoom, pan } = firstView({ ...graph, width: 50_000, height: 9000 }, { width: 800, height: 400 });
    const first = at(graph.nodes, 0).position;
    assert.ok(zoom >= 0.5 && pan.x >= 0 && first.y * zoom + pan.y > 0 && first.y * zoom + pan.y < 400);
  });
});

describe('the outline', () => {
  it('walks along the edges with right and left, and down the list', () => {
    const [parameter, tuple] = [0, at(graph.edges, 0).target];
    const order = ['n0', 'e0', `n${tuple}`];
    assert.equal(move(graph, order, `n${parameter}`, 'along'), 'e0');
    assert.equal(move(graph, order, 'e0', 'along'), `n${tuple}`);
    assert.equal(move(graph, order, `n${tuple}`, 'back'), 'e0');
    assert.equal(move(graph, order, 'e0', 'back'), `n${parameter}`);
    assert.equal(move(graph, order, 'n0', 'next'), 'e0');
    assert.equal(move(graph, order, 'n0', 'previous'), undefined);
    assert.equal(move(graph, order, 'n0', 'last'), `n${tuple}`);
  });

  it('gives all digits of a node and of an edge', () => {
    const exp = at(
      graph.nodes.filter((node) => node.label === 'exp'),
      0,
    );
    // The contributions are 3e and e of x, e of y: three fifths pass through exp. Its value is what its own partial reads.
    const lines = [exp.description, `value ${Math.exp(1)}`, 'adjoint 3', 'share of the gradient 60 %', 'on the tape 8 B'];
    assert.deepEqual(nodeDetails(sceneOf(shown.graph), exp), lines);
    const edge = at(graph.edges, branch('x1'));
    const marked = { ...sceneOf(shown.graph), marks: markEdges(graph, recordOf({ edges: [branch('x1')], reason: 'drawn' }), []) };
    assert.deepEqual(edgeDetails(marked, edge), [
      'branch x1 to exp',
      `partial ${edge.formula} = ${Math.exp(1)}`,
      'share of the gradient 60 %',
      'on the selected path (kept)',
    ]);
  });
});

describe('numbers in the views', () => {
  it('read the same in the webviews as in the engine', () => {
    const values = [
      0,
      -0,
      1,
      -1,
      0.5,
      1 / 3,
      -2 / 3,
      9999.95,
      12345.678,
      123456,
      999_999.7,
      1e6,
      1e-4,
      9.99999e-5,
      1.2e-7,
      -5e-324,
      1.7e308,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      Number.NaN,
    ];
    for (const value of values) assert.equal(formatNumber(value), formatInEngine(value));
  });
});
