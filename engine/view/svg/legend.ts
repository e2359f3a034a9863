/** What the shapes, lines and numbers mean, below the drawing and a thin line. */
import { fontSize, textWidth } from '../sizes.ts';
import type { GraphNodeView, GraphView } from '../types.ts';
import type { SvgStroke } from './dressing.ts';
import { strokeOf } from './style.ts';
import { element, text } from './xml.ts';

/** A swatch of 36 × 16 pixels, and what it stands for. */
export interface LegendEntry {
  readonly name: string;
  readonly text: string;
  readonly swatch: readonly SwatchMark[];
}

export type SwatchMark =
  | {
      readonly mark: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly radius: number;
      readonly stroke?: SvgStroke;
      readonly fill?: string;
    }
  /** From left to right; `head`: with an arrow's. */
  | {
      readonly mark: 'line';
      readonly from: number;
      readonly to: number;
      readonly y: number;
      readonly stroke: SvgStroke;
      readonly head: boolean;
    }
  | { readonly mark: 'words'; readonly text: string };

export const swatchSize = { width: 36, height: 16 } as const;

export interface Legend {
  readonly markup: string;
  readonly height: number;
}

const margin = 20;
const rowHeight = 24;
/** Between a swatch and its words, and between them and the next swatch. */
const gap = { words: 8, entry: 24 } as const;

/** In rows that are `width` wide, from `top` on. */
export function drawLegend(entries: readonly LegendEntry[], notes: readonly string[], top: number, width: number): Legend {
  let [x, y] = [margin, top + 28];
  const drawn = entries.map((entry) => {
    const needed = entryWidth(entry);
    if (x > margin && x + needed > width - margin) [x, y] = [margin, y + rowHeight];
    const marks = entry.swatch.map(drawMark).join('');
    const words = text(entry.text, { class: 'legend', x: swatchSize.width + gap.words, y: 4 });
    const group = `<g class="entry ${entry.name}" transform="translate(${x} ${y})">${marks}${words}</g>`;
    x += needed + gap.entry;
    return group;
  });
  const lines = notes.flatMap((note) => wrap(note, width - 2 * margin));
  const sentences = lines.map((line, index) => text(line, { class: 'legend', x: margin, y: y + 32 + 16 * index }));
  const rule = element('path', { class: 'rule', d: `M ${margin} ${top + 4} H ${width - margin}` });
  const height = y - top + (lines.length === 0 ? 20 : 24 + 16 * lines.length);
  return { markup: [rule, ...drawn, ...sentences].join('\n'), height };
}

/** What the longest entry needs. */
export function legendWidth(entries: readonly LegendEntry[]): number {
  return 2 * margin + entries.reduce((widest, entry) => Math.max(widest, entryWidth(entry)), 0);
}

/** The kinds of nodes that are in the view. */
export function standardLegend({ nodes }: GraphView): readonly LegendEntry[] {
  return kinds
    .filter(({ kind }) => nodes.some((node) => node.kind === kind))
    .map(({ kind, name, boxes }) => ({ name: kind, text: name, swatch: boxes }));
}

const box = (x: number, y: number, width: number, height: number, radius: number): SwatchMark => ({
  mark: 'box',
  x,
  y,
  width,
  height,
  radius,
});

const kinds: readonly { readonly kind: GraphNodeView['kind']; readonly name: string; readonly boxes: readonly SwatchMark[] }[] = [
  { kind: 'parameter', name: 'parameter', boxes: [box(3, 0, 30, 16, 8)] },
  { kind: 'tuple', name: 'tuple node', boxes: [box(13, 0, 10, 16, 0)] },
  { kind: 'operation', name: 'operation', boxes: [box(3, 0, 30, 16, 5)] },
  { kind: 'constant', name: 'constant', boxes: [box(3, 0, 30, 16, 0)] },
  { kind: 'output', name: 'output', boxes: [box(3, 0, 30, 16, 2), box(7, 4, 22, 8, 1)] },
  { kind: 'group', name: 'folded group', boxes: [box(8, 5, 28, 12, 3), box(3, 0, 28, 12, 3)] },
];

function entryWidth({ text: words }: LegendEntry): number {
  return swatchSize.width + gap.words + textWidth(words.length, fontSize.number);
}

/** The swatch's middle line is at 0. */
function drawMark(mark: SwatchMark): string {
  switch (mark.mark) {
    case 'box': {
      const { x, y, width, height, radius, stroke, fill } = mark;
      const inks = { style: [fill === undefined ? '' : `fill: ${fill}`, strokeOf(stroke)].filter((each) => each !== '').join('; ') };
      return element('rect', { class: 'box', x, y: y - swatchSize.height / 2, width, height, rx: radius, ...inks });
    }
    case 'line': {
      const { from, to, y, stroke, head } = mark;
      const [middle, end] = [y - swatchSize.height / 2, head ? to - 7 : to];
      const path = element('path', { class: 'line', d: `M ${from} ${middle} H ${end}`, style: strokeOf(stroke) });
      const tip = {
        class: 'arrow',
        d: `M ${end} ${middle - 4} L ${to} ${middle} L ${end} ${middle + 4} z`,
        style: `fill: ${stroke.colour}`,
      };
      return head ? path + element('path', tip) : path;
    }
    case 'words':
      return text(mark.text, { class: 'words', x: swatchSize.width / 2, y: 4 });
  }
}

/** By words, into lines of at most so many pixels. */
function wrap(sentence: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of sentence.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && textWidth(longer.length, fontSize.number) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
