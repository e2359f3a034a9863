/** What the gallery shows. Everything is made by the engine itself. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  compile,
  defaultRunSettings,
  drawGraph,
  type GraphChanges,
  type GraphDisplay,
  graphNumbers,
  pathPage,
  wholeGraph,
} from '../../engine/index.ts';
import { at } from '../../engine/invariant.ts';
import { tensorDrawable } from '../../engine/view/tensor/drawable.ts';
import { graphChanges } from '../../extension/views/graph-changes.ts';
import type { KeptState } from '../../webview/graph/state.ts';
import { OVERLAYS, type Overlay } from '../../webview/protocol.ts';
import { root } from '../host/paths.ts';
import { posted } from './graph-page.ts';
import { BEALE, F2, FOLDED, LOOP, type Scenario, scenario } from './graph-scenario.ts';
import type { WebviewPage } from './page.ts';

export interface GalleryScene {
  readonly name: string;
  readonly width?: number;
  readonly height?: number;
  readonly graph: Scenario['graph'];
  /** Where they are not those of the graph's message. */
  readonly numbers?: Scenario['graph']['numbers'];
  readonly state?: Partial<KeptState>;
  readonly prepare?: (view: WebviewPage) => Promise<void>;
}

const beale = scenario(BEALE, [1, 0.5], 6, { granularity: 'graph', m: 3, kMax: 1 });
const f2 = scenario(F2, [1, 2], 3, { granularity: 'path', m: 2, kMax: 1 });
const folded = scenario(LOOP, [0.3, 0.2], 0, {}, 1, FOLDED);
const NAN = `function nan(x: number, y: number): number {
  const slope = Math.log(x) * y;
  return slope + Math.max(x, y) ** 2;
}
`;
const broken = scenario(NAN, [-1, -1]);
const standard = ['selected', 'candidates', 'values', 'adjoints', 'partials', 'kinks', 'nonFinite', 'changes'] as const;

function withOverlays(...more: readonly Overlay[]): Partial<KeptState> {
  return { overlays: OVERLAYS.filter((each) => standard.includes(each as never) || more.includes(each)) };
}

const steps = (of: Scenario) => async (view: WebviewPage) => {
  for (const message of of.iterations) await view.send(message);
};

function network(name: string, display: GraphDisplay = wholeGraph): Scenario['graph'] {
  const { tensorFunctions } = compile(readFileSync(join(root, 'examples', 'network.ts'), 'utf8'), { only: name, fileName: 'network.ts' });
  const drawing = drawGraph(name, tensorDrawable(at(tensorFunctions, 0)), display);
  return { type: 'graph', revision: 1, graph: drawing.view, numbers: graphNumbers(drawing, [], []), settings: defaultRunSettings([]) };
}

function edited(): { readonly after: Scenario; readonly changes: GraphChanges } {
  const before = scenario(F2, [1, 2]);
  const after = scenario(F2.replace('(x + y)', '(Math.sin(x) + 3 * y)'), [1, 2]);
  return { after, changes: graphChanges('edit', before.graph, after.graph) };
}

const comparison = edited();

/** The keys of some of the operations, as the graph lists them. */
function operationsOf({ graph }: Scenario, from: number, to: number): readonly string[] {
  return graph.graph.nodes
    .filter(({ kind }) => kind === 'operation')
    .slice(from, to)
    .map(({ key }) => key);
}

async function showPaths(view: WebviewPage): Promise<void> {
  await view.page.getByRole('button', { name: 'Paths' }).click();
  const { request, parameter, from, count } = at(await posted(view, 'paths'), 0);
  const fn = at(compile(BEALE, { only: 'beale' }).functions, 0);
  const page = pathPage(drawGraph('beale', fn.at([1, 0.5])), [1, 0.5], parameter, from, count);
  await view.send({ type: 'paths', request, parameter, from, ...page });
  await view.page.getByRole('listbox', { name: 'Paths' }).focus();
  await view.page.keyboard.press('ArrowDown');
}

const key0 = async (view: WebviewPage) => {
  await view.page.locator('.canvas').click({ position: { x: 5, y: 5 } });
  await view.page.keyboard.press('0');
  await view.page.mouse.move(2, 2);
};

export const SCENES: readonly GalleryScene[] = [
  { name: 'whole', graph: beale.graph },
  { name: 'steps', graph: f2.graph, numbers: at(f2.iterations, 2).numbers, prepare: steps(f2) },
  { name: 'steps-beale', graph: beale.graph, numbers: at(beale.iterations, 5).numbers, prepare: steps(beale), width: 1400 },
  { name: 'folded', graph: folded.graph },
  { name: 'heat', graph: beale.graph, state: withOverlays('tape'), width: 1400 },
  { name: 'share', graph: beale.graph, state: withOverlays('flow'), width: 1400 },
  {
    name: 'share-alone',
    graph: f2.graph,
    state: { overlays: ['flow', 'values'] },
  },
  {
    name: 'choices',
    graph: f2.graph,
    state: withOverlays('choices'),
    prepare: steps({
      ...f2,
      iterations: f2.iterations.map((each) => ({
        ...each,
        choices: { iterations: 8, kept: f2.graph.graph.edges.map((_, index) => index % 9) },
      })),
    }),
  },
  { name: 'everything', graph: f2.graph, state: withOverlays(...OVERLAYS), prepare: steps(f2) },
  { name: 'nothing-on', graph: f2.graph, state: { overlays: [] } },
  { name: 'paths', graph: beale.graph, prepare: showPaths, width: 1400 },
  { name: 'before-after', graph: comparison.after.graph, prepare: (view) => view.send({ type: 'changes', changes: comparison.changes }) },
  { name: 'nan', graph: broken.graph },
  {
    name: 'isolation',
    graph: beale.graph,
    width: 1400,
    state: {
      functionName: 'beale',
      isolation: {
        kind: 'upstream',
        of: operationsOf(beale, 5, 6),
        rest: 'faint',
      },
      selection: operationsOf(beale, 4, 6),
    },
  },
  {
    name: 'isolation-gone',
    graph: beale.graph,
    width: 1400,
    state: {
      functionName: 'beale',
      isolation: {
        kind: 'upstream',
        of: operationsOf(beale, 4, 5),
        rest: 'gone',
      },
    },
  },
  {
    name: 'search',
    graph: beale.graph,
    prepare: async (view) => {
      await view.page.keyboard.press('/');
      await view.page.keyboard.type('x');
    },
  },
  { name: 'tensor', graph: network('digits') },
  { name: 'tensor-open', graph: network('digits', { ...wholeGraph, folds: { open: [], closed: [], others: 'open' } }), width: 1600 },
  { name: 'tensor-conv', graph: network('convolutions'), state: withOverlays('tape') },
  { name: 'narrow', graph: f2.graph, width: 360, height: 640, prepare: steps(f2) },
  { name: 'down', graph: scenario(BEALE, [1, 0.5], 0, {}, 1, { ...wholeGraph, direction: 'down' }).graph, width: 900, height: 1000 },
  { name: 'brief', graph: beale.graph, width: 700, height: 480, prepare: key0 },
];
