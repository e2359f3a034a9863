/** What runs in the Worker of the layout benchmark: a graph, drawn a number of times. */
import { defaultRunSettings } from '../../engine/run/defaults.ts';
import { drawGraph, wholeGraph } from '../../engine/view/model.ts';
import { graphNumbers } from '../../engine/view/numbers.ts';
import { encode } from '../../webview/protocol.ts';
import { randomFunction, type Shape } from '../engine/view/random.ts';

export interface LayoutTask {
  readonly shape: Shape;
  readonly times: number;
}

declare const self: {
  onmessage: (event: { readonly data: LayoutTask }) => void;
  postMessage(answer: LayoutTimes | string): void;
};

/** First this, then two messages with which the host would show the graph: it, and the same turned. */
export interface LayoutTimes {
  readonly nodes: number;
  /** Of each drawing, contraction and sizes included. */
  readonly milliseconds: readonly number[];
}

self.onmessage = ({ data: { shape, times } }) => {
  const traced = randomFunction(1, shape);
  const milliseconds: number[] = [];
  for (let time = 0; time < times; time++) {
    const start = performance.now();
    drawGraph('f', traced, wholeGraph);
    milliseconds.push(performance.now() - start);
  }
  self.postMessage({ nodes: traced.graph.nodes.length, milliseconds });
  const point = traced.graph.parameters.map((_, index) => 0.3 + 0.1 * index);
  const names = point.map((_, index) => `p${index}`);
  for (const [revision, direction] of (['right', 'down'] as const).entries()) {
    const drawing = drawGraph('f', traced, { ...wholeGraph, direction });
    const numbers = graphNumbers(drawing, names, point);
    self.postMessage(encode({ type: 'graph', revision, graph: drawing.view, numbers, settings: defaultRunSettings(point) }));
  }
};
