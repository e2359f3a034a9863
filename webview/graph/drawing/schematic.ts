/**
 * A graph as dots and lines, painted at once: for the minimap, and instead of Cytoscape's drawing where so much is on
 * screen that no word of it could be read. What matters is told by thickness and dashes here too.
 */
import type { GraphEdgeView } from '../../../engine/index.ts';
import type { Theme } from '../../theme/theme.ts';
import type { EdgeState } from '../marks.ts';
import { flowWidth } from './looks.ts';
import type { Scene } from './scene.ts';
import type { Box, Viewport } from './viewport.ts';

/** Paints the part of the scene that `box` (in the graph's coordinates) shows. Clears nothing. */
export function paintSchematic(context: CanvasRenderingContext2D, scene: Scene, theme: Theme, { zoom, pan }: Viewport, box: Box): void {
  context.save();
  context.translate(pan.x, pan.y);
  context.scale(zoom, zoom);
  for (const [layer, path] of pathsOf(scene, zoom, box)) {
    const { ink, width, dash, alpha } = penOf(layer, theme);
    context.strokeStyle = ink;
    context.globalAlpha = alpha;
    context.lineWidth = width / zoom;
    context.setLineDash(dash.map((length) => length / zoom));
    context.stroke(path);
  }
  context.setLineDash([]);
  if (scene.overlays.has('flow')) paintFlow(context, scene, theme, zoom, box);
  paintNodes(context, scene, theme, zoom, box);
  context.restore();
}

type Layer = EdgeState | 'faint' | 'carrying' | 'traced';

/** From the bottom to the top. */
const LAYERS: readonly Layer[] = ['faint', 'dropped', 'plain', 'candidate', 'selected', 'carrying', 'traced'];

/** The edges in sight, by layer, in the order in which they are painted. */
function pathsOf(scene: Scene, zoom: number, box: Box): ReadonlyMap<Layer, Path2D> {
  const paths = new Map(LAYERS.map((layer) => [layer, new Path2D()]));
  const { width, height } = scene.graph;
  const carrying = new Set(scene.overlays.has('nonFinite') ? scene.numbers.nonFinite.flatMap(({ path }) => path) : []);
  const whole = box.left <= 0 && box.top <= 0 && box.right >= width && box.bottom >= height;
  for (const edge of scene.graph.edges) {
    const layer = layerOf(scene, edge, carrying);
    const path = layer === undefined ? undefined : paths.get(layer);
    if (path !== undefined && (whole || crosses(edge, box))) trace(path, edge, zoom);
  }
  return paths;
}

function layerOf({ isolation, marks, overlays, traced }: Scene, { id }: GraphEdgeView, carrying: ReadonlySet<number>): Layer | undefined {
  if (isolation !== undefined && !isolation.part.edges.has(id)) return isolation.rest === 'gone' ? undefined : 'faint';
  if (traced.edges.has(id)) return 'traced';
  if (carrying.has(id)) return 'carrying';
  const state = marks[id]?.state ?? 'plain';
  if (state === 'candidate') return overlays.has('candidates') ? state : 'plain';
  return overlays.has('selected') ? state : 'plain';
}

interface Pen {
  readonly ink: string;
  readonly width: number;
  readonly dash: readonly number[];
  readonly alpha: number;
}

function penOf(layer: Layer, theme: Theme): Pen {
  switch (layer) {
    case 'plain':
      return { ink: theme.muted, width: 0.7, dash: [], alpha: 0.8 };
    case 'selected':
      return { ink: theme.selected, width: 2.5, dash: [], alpha: 1 };
    case 'candidate':
      return { ink: theme.candidate, width: 1.4, dash: [5, 3], alpha: 1 };
    case 'dropped':
      return { ink: theme.dropped, width: 0.7, dash: [1, 2], alpha: 1 };
    case 'carrying':
      return { ink: theme.error, width: 2.5, dash: [8, 2, 2, 2], alpha: 1 };
    case 'traced':
      return { ink: theme.focus, width: 3, dash: [], alpha: 1 };
    case 'faint':
      return { ink: theme.muted, width: 0.5, dash: [], alpha: 0.2 };
  }
}

