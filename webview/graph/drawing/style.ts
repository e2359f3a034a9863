/** How Cytoscape draws the graph in a theme. Nothing is told by colour alone: kinds by shape, states by width, dashes and words. */
import type { EdgeSingular, NodeSingular, StylesheetJson } from 'cytoscape';
import { heatRamp } from '../../theme/ramp.ts';
import type { Theme } from '../../theme/theme.ts';
import { DETAILS } from './detail.ts';
import { CHOSEN_PEN, EDGE_PENS, GONE_PEN, NODE_PENS, type Pen } from './pens.ts';

export function styleOf(theme: Theme): StylesheetJson {
  return [
    ...coreStyle(theme),
    ...nodeStyles(theme),
    ...edgeStyles(theme),
    ...distantLines(),
    ...stateStyles(theme),
    ...overlayStyles(theme),
    ...changeStyles(theme),
    ...readingStyles(theme),
    ...detailStyles(),
  ];
}

/** Not Cytoscape's circle where the mouse goes down: hovering and selecting show enough. Its typing wants all of a core's. */
function coreStyle({ focus }: Theme): StylesheetJson {
  const box = {
    'selection-box-color': focus,
    'selection-box-border-color': focus,
    'selection-box-border-width': 1,
    'selection-box-opacity': 0,
  };
  const pressed = { 'active-bg-color': focus, 'active-bg-opacity': 0, 'active-bg-size': 0 };
  return [{ selector: 'core', style: { ...box, ...pressed, 'outside-texture-bg-color': focus, 'outside-texture-bg-opacity': 0 } }];
}

function nodeStyles(theme: Theme): StylesheetJson {
  return [
    {
      selector: 'node.node',
      style: {
        width: (node: NodeSingular) => Number(node.data('width')),
        height: (node: NodeSingular) => Number(node.data('height')),
        label: 'data(label)',
        'font-family': theme.editorFontFamily,
        'font-size': 12,
        'font-weight': 'bold',
        'text-valign': 'center',
        'text-halign': 'center',
        'text-margin-y': -14,
        'min-zoomed-font-size': 4,
        'text-wrap': 'wrap',
        color: theme.foreground,
        'background-color': theme.background,
        'border-color': theme.muted,
        'border-width': 1.2,
        'overlay-opacity': 0,
      },
    },
    { selector: 'node.parameter', style: { shape: 'round-rectangle', 'corner-radius': '28', ...borderOf(NODE_PENS.parameter, theme) } },
    { selector: 'node.operation', style: { shape: 'round-rectangle', 'corner-radius': '5' } },
    { selector: 'node.constant', style: { shape: 'rectangle', 'border-width': 0 } },
    { selector: 'node.output', style: { shape: 'rectangle', ...borderOf(NODE_PENS.output, theme) } },
    {
      selector: 'node.tuple',
      style: { shape: 'rectangle', 'background-color': theme.tuple, 'border-width': 0, color: theme.background, 'text-margin-y': 0 },
    },
    // A pile of cards: there is more in it.
    {
      selector: 'node.group',
      style: {
        shape: 'round-rectangle',
        'corner-radius': '5',
        ...borderOf(NODE_PENS.group, theme),
        ghost: 'yes',
        'ghost-offset-x': 5,
        'ghost-offset-y': 5,
        'ghost-opacity': 0.6,
      },
    },
    { selector: 'node.bare', style: { 'text-margin-y': 0 } },
    {
      selector: 'node.badge',
      style: {
        width: 'label',
        height: 12,
        padding: '2px',
        shape: 'round-rectangle',
        'background-color': theme.background,
        'border-color': theme.muted,
        'border-width': 1,
        label: 'data(label)',
        'font-family': theme.editorFontFamily,
        'font-size': 10,
        'text-valign': 'center',
        'min-zoomed-font-size': 4,
        color: theme.foreground,
        'z-index': 5,
      },
    },
    {
      selector: 'node.numbers',
      style: {
        width: 1,
        height: 1,
        'background-opacity': 0,
        events: 'no',
        label: 'data(label)',
        'font-family': theme.editorFontFamily,
        'font-size': 10,
        'line-height': 1.35,
        'text-wrap': 'wrap',
        'text-valign': 'center',
        'min-zoomed-font-size': 4,
        color: theme.foreground,
      },
    },
  ];
}

