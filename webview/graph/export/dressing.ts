/** What is on screen, for a picture of it: overlays, selection, isolation, what is found and compared, and the legend of all that. Pure. */
import type { GraphEdgeView, GraphNodeView, SvgDressing, SvgEdgeDress, SvgNodeDress } from '../../../engine/index.ts';
import { heatRamp } from '../../theme/ramp.ts';
import type { Theme } from '../../theme/theme.ts';
import { legendEntries } from '../chrome/legend-entries.ts';
import { frame } from '../chrome/swatches.ts';
import { DETAILS } from '../drawing/detail.ts';
import { badgeLook, edgeLook, hasNumbers, heatOf, type Look, nodeLook, numbersLook, type Scale, scaleOf } from '../drawing/looks.ts';
import { CHOSEN_PEN, EDGE_PENS, GONE_PEN, NODE_PENS, penOf, strokeOf } from '../drawing/pens.ts';
import type { Scene } from '../drawing/scene.ts';

export interface Screen {
  readonly scene: Scene;
  /** Something was selected at the iteration that is shown. */
  readonly stepped: boolean;
  /** Sentences that say what the picture shows, beside the legend. */
  readonly notes: readonly string[];
}

/** A picture has every number in full. What only the pointer or the keyboard is on is not part of it. */
export function dressingOf({ scene, stepped, notes }: Screen, theme: Theme): SvgDressing {
  const { graph, changes, overlays } = scene;
  const scale = scaleOf(scene, DETAILS[0]);
  const removed = overlays.has('changes') ? changes?.removed : undefined;
  const { foreground: ink, background: page, muted, tuple } = theme;
  return {
    nodes: graph.nodes.map((node) => nodeDress(scene, node, scale, theme)),
    edges: graph.edges.map((edge) => edgeDress(scene, edge, scale, theme)),
    legend: [...legendEntries({ scene, stepped, detail: DETAILS[0] }, theme), ...chosen(scene, theme)],
    notes,
    ...(removed && { gone: { ...removed, stroke: strokeOf(GONE_PEN, theme) } }),
    palette: { page, ink, muted, fill: page, line: muted, tuple },
  };
}

function nodeDress(scene: Scene, node: GraphNodeView, scale: Scale, theme: Theme): SvgNodeDress {
  const { classes } = nodeLook(scene, node, scale);
  const numbers = hasNumbers(node) ? wordsOf(numbersLook(scene, node, scale), 'label') : '';
  const heat = heatRamp(theme.kind)[heatOf(scene, node, scale) - 1];
  const pen = penOf(NODE_PENS, [node.kind, ...classes]);
  // The shapes of these kinds have their own lines.
  const isOrdinary = pen === undefined || pen === NODE_PENS.parameter || pen === NODE_PENS.group || pen === NODE_PENS.output;
  return {
    presence: presenceOf(classes),
    lines: numbers === '' ? [] : numbers.split('\n'),
    badge: wordsOf(badgeLook(scene, node), 'label'),
    ...(heat && { fill: heat.fill, ink: heat.ink }),
    ...(!isOrdinary && { stroke: strokeOf(pen, theme) }),
    ...(classes.includes('chosen') && { outline: strokeOf(CHOSEN_PEN, theme) }),
    ...(classes.includes('hit') && { halo: theme.warning }),
  };
}

function edgeDress(scene: Scene, edge: GraphEdgeView, scale: Scale, theme: Theme): SvgEdgeDress {
  const look = edgeLook(scene, edge, scale);
  const { classes, data } = look;
  const pen = penOf(EDGE_PENS, classes) ?? EDGE_PENS.plain;
  // What these tell goes before the share of the gradient.
  const isFlow = data['width'] !== undefined && pen !== EDGE_PENS.carrying && pen !== EDGE_PENS.added && pen !== EDGE_PENS.traced;
  return {
    presence: presenceOf(classes),
    stroke: { ...strokeOf(pen, theme), ...(isFlow && { width: Number(data['width']) }) },
    head: wordsOf(look, 'head'),
    headOffset: Number(data['headOffset']),
    tail: wordsOf(look, 'tail'),
    ...(classes.includes('chosen') && { halo: theme.focus }),
    ...(classes.includes('hit') && { halo: theme.warning }),
  };
}

/** On the screen the person knows what was clicked. */
function chosen({ selected }: Scene, theme: Theme): SvgDressing['legend'] {
  if (selected.nodes.size + selected.edges.size === 0) return [];
  return [{ name: 'chosen', text: 'chosen', swatch: [frame(2, 3, strokeOf(CHOSEN_PEN, theme))] }];
}

function presenceOf(classes: readonly string[]): SvgNodeDress['presence'] {
  if (classes.includes('gone')) return 'gone';
  return classes.includes('faint') ? 'faint' : 'full';
}

function wordsOf({ data }: Look, name: string): string {
  return String(data[name] ?? '');
}