function paintFlow(context: CanvasRenderingContext2D, { graph, numbers }: Scene, theme: Theme, zoom: number, box: Box): void {
  context.strokeStyle = theme.accent;
  context.globalAlpha = 0.7;
  for (const edge of graph.edges) {
    const share = numbers.shares[edge.id] ?? 0;
    if (share < 0.05 || !crosses(edge, box)) continue;
    const path = new Path2D();
    trace(path, edge, zoom);
    context.lineWidth = flowWidth(share) / 2 / zoom;
    context.stroke(path);
  }
}

/** Nodes are never smaller than what can be seen; all of a kind are filled at once. */
function paintNodes(context: CanvasRenderingContext2D, scene: Scene, theme: Theme, zoom: number, box: Box): void {
  const least = 1.5 / zoom;
  const paths = {
    faint: new Path2D(),
    others: new Path2D(),
    tuples: new Path2D(),
    found: new Path2D(),
    marked: new Path2D(),
    broken: new Path2D(),
  };
  for (const { id, kind, position, width, height } of scene.graph.nodes) {
    const [w, h] = [Math.max(width, least), Math.max(height, least)];
    const [left, top] = [position.x - w / 2, position.y - h / 2];
    if (left > box.right || top > box.bottom || left + w < box.left || top + h < box.top) continue;
    const isolated = scene.isolation === undefined || scene.isolation.part.nodes.has(id);
    if (!isolated && scene.isolation?.rest === 'gone') continue;
    paths[isolated ? (kind === 'tuple' ? 'tuples' : 'others') : 'faint'].rect(left, top, w, h);
    const around = (path: Path2D): void => path.rect(left - 3 / zoom, top - 3 / zoom, w + 6 / zoom, h + 6 / zoom);
    if (scene.hits.nodes.has(id)) around(paths.found);
    if (scene.lit.nodes.has(id) || scene.selected.nodes.has(id)) around(paths.marked);
    if (scene.overlays.has('nonFinite') && !Number.isFinite(scene.numbers.values[id] ?? 0)) around(paths.broken);
  }
  context.globalAlpha = 0.2;
  context.fillStyle = theme.foreground;
  context.fill(paths.faint);
  context.globalAlpha = 1;
  context.fill(paths.others);
  context.fillStyle = theme.tuple;
  context.fill(paths.tuples);
  const outlines = [
    [paths.broken, theme.error, 1.5],
    [paths.found, theme.warning, 3],
    [paths.marked, theme.focus, 2],
  ] as const;
  for (const [path, ink, width] of outlines) {
    context.strokeStyle = ink;
    context.lineWidth = width / zoom;
    context.stroke(path);
  }
}

/** Bends that nobody could see are left out. */
function trace(path: Path2D, { route }: GraphEdgeView, zoom: number): void {
  const [first, last] = [route[0], route.at(-1)];
  if (first === undefined || last === undefined) return;
  path.moveTo(first.x, first.y);
  if ((Math.abs(last.x - first.x) + Math.abs(last.y - first.y)) * zoom > BENT) for (const { x, y } of route) path.lineTo(x, y);
  else path.lineTo(last.x, last.y);
}

/** Pixels from end to end, from which on bends are drawn. */
const BENT = 8;

/** By its ends: routes run along the layers, from end to end. */
function crosses({ route }: GraphEdgeView, box: Box): boolean {
  const [first, last] = [route[0], route.at(-1)];
  if (first === undefined || last === undefined) return false;
  const [left, right] = first.x < last.x ? [first.x, last.x] : [last.x, first.x];
  if (left > box.right || right < box.left) return false;
  return route.some(({ y }) => y >= box.top) && route.some(({ y }) => y <= box.bottom);
}
