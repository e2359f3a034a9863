/** What the extension host would send about a function: made by the engine itself. */
import type { DifferentiableFunction, EstimatorSettings, GraphDisplay, IterationRecord, RunSettings } from '../../engine/index.ts';
import { compile, defaultRunSettings, drawGraph, graphNumbers, graphView, initialState, step, wholeGraph } from '../../engine/index.ts';
import { at } from '../../engine/invariant.ts';
import { NOTHING, type Scene } from '../../webview/graph/drawing/scene.ts';
import { markEdges } from '../../webview/graph/marks.ts';
import { STANDARD } from '../../webview/graph/overlays/overlays.ts';
import type { HostToGraph } from '../../webview/protocol.ts';

export const F1 = 'function f1(x: number): number {\n  return x ** 2 * (2 + Math.cos(4 * x));\n}\n';
export const F2 = 'function f2(x: number, y: number): number {\n  return Math.exp(x) * (x + y);\n}\n';
export const BEALE = `function beale(x: number, y: number): number {
  return (1.5 - x + x * y) ** 2 + (2.25 - x + x * y ** 2) ** 2 + (2.625 - x + x * y ** 3) ** 2;
}
`;

/** Eight iterations of a loop over two values: something to fold. */
export const LOOP = `function loop(x: number, y: number): number {
  let a = x;
  let b = y;
  for (let i = 0; i < 8; i++) {
    const c = Math.sin(a) * b;
    b = b - 0.1 * c;
    a = a + c;
  }
  return a * b;
}
`;

/** Nothing is open that can be folded. */
export const FOLDED: GraphDisplay = { ...wholeGraph, budget: 0 };

export interface Scenario {
  readonly graph: Extract<HostToGraph, { type: 'graph' }>;
  /** One message an iteration. */
  readonly iterations: readonly Extract<HostToGraph, { type: 'iteration' }>[];
  readonly records: readonly IterationRecord[];
}

/** Compiles `text`, shows its only function at `start` and steps. Throws where the text has errors. */
export function scenario(
  text: string,
  start: readonly number[],
  steps = 0,
  estimator: Partial<EstimatorSettings> = {},
  revision = 1,
  display: GraphDisplay = wholeGraph,
): Scenario {
  const name = at(/function (\w+)/.exec(text) ?? [], 1);
  const compilation = compile(text, { only: name });
  if (compilation.diagnostics.length > 0) throw new Error(compilation.diagnostics.map((each) => each.message).join('\n'));
  const fn = at(compilation.functions, 0);
  const defaults = defaultRunSettings(start);
  const settings: RunSettings = { ...defaults, estimator: { ...defaults.estimator, ...estimator } };
  const graph = graphView(fn.name, fn.at(start), display);
  const iterations: Extract<HostToGraph, { type: 'iteration' }>[] = [];
  const records: IterationRecord[] = [];
  let state = initialState(settings);
  for (let index = 0; index < steps; index++) {
    const next = step(fn, settings, state);
    state = next.state;
    records.push(next.record);
    const transport = { iteration: state.iteration, length: state.iteration, playing: false, canStepBack: true, busy: false, speed: 4 };
    const compared = records.findLast(({ candidates }) => candidates.length > 0);
    iterations.push({
      type: 'iteration',
      numbers: numbersAt(fn, state.point, display),
      record: next.record,
      ...(compared && { comparison: compared }),
      branchedOff: false,
      choices: { iterations: 0, kept: [] },
      transport,
    });
  }
  return { graph: { type: 'graph', revision, graph, numbers: numbersAt(fn, start, display), settings }, iterations, records };
}

/** What the view makes of a graph before anything else happened. */
export function sceneOf({ graph, numbers }: Scenario['graph']): Scene {
  return {
    graph,
    numbers,
    marks: markEdges(graph, undefined, []),
    choices: { iterations: 0, kept: [] },
    changes: undefined,
    overlays: new Set(STANDARD),
    isolation: undefined,
    hits: NOTHING,
    lit: NOTHING,
    selected: NOTHING,
    traced: NOTHING,
    active: undefined,
  };
}

function numbersAt(fn: DifferentiableFunction, point: readonly number[], display: GraphDisplay): ReturnType<typeof graphNumbers> {
  return graphNumbers(
    drawGraph(fn.name, fn.at(point), display),
    fn.parameters.map((parameter) => parameter.name),
    point,
  );
}
