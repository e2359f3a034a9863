import { fontSize, textWidth } from '../sizes.ts';
import type { GraphNodeView, GraphView } from '../types.ts';
import { drawShape } from './shapes.ts';
import { element, text } from './xml.ts';

/** Of the strip below the drawing. */
export const legendHeight = 84;

const margin = 20;
const swatch = { width: 30, height: 16 } as const;
/** Between a swatch and its name, and between a name and the next swatch. */
const gap = { name: 8, entry: 24 } as const;

/** What the shapes and the numbers mean, below the drawing and a thin line. Only what is in the drawing is explained. */
export function legend(view: GraphView): string {
  const y = view.height + 28;
  let x = margin;
  const shapes = shownIn(view).map(({ kind, name }) => {
    const size = kind === 'tuple' ? { ...swatch, width: 10 } : swatch;
    const shape = drawShape({ kind, position: { x: x + swatch.width / 2, y }, ...size });
    const label = text(name, { class: 'legend', x: x + swatch.width + gap.name, y: y + 4 });
    x += entryWidth(name);
    return `<g class="${kind}">${shape}${label}</g>`;
  });
  const rule = element('path', {
    class: 'rule',
    d: `M ${margin} ${view.height + 4} H ${Math.max(view.width, legendWidth(view)) - margin}`,
  });
  return [rule, ...shapes, text(explanation, { class: 'legend', x: margin, y: y + 32 })].join('\n');
}

/** What the legend needs at least. */
export function legendWidth(view: GraphView): number {
  const row = shownIn(view).reduce((sum, { name }) => sum + entryWidth(name), -gap.entry);
  return 2 * margin + Math.max(row, textWidth(explanation.length, fontSize.number));
}

function entryWidth(name: string): number {
  return swatch.width + gap.name + textWidth(name.length, fontSize.number) + gap.entry;
}

function shownIn({ nodes }: GraphView) {
  return kinds.filter(({ kind }) => nodes.some((node) => node.kind === kind));
}

const kinds: readonly { readonly kind: GraphNodeView['kind']; readonly name: string }[] = [
  { kind: 'parameter', name: 'parameter' },
  { kind: 'tuple', name: 'tuple node' },
  { kind: 'operation', name: 'operation' },
  { kind: 'constant', name: 'constant' },
  { kind: 'output', name: 'output' },
  { kind: 'group', name: 'folded group' },
];

const explanation = 'In a node: its value, and ∂ its adjoint. On an edge: the partial of its head by its tail.';
