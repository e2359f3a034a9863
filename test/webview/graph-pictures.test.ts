/** Exported pictures carry what is on screen, and a legend of just that. */
import assert from 'node:assert/strict';
import { printSvg } from '../../engine/index.ts';
import { at } from '../../engine/invariant.ts';
import { graphChanges } from '../../extension/views/graph-changes.ts';
import { type LegendContent, legendEntries } from '../../webview/graph/chrome/legend-entries.ts';
import { DETAILS } from '../../webview/graph/drawing/detail.ts';
import { EDGE_PENS, NODE_PENS } from '../../webview/graph/drawing/pens.ts';
import type { Scene } from '../../webview/graph/drawing/scene.ts';
import { dressingOf } from '../../webview/graph/export/dressing.ts';
import { onPaper } from '../../webview/graph/export/paper.ts';
import { markEdges } from '../../webview/graph/marks.ts';
import { STANDARD } from '../../webview/graph/overlays/overlays.ts';
import { isolate } from '../../webview/graph/reading/isolation.ts';
import type { Theme } from '../../webview/theme/theme.ts';
import { elementsOf } from '../engine/view/xml.ts';
import { BEALE, F2, FOLDED, LOOP, type Scenario, scenario, sceneOf } from './graph-scenario.ts';

const theme: Theme = onPaper({
  kind: 'light',
  highContrast: false,
  foreground: '',
  muted: '',
  background: '',
  border: '',
  grid: '',
  accent: '',
  focus: '',
  selected: '',
  candidate: '',
  dropped: '',
  tuple: '',
  warning: '',
  error: '',
  series: [],
  fontFamily: '',
  fontSize: 13,
  editorFontFamily: '',
  editorFontSize: 13,
});

const f2 = scenario(F2, [1, 2], 1, { granularity: 'path', m: 2, kMax: 1 });

function stepped(of: Scenario): Scene {
  const { record, comparison, numbers } = at(of.iterations, of.iterations.length - 1);
  const { graph } = of.graph;
  return { ...sceneOf(of.graph), numbers, marks: markEdges(graph, record, comparison?.candidates ?? []) };
}

function draw(scene: Scene, notes: readonly string[] = [], hasStepped = false) {
  const dressing = dressingOf({ scene, stepped: hasStepped, notes }, theme);
  const svg = printSvg(scene.graph, scene.numbers, 'auto', dressing);
  const elements = elementsOf(svg);
  const explained = dressing.legend.map(({ name }) => name);
  const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);
  return { dressing, svg, elements, explained, texts };
}

function explainedOn(content: Partial<LegendContent> & Pick<LegendContent, 'scene'>): string[] {
  return legendEntries({ stepped: false, detail: DETAILS[0], ...content }, theme).map(({ text }) => text);
}