function edgeStyles(theme: Theme): StylesheetJson {
  return [
    {
      selector: 'edge',
      style: {
        ...lineOf(EDGE_PENS.plain, theme),
        'curve-style': 'straight',
        'source-endpoint': (edge: EdgeSingular) => String(edge.data('from')),
        'target-endpoint': (edge: EdgeSingular) => String(edge.data('to')),
        'target-arrow-shape': 'triangle',
        'arrow-scale': 0.8,
        'font-family': theme.editorFontFamily,
        'font-size': 10,
        'min-zoomed-font-size': 4,
        color: theme.foreground,
        'target-label': 'data(head)',
        'target-text-offset': (edge: EdgeSingular) => Number(edge.data('headOffset')),
        'text-background-color': theme.background,
        'text-background-opacity': 1,
        'text-background-padding': '1px',
        'overlay-opacity': 0,
      },
    },
    {
      selector: 'edge.bent',
      style: {
        'curve-style': 'round-segments',
        'edge-distances': 'node-position',
        'segment-weights': (edge: EdgeSingular) => numbersIn(edge, 'weights'),
        'segment-distances': (edge: EdgeSingular) => numbersIn(edge, 'distances'),
        'segment-radii': [10],
      },
    },
    {
      selector: 'edge.branch',
      style: {
        'source-label': 'data(tail)',
        'source-text-offset': (edge: EdgeSingular) => Number(edge.data('tailOffset')),
        'source-arrow-shape': 'circle',
      },
    },
  ];
}

/** Lines that would be thinner than a pixel on the screen are drawn thicker. */
function distantLines(): StylesheetJson {
  const distant = DETAILS.slice(-2).map(({ name }) => name);
  return distant.flatMap(
    (name): StylesheetJson => [
      { selector: `node.operation.${name}`, style: { 'border-width': 2.2 } },
      { selector: `edge.${name}`, style: { width: 2.2 } },
    ],
  );
}

function stateStyles(theme: Theme): StylesheetJson {
  const { selected, candidate, dropped } = EDGE_PENS;
  return [
    { selector: 'edge.selected', style: { ...lineOf(selected, theme), 'arrow-scale': 1.1, 'font-weight': 'bold', 'z-index': 3 } },
    { selector: 'edge.candidate', style: { ...lineOf(candidate, theme), 'z-index': 2 } },
    { selector: 'edge.dropped', style: { ...lineOf(dropped, theme), 'z-index': 1 } },
  ];
}

