/** What is written on the drawing at each level of detail: it fits, nothing overlaps, and no number is another one. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultRunSettings } from '../../engine/index.ts';
import { at } from '../../engine/invariant.ts';
import { drawGraph, wholeGraph } from '../../engine/view/model.ts';
import { graphNumbers } from '../../engine/view/numbers.ts';
import { formatNumber } from '../../webview/format.ts';
import { DETAILS, detailAt, fittingNumber, numberWidth } from '../../webview/graph/drawing/detail.ts';
import { edgeLook, numbersLook, scaleOf } from '../../webview/graph/drawing/looks.ts';
import type { Scene } from '../../webview/graph/drawing/scene.ts';
import { nodeBox, overlaps } from '../engine/view/boxes.ts';
import { randomFunction } from '../engine/view/random.ts';
import { BEALE, F2, LOOP, scenario, sceneOf } from './graph-scenario.ts';

const written = DETAILS.filter(({ number }) => number > 0);

function randomScene(seed: number): Scene {
  const traced = randomFunction(seed, { parameters: 3, operations: 25, reach: 8 });
  const drawing = drawGraph(traced.name, traced, wholeGraph);
  const point = [0.3, -1.7, 12345.678];
  const numbers = graphNumbers(drawing, traced.parameters, point);
  return sceneOf({ type: 'graph', revision: 1, graph: drawing.view, numbers, settings: defaultRunSettings(point) });
}

const scenes = [
  sceneOf(scenario(F2, [1, 2]).graph),
  sceneOf(scenario(BEALE, [1, 0.5]).graph),
  sceneOf(scenario(LOOP, [0.3, 0.2]).graph),
  ...Array.from({ length: 200 }, (_, seed) => randomScene(seed)),
];

/** The boxes of the partials, before the arrows; edges run to the right here. */
function heads(scene: Scene, detail: (typeof DETAILS)[number]) {
  return scene.graph.edges.flatMap((edge) => {
    const { head, headOffset } = edgeLook(scene, edge, { detail }).data;
    const end = at(edge.route, edge.route.length - 1);
    const [middle, width] = [end.x - Number(headOffset), numberWidth(String(head), detail)];
    if (head === '') return [];
    const [top, bottom] = [end.y - detail.number / 2, end.y + detail.number / 2];
    return [{ what: `${head} of edge ${edge.id}`, left: middle - width / 2, right: middle + width / 2, top, bottom }];
  });
}

describe('levels of detail', () => {
  for (const detail of written) {
    it(`keep numbers on their nodes and partials apart: ${detail.name}`, () => {
      for (const scene of scenes) {
        const scale = scaleOf(scene, detail);
        for (const node of scene.graph.nodes.filter(({ kind }) => kind !== 'tuple')) {
          const lines = String(numbersLook(scene, node, scale).data['label']).split('\n');
          assert.ok(lines.length <= detail.lines);
          for (const line of lines) assert.ok(numberWidth(line, detail) <= node.width, `${line} on a node ${node.width} wide`);
        }
        assert.deepEqual(overlaps([...heads(scene, detail), ...scene.graph.nodes.map(nodeBox)]), []);
      }
    });

    it(`round numbers and never make others of them: ${detail.name}`, () => {
      fc.assert(
        fc.property(fc.double(), fc.integer({ min: 0, max: 120 }), (value, room) => {
          const text = fittingNumber(value, detail, room);
          if (text === '') return detail.name !== 'full';
          if (detail.name !== 'full') assert.ok(numberWidth(text, detail) <= room);
          if (!Number.isFinite(value)) return text === formatNumber(value);
          // Both an exponent nearer to 0: beside the ends of the range text could not be read back. Two digits: within a twentieth.
          const [mantissa = '', exponent = '0'] = text.replaceAll('−', '-').split('e');
          const shown = Number(`${mantissa}e${Number(exponent) - Math.sign(Number(exponent))}`);
          const scaled = Number(exponent) === 0 ? value : value * 10 ** -Math.sign(Number(exponent));
          return Object.is(shown, scaled) || Math.abs(shown - scaled) <= Math.abs(scaled) / 19;
        }),
      );
    });
  }

  it('follow one another as one comes nearer, with smaller letters and more digits', () => {
    assert.deepEqual(
      [0.1, 0.5, 0.7, 1].map((zoom) => detailAt(zoom).name),
      ['coarse', 'brief', 'short', 'full'],
    );
    // On the screen numbers are never smaller than 7 pixels where they are written at all.
    for (const { from, number } of written) assert.ok(from * number >= 7);
  });

  it('write a partial in full where the layout has left room for it, in both directions', () => {
    const down = scenario(F2, [1, 2], 0, {}, 1, { ...wholeGraph, direction: 'down' });
    const scene = sceneOf(down.graph);
    const texts = scene.graph.edges.map((edge) => edgeLook(scene, edge, { detail: DETAILS[0] }).data['head']);
    // exp(1) stands at the branch that goes into exp and at the sum's edge into the product.
    assert.equal(texts.filter((text) => text === '2.718').length, 2);
  });
});
