/** How Cytoscape draws the graph in a theme. Nothing is told by colour alone: kinds by shape, states by width, dashes and words. */
import type { EdgeSingular, NodeSingular, StylesheetJson } from 'cytoscape';
import type { Theme } from '../../theme/theme.ts';

export function styleOf(theme: Theme): StylesheetJson {
  return [...nodeStyles(theme), ...edgeStyles(theme), ...highlightStyles(theme)];
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
        color: theme.foreground,
        'background-color': theme.background,
        'border-color': theme.muted,
        'border-width': 1.2,
        'overlay-opacity': 0,
      },
    },
    { selector: 'node.parameter', style: { shape: 'round-rectangle', 'corner-radius': '28', 'border-width': 2.4 } },
    { selector: 'node.operation', style: { shape: 'round-rectangle', 'corner-radius': '5' } },
    { selector: 'node.constant', style: { shape: 'rectangle', 'border-width': 0 } },
    { selector: 'node.output', style: { shape: 'rectangle', 'border-style': 'double', 'border-width': 5 } },
    {
      selector: 'node.tuple',
      style: { shape: 'rectangle', 'background-color': theme.tuple, 'border-width': 0, color: theme.background, 'text-margin-y': 0 },
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
        'curve-style': 'straight',
        'source-endpoint': (edge: EdgeSingular) => String(edge.data('from')),
        'target-endpoint': (edge: EdgeSingular) => String(edge.data('to')),
        'target-arrow-shape': 'triangle',
        'arrow-scale': 0.8,
        'font-family': theme.editorFontFamily,
        'font-size': 10,
        'min-zoomed-font-size': 4,
        color: theme.foreground,
        'target-label': 'data(partial)',
        'target-text-offset': (edge: EdgeSingular) => Number(edge.data('partialOffset')),
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
    ...stateStyles(theme),
  ];
}

function stateStyles(theme: Theme): StylesheetJson {
  return [
    { selector: 'edge.plain', style: { ...inked(theme.muted), width: 1.4 } },
    {
      selector: 'edge.selected',
      style: { ...inked(theme.selected), width: 4, 'arrow-scale': 1.1, 'font-weight': 'bold', 'z-index': 3 },
    },
    {
      selector: 'edge.candidate',
      style: { ...inked(theme.candidate), width: 2.2, 'line-style': 'dashed', 'line-dash-pattern': [7, 5], 'z-index': 2 },
    },
    {
      selector: 'edge.dropped',
      style: { ...inked(theme.dropped), width: theme.highContrast ? 1.8 : 1.2, 'line-style': 'dotted', 'z-index': 1 },
    },
  ];
}

function highlightStyles(theme: Theme): StylesheetJson {
  return [
    {
      selector: 'node.highlighted, node.active',
      style: { 'outline-width': 3, 'outline-offset': 3, 'outline-color': theme.focus, 'outline-opacity': 1 },
    },
    { selector: 'node.active', style: { 'outline-style': 'dashed' } },
    { selector: 'edge.active, edge.hovered', style: { 'underlay-color': theme.focus, 'underlay-opacity': 0.5, 'underlay-padding': 4 } },
    { selector: 'node.hovered', style: { 'underlay-color': theme.focus, 'underlay-opacity': 0.3, 'underlay-padding': 5 } },
  ];
}

function inked(colour: string): { 'line-color': string; 'target-arrow-color': string; 'source-arrow-color': string } {
  return { 'line-color': colour, 'target-arrow-color': colour, 'source-arrow-color': colour };
}

/** Cytoscape's data is untyped; `elements.ts` puts lists of numbers there. */
function numbersIn(edge: EdgeSingular, name: string): number[] {
  const value: unknown = edge.data(name);
  return Array.isArray(value) ? value.map(Number) : [];
}