describe('an exported picture', () => {
  it('shows what a step kept, compared and dropped as the screen does, in words too', () => {
    const scene = stepped(f2);
    const { dressing, explained, texts } = draw(scene, [], true);
    for (const { id } of scene.graph.edges) {
      const state = at(scene.marks, id).state;
      assert.equal(at(dressing.edges, id).stroke?.width, EDGE_PENS[state].width, state);
    }
    for (const name of ['selected', 'candidate', 'dropped']) assert.ok(explained.includes(name), name);
    // By hand: x has two branches, and two candidates were drawn; the larger one is kept.
    assert.equal(texts.filter((text) => /^x\d kept [\d.]+$/.test(text)).length, 1);
  });

  it('has no more and no less in its legend than is drawn', () => {
    const plain = draw(sceneOf(f2.graph));
    assert.deepEqual(plain.explained, ['parameter', 'operation', 'tuple', 'output', 'plain']);
    assert.ok(draw(sceneOf(scenario(LOOP, [0.3, 0.2], 0, {}, 1, FOLDED).graph)).explained.includes('group'));
  });

  it('heats nodes by the bytes that the tape holds of them', () => {
    const scene = { ...sceneOf(f2.graph), overlays: new Set([...STANDARD, 'tape' as const]) };
    const { dressing, explained, texts } = draw(scene);
    // f2 = exp(x) (x + y): the tape holds exp(x), which is its own derivative, and x + y, of 8 bytes each.
    const heated = scene.graph.nodes.filter(({ id }) => at(dressing.nodes, id).fill !== undefined).map(({ label }) => label);
    assert.deepEqual(heated.toSorted(), ['+', 'exp']);
    assert.equal(texts.filter((text) => text === '8 B').length, 2);
    assert.ok(explained.includes('tape'));
  });

  it('draws an edge as wide as its share of the gradient', () => {
    const scene = { ...sceneOf(f2.graph), overlays: new Set([...STANDARD, 'flow' as const]) };
    const { dressing } = draw(scene);
    const output = at(scene.graph.edges, scene.graph.edges.length - 1);
    // All of the gradient goes through the output, and 1 + 13 pixels are the widest.
    assert.ok(Math.abs((at(dressing.edges, output.id).stroke?.width ?? 0) - 14) < 1e-9);
  });

  it('is cut to what an isolation leaves when the rest is hidden, and says what that is', () => {
    const { graph } = f2.graph;
    const exp = at(
      graph.nodes.filter(({ label }) => label === 'exp'),
      0,
    );
    const scene = { ...sceneOf(f2.graph), isolation: isolate(graph, { kind: 'upstream', of: [exp.key], rest: 'gone' }) };
    const { elements, texts, explained } = draw(scene, ['Only what leads to exp (3 of 7 nodes).']);
    const drawn = elements.filter(({ tag, attributes }) => tag === 'text' && attributes.get('class') === 'label').length;
    // x, its tuple node, and exp.
    assert.equal(drawn, 3);
    assert.ok(!explained.includes('output'));
    assert.ok(texts.includes('Only what leads to exp (3 of 7 nodes).'));
    const width = (of: Scene) => Number(draw(of).elements[0]?.attributes.get('width'));
    const wide = scenario(BEALE, [1, 0.5]).graph;
    const alone = {
      ...sceneOf(wide),
      isolation: isolate(wide.graph, { kind: 'upstream', of: [at(wide.graph.nodes, 4).key], rest: 'gone' }),
    };
    assert.ok(width(alone) < width(sceneOf(wide)));
    const faint = draw({ ...scene, isolation: isolate(graph, { kind: 'upstream', of: [exp.key], rest: 'faint' }) });
    assert.equal(faint.elements.filter(({ attributes }) => / faint$/.test(attributes.get('class') ?? '')).length, 9);
  });

  it('marks what is selected and found, and the path that was chosen in the list', () => {
    const part = (nodes: readonly number[], edges: readonly number[] = []) => ({ nodes: new Set(nodes), edges: new Set(edges) });
    const { dressing, explained } = draw({ ...sceneOf(f2.graph), selected: part([3]), hits: part([4]), traced: part([0, 2], [0]) });
    assert.ok(at(dressing.nodes, 3).outline !== undefined && at(dressing.nodes, 4).halo !== undefined);
    assert.equal(at(dressing.nodes, 0).stroke?.width, NODE_PENS.traced.width);
    assert.equal(at(dressing.edges, 0).stroke?.width, EDGE_PENS.traced.width);
    for (const name of ['chosen', 'hit', 'traced']) assert.ok(explained.includes(name), name);
  });

  it('shows where NaN begins and the way it takes', () => {
    const broken = scenario('function f(x: number): number {\n  return Math.log(x) * 2;\n}\n', [-1]).graph;
    const { dressing, texts, explained } = draw(sceneOf(broken));
    assert.ok(texts.includes('NaN begins'));
    assert.ok(explained.includes('carrying'));
    assert.equal(dressing.edges.filter(({ stroke }) => stroke?.width === EDGE_PENS.carrying.width).length, 2);
    // log, the product, and the output.
    assert.equal(dressing.nodes.filter(({ stroke }) => stroke?.double === true).length, 3);
  });

  it('shows what an edit has added and what is gone', () => {
    const after = scenario(F2.replace('(x + y)', '(x + y) * y'), [1, 2]).graph;
    const changes = graphChanges('edit', f2.graph, after);
    const { svg, explained, texts } = draw({ ...sceneOf(after), changes });
    assert.equal(texts.filter((text) => text === 'new').length, 3, 'two products anew and the tuple node of y, and the word in the legend');
    assert.equal(svg.match(/<g class="removed">/g)?.length, changes.removed.nodes.length + changes.removed.edges.length);
    for (const name of ['added', 'changed', 'removed']) assert.ok(explained.includes(name), name);
  });
});

describe('the legend', () => {
  const scene = sceneOf(f2.graph);

  it('names the numbers that can be read at a level of detail', () => {
    const operations = DETAILS.map((detail) => explainedOn({ scene, detail })[1]);
    assert.deepEqual(operations, ['operation: value, ∂ adjoint', 'operation: value, ∂ adjoint', 'operation: value', 'operation']);
    assert.deepEqual(
      DETAILS.map((detail) => explainedOn({ scene, detail }).at(-1)),
      ['edge with its partial', 'edge with its partial', 'edge with its partial', 'edge'],
    );
    const adjoints = { ...scene, overlays: new Set(['adjoints' as const]) };
    assert.equal(explainedOn({ scene: adjoints, detail: at(DETAILS, 2) })[1], 'operation: ∂ adjoint');
  });

  it('explains the dots of a large graph, not shapes that are not there', () => {
    assert.deepEqual(explainedOn({ scene, detail: 'dots' }), ['node: come nearer to read it', 'tuple node', 'edge']);
  });

  it('says that percentages are shares only where they are written', () => {
    const flow = (...overlays: readonly ('flow' | 'partials')[]) => ({ ...scene, overlays: new Set(overlays) });
    assert.ok(explainedOn({ scene: flow('flow') }).includes('width and %: share of the gradient'));
    assert.ok(explainedOn({ scene: flow('flow', 'partials') }).includes('width: share of the gradient'));
  });
});
