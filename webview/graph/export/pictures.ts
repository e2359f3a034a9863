/** The page's part in exporting pictures: it says what is on its screen, and draws pixels. */
import { formatCount, formatNumber } from '../../format.ts';
import type { GraphToHost, HostToGraph } from '../../protocol.ts';
import { readTheme } from '../../theme/theme.ts';
import { changesInWords } from '../changes/compare.ts';
import type { Scene } from '../drawing/scene.ts';
import type { GraphModel } from '../model.ts';
import { firstNonFinite, nonFiniteSentence } from '../overlays/non-finite.ts';
import { isolationInWords } from '../reading/isolation.ts';
import type { StateStore } from '../state.ts';
import { dressingOf } from './dressing.ts';
import { onPaper } from './paper.ts';
import { rasterize } from './raster.ts';

type Wish = Extract<HostToGraph, { type: 'dress' | 'rasterize' }>;
type Answer = Extract<GraphToHost, { type: 'dressed' | 'rasterized' }>;

export async function answerPicture(wish: Wish, model: GraphModel, store: StateStore): Promise<Answer> {
  const { request } = wish;
  if (wish.type === 'rasterize') return { type: 'rasterized', request, ...(await rasterize(wish.svg, wish.width, wish.height)) };
  const { scene, stepped } = model;
  if (scene === undefined) return { type: 'dressed', request };
  const theme = wish.background === 'white' ? onPaper(readTheme()) : readTheme();
  const dressing = dressingOf({ scene, stepped, notes: notesOf(scene, model, store) }, theme);
  return { type: 'dressed', request, graph: scene.graph.key, dressing };
}

/** What the page says around its drawing. */
function notesOf(
  { graph, numbers, isolation, changes, overlays }: Scene,
  { iteration }: GraphModel,
  { current }: StateStore,
): readonly string[] {
  const point = numbers.point.map(({ name, value }) => `${name} = ${formatNumber(value)}`).join(', ');
  const count = iteration?.transport.iteration ?? 0;
  const broken = overlays.has('nonFinite') ? firstNonFinite(numbers) : undefined;
  return [
    `${graph.functionName}${point === '' ? '' : ` at ${point}`}${count === 0 ? '' : `, after ${formatCount(count)} ${count === 1 ? 'iteration' : 'iterations'}`}.`,
    ...(graph.hidden === 0 ? [] : [`${formatCount(graph.hidden)} nodes are in folded groups.`]),
    ...(isolation && current.isolation ? [isolationInWords(graph, current.isolation, isolation.part)] : []),
    ...(changes && overlays.has('changes') ? [changesInWords(changes)] : []),
    ...(broken === undefined ? [] : [nonFiniteSentence(broken)]),
  ];
}
