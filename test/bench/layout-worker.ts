/** What runs in the Worker of the layout benchmark: a graph, drawn once for each time that it is asked for. */
import { defaultRunSettings } from '../../engine/run/defaults.ts';
import { drawGraph, wholeGraph } from '../../engine/view/model.ts';
import { graphNumbers } from '../../engine/view/numbers.ts';
import { encode } from '../../webview/protocol.ts';
import { randomFunction, type Shape } from '../engine/view/random.ts';

/** `draw` is answered by how long that took; `messages` by those with which the host would show the graph: it, and the same turned. */
export type LayoutRequest = { readonly ask: 'draw' | 'messages'; readonly shape: Shape };
export type LayoutAnswer = { readonly nodes: number; readonly milliseconds: number } | { readonly messages: readonly string[] };

declare const self: {
  onmessage: (event: { readonly data: LayoutRequest }) => void;
  postMessage(answer: LayoutAnswer): void;
};

let made: { readonly shape: string; readonly traced: ReturnType<typeof randomFunction> } | undefined;

self.onmessage = ({ data: { ask, shape } }) => {
  const traced = tracedOf(shape);
  if (ask === 'messages')
    return self.postMessage({ messages: (['right', 'down'] as const).map((direction) => messageOf(traced, direction)) });
  const start = performance.now();
  drawGraph('f', traced, wholeGraph);
  return self.postMessage({ nodes: traced.graph.nodes.length, milliseconds: performance.now() - start });
};

/** The graph is made once, before the first drawing is timed. */
function tracedOf(shape: Shape): ReturnType<typeof randomFunction> {
  const name = JSON.stringify(shape);
  if (made?.shape !== name) made = { shape: name, traced: randomFunction(1, shape) };
  return made.traced;
}

function messageOf(traced: ReturnType<typeof randomFunction>, direction: 'right' | 'down'): string {
  const point = traced.graph.parameters.map((_, index) => 0.3 + 0.1 * index);
  const names = point.map((_, index) => `p${index}`);
  const drawing = drawGraph('f', traced, { ...wholeGraph, direction });
  const numbers = graphNumbers(drawing, names, point);
  const revision = direction === 'right' ? 0 : 1;
  return encode({ type: 'graph', revision, graph: drawing.view, numbers, settings: defaultRunSettings(point) });
}