function overlayStyles(theme: Theme): StylesheetJson {
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

function changeStyles(theme: Theme): StylesheetJson {
  return [
    { selector: 'node.changed', style: borderOf(NODE_PENS.changed, theme) },
    { selector: 'node.added', style: borderOf(NODE_PENS.added, theme) },
    { selector: 'edge.added', style: lineOf(EDGE_PENS.added, theme) },
    { selector: 'node.ghost', style: { 'background-opacity': 0, ...borderOf(GONE_PEN, theme), 'text-margin-y': 0, 'z-index': 0 } },
    { selector: 'node.end', style: { width: 1, height: 1, opacity: 0 } },
    { selector: 'edge.ghost', style: { ...lineOf(GONE_PEN, theme), 'z-index': 0 } },
    { selector: '.ghost', style: { events: 'no' } },
  ];
}

/** What the person or the editor points at, in the order of importance. */
function readingStyles(theme: Theme): StylesheetJson {
  return [
    { selector: 'node.traced', style: borderOf(NODE_PENS.traced, theme) },
    { selector: 'edge.traced', style: { ...lineOf(EDGE_PENS.traced, theme), 'z-index': 5 } },
    {
      selector: 'node.hit',
      style: { 'underlay-color': theme.warning, 'underlay-opacity': 0.45, 'underlay-padding': 7, 'underlay-shape': 'round-rectangle' },
    },
    { selector: 'edge.hit, edge.highlighted', style: { 'underlay-color': theme.warning, 'underlay-opacity': 0.45, 'underlay-padding': 5 } },
    {
      selector: 'node.chosen',
      style: { 'outline-width': CHOSEN_PEN.width, 'outline-offset': 2, 'outline-color': theme[CHOSEN_PEN.ink], 'outline-opacity': 1 },
    },
    {
      selector: 'node.highlighted, node.active',
      style: { 'outline-width': 3, 'outline-offset': 3, 'outline-color': theme.focus, 'outline-opacity': 1 },
    },
    { selector: 'node.active', style: { 'outline-style': 'dashed' } },
    {
      selector: 'edge.chosen, edge.active, edge.hovered',
      style: { 'underlay-color': theme.focus, 'underlay-opacity': 0.5, 'underlay-padding': 4 },
    },
    { selector: 'node.hovered', style: { 'underlay-color': theme.focus, 'underlay-opacity': 0.3, 'underlay-padding': 5 } },
    { selector: '.faint', style: { opacity: theme.highContrast ? 0.3 : 0.18 } },
    { selector: '.gone', style: { display: 'none' } },
  ];
}

/** What is farther away is written larger; labels that do not fit are cut. */
function detailStyles(): StylesheetJson {
  return DETAILS.slice(1).flatMap(({ name, label, number, lines }): StylesheetJson => {
    const block = lines * number * LINE;
    return [
      {
        selector: `node.node.${name}`,
        style: {
          'font-size': label,
          'text-margin-y': lines === 0 ? 0 : -block / 2,
          'text-wrap': 'ellipsis',
          'text-max-width': (node: NodeSingular) => String(node.data('width')),
        },
      },
      { selector: `node.tuple.${name}`, style: { 'text-margin-y': 0 } },
      { selector: `node.bare.${name}`, style: { 'text-margin-y': 0 } },
      lines === 0
        ? { selector: `node.numbers.${name}`, style: { display: 'none' } }
        : { selector: `node.numbers.${name}`, style: { 'font-size': number, 'line-height': LINE, 'text-margin-y': label / 2 - 12 } },
      lines === 0
        ? { selector: `edge.${name}`, style: { 'text-opacity': 0, 'text-background-opacity': 0 } }
        : { selector: `edge.${name}`, style: { 'font-size': number } },
      { selector: `node.badge.${name}`, style: { 'font-size': Math.max(number, 13), height: Math.max(number, 13) + 3 } },
    ];
  });
}

/** Height of a line of numbers, in font sizes. */
const LINE = 1.15;

function lineOf({ ink, width, dash }: Pen, theme: Theme) {
  const colour = theme[ink];
  return {
    'line-color': colour,
    'target-arrow-color': colour,
    'source-arrow-color': colour,
    width,
    ...(dash === undefined ? { 'line-style': 'solid' as const } : { 'line-style': 'dashed' as const, 'line-dash-pattern': [...dash] }),
  };
}

function borderOf({ ink, width, dash, double = false }: Pen, theme: Theme) {
  const style = double ? ('double' as const) : dash === undefined ? ('solid' as const) : ('dashed' as const);
  return { 'border-color': theme[ink], 'border-width': width, 'border-style': style, ...(dash && { 'border-dash-pattern': [...dash] }) };
}

/** Cytoscape's data is untyped; `elements.ts` puts lists of numbers there. */
function numbersIn(edge: EdgeSingular, name: string): number[] {
  const value: unknown = edge.data(name);
  return Array.isArray(value) ? value.map(Number) : [];
}
