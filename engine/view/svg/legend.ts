import type { GraphNodeView, GraphView } from '../types.ts';
import { drawShape } from './shapes.ts';
import { text } from './xml.ts';

export const legendHeight = 56;

/** What the shapes and the numbers mean, in a row below the drawing. */
export function legend({ height, hidden }: GraphView): string {
  const y = height + 12;
  const shown = kinds.filter(({ kind }) => kind !== 'group' || hidden > 0);
  const shapes = shown.map(({ kind, name }, index) => {
    const x = 20 + index * 96;
    const size = kind === 'tuple' ? { width: 9, height: 18 } : { width: 24, height: 14 };
    return `<g class="${kind}">${drawShape({ kind, position: { x: x + 12, y }, ...size })}${text(name, { class: 'legend', x: x + 30, y: y + 4 })}</g>`;
  });
  return [...shapes, text(explanation, { class: 'legend', x: 20, y: y + 26 })].join('\n');
}

const kinds: readonly { readonly kind: GraphNodeView['kind']; readonly name: string }[] = [
  { kind: 'parameter', name: 'parameter' },
  { kind: 'tuple', name: 'tuple node' },
  { kind: 'operation', name: 'operation' },
  { kind: 'constant', name: 'constant' },
  { kind: 'output', name: 'output' },
  { kind: 'group', name: 'folded' },
];

const explanation = 'In a node: its value, and ∂ its adjoint. On an edge: the partial of its head by its tail.';
