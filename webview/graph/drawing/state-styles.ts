/** How Cytoscape draws what stands out: what a step did, overlays, changes. From the table of pens. */
import type { StylesheetJson } from 'cytoscape';
import { heatRamp } from '../../theme/ramp.ts';
import type { Theme } from '../../theme/theme.ts';
import { DETAILS } from './detail.ts';
import { EDGE_PENS, GONE_PEN, NODE_PENS, type Pen } from './pens.ts';

export function stateStyles(theme: Theme): StylesheetJson {
  const { selected, candidate, dropped } = EDGE_PENS;
  return [
    { selector: 'edge.selected', style: { ...lineOf(selected, theme), 'arrow-scale': 1.1, 'font-weight': 'bold', 'z-index': 3 } },
    { selector: 'edge.candidate', style: { ...lineOf(candidate, theme), 'z-index': 2 } },
    { selector: 'edge.dropped', style: { ...lineOf(dropped, theme), 'z-index': 1 } },
  ];
}

export function overlayStyles(theme: Theme): StylesheetJson {
  return [
    ...heatRamp(theme.kind).flatMap(
      ({ fill, ink }, step): StylesheetJson => [{ selector: `node.heat-${step + 1}`, style: { 'background-color': fill, color: ink } }],
    ),
    { selector: 'node.kink', style: borderOf(NODE_PENS.kink, theme) },
    { selector: 'node.broken', style: borderOf(NODE_PENS.broken, theme) },
    { selector: 'edge.dropped.flow', style: { 'line-style': 'dashed', 'line-dash-pattern': [2, 4] } },
    { selector: 'edge.flow', style: { width: 'data(width)', 'arrow-scale': 0.7 } },
    { selector: 'edge.carrying', style: { ...lineOf(EDGE_PENS.carrying, theme), 'z-index': 4 } },
  ];
}

export function changeStyles(theme: Theme): StylesheetJson {
  return [
    { selector: 'node.changed', style: borderOf(NODE_PENS.changed, theme) },
    { selector: 'node.added', style: borderOf(NODE_PENS.added, theme) },
    { selector: 'edge.added', style: lineOf(EDGE_PENS.added, theme) },
    {
      selector: 'node.ghost',
      style: { 'background-opacity': 0, ...borderOf(GONE_PEN, theme), 'text-valign': 'top', 'text-margin-y': -1, color: theme.error },
    },
    { selector: 'node.end', style: { width: 1, height: 1, opacity: 0 } },
    { selector: 'edge.ghost', style: lineOf(GONE_PEN, theme) },
    // Behind all that is there.
    { selector: '.ghost', style: { events: 'no', 'z-compound-depth': 'bottom' } },
  ];
}

/** From afar these are drawn thicker, as all lines are. */
export function distantStates(...states: readonly (keyof typeof EDGE_PENS)[]): StylesheetJson {
  return DISTANT.flatMap((name) =>
    states.map((state) => ({ selector: `edge.${state}.${name}`, style: { width: 1.6 * EDGE_PENS[state].width } })),
  );
}

/** The levels of detail that are far away. */
export const DISTANT = DETAILS.slice(-2).map(({ name }) => name);

export function lineOf({ ink, width, dash }: Pen, theme: Theme) {
  const colour = theme[ink];
  return {
    'line-color': colour,
    'target-arrow-color': colour,
    'source-arrow-color': colour,
    width,
    ...(dash === undefined ? { 'line-style': 'solid' as const } : { 'line-style': 'dashed' as const, 'line-dash-pattern': [...dash] }),
  };
}

export function borderOf({ ink, width, dash, double = false }: Pen, theme: Theme) {
  const line = { 'border-color': theme[ink], 'border-width': width };
  // A pen that says nothing of it leaves the line what it is: that of outputs is double.
  if (double) return { ...line, 'border-style': 'double' as const };
  return dash === undefined ? line : { ...line, 'border-style': 'dashed' as const, 'border-dash-pattern': [...dash] };
}
