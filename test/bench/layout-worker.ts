/** What runs in the Worker of the layout benchmark: a graph, drawn a number of times. */
import { drawGraph, wholeGraph } from '../../engine/view/model.ts';
import { randomFunction, type Shape } from '../engine/view/random.ts';

export interface LayoutTask {
  readonly shape: Shape;
  readonly times: number;
}

declare const self: {
  onmessage: (event: { readonly data: LayoutTask }) => void;
  postMessage(answer: LayoutTimes): void;
};

/** Milliseconds of each drawing, contraction and sizes included. */
export interface LayoutTimes {
  readonly nodes: number;
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
};
