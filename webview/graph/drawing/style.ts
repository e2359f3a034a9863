/** How Cytoscape draws the graph in a theme. Nothing is told by colour alone: kinds by shape, states by width, dashes and words. */
import type { EdgeSingular, NodeSingular, StylesheetJson } from 'cytoscape';
import type { Theme } from '../../theme/theme.ts';
import { DETAILS } from './detail.ts';
import { CHOSEN_PEN, EDGE_PENS, NODE_PENS } from './pens.ts';
import { borderOf, changeStyles, DISTANT, distantStates, lineOf, overlayStyles, stateStyles } from './state-styles.ts';

export function styleOf(theme: Theme): StylesheetJson {
  return [
    ...coreStyle(theme),
    ...nodeStyles(theme),
    ...edgeStyles(theme),
    ...distantLines(),
    ...stateStyles(theme),
    ...distantStates('candidate', 'selected'),
    ...overlayStyles(theme),
    ...changeStyles(theme),
    ...readingStyles(theme),
    ...distantStates('carrying', 'added', 'traced'),
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
  return DISTANT.flatMap(
    (name): StylesheetJson => [
      { selector: `node.operation.${name}`, style: { 'border-width': 2.2 } },
      { selector: `edge.${name}`, style: { width: 2.2 } },
    ],
  );
}

/** What the person or the editor points at, in the order of importance. */
function readingStyles(theme: Theme): StylesheetJson {
  return [
    { selector: 'node.traced', style: borderOf(NODE_PENS.traced, theme) },
    // Two lines need room for both.
    {
      selector: 'node.output.changed, node.output.added, node.output.traced',
      style: { 'border-width': NODE_PENS.output.width },
    },
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
          'text-wrap': lines === 0 ? 'wrap' : 'ellipsis',
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

/** Cytoscape's data is untyped; `elements.ts` puts lists of numbers there. */
function numbersIn(edge: EdgeSingular, name: string): number[] {
  const value: unknown = edge.data(name);
  return Array.isArray(value) ? value.map(Number) : [];
}
