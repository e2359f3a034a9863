/** Accuracy against memory: the paper's Figure 8. */
import { attributes, element, svg } from '../../dom.ts';
import { formatBytes } from '../../format.ts';
import { strokeColour } from '../../panel/charts/chart-spec.ts';
import { styleOf } from '../../panel/compare/overlay.ts';
import type { ComparedMethod, StepBytes } from '../../protocol.ts';
import type { Theme } from '../../theme/theme.ts';
import { formatAccuracy } from '../words.ts';

const [WIDTH, HEIGHT] = [460, 260];
const BOX = { left: 56, right: 446, top: 12, bottom: 214 };

export function scatter(all: readonly ComparedMethod[], which: keyof StepBytes, theme: Theme): HTMLElement {
  const methods = all.flatMap((method, index) =>
    method.bytes && method.accuracies.length > 0
      ? [{ ...method, index, bytes: method.bytes[which], accuracy: mean(method.accuracies) }]
      : [],
  );
  const drawing = svg('svg', { class: 'scatter', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img' });
  attributes(drawing, {
    'aria-label': `Test accuracy against ${WORDS[which]}. ${methods.map((each) => `${each.name}: ${formatAccuracy(each.accuracy)} at ${formatBytes(each.bytes)}`).join('; ')}.`,
  });
  const most = 1.08 * Math.max(1, ...methods.map(({ bytes }) => bytes));
  const { low, high } = range(methods.flatMap(({ accuracies }) => accuracies));
  const x = (bytes: number): number => BOX.left + (bytes / most) * (BOX.right - BOX.left);
  const y = (accuracy: number): number => BOX.bottom - ((accuracy - low) / (high - low)) * (BOX.bottom - BOX.top);
  for (const share of [0, 0.25, 0.5, 0.75, 1]) {
    const [height, across] = [low + share * (high - low), share * most];
    drawing.append(
      svg('line', { class: 'scatter-grid', x1: BOX.left, x2: BOX.right, y1: y(height), y2: y(height) }),
      label(formatAccuracy(height), BOX.left - 6, y(height) + 4, 'end'),
      label(formatBytes(Math.round(across)), x(across), BOX.bottom + 16, share === 1 ? 'end' : 'middle'),
    );
  }
  drawing.append(label(WORDS[which], BOX.right, HEIGHT - 6, 'end'));
  for (const { index, bytes, accuracy, accuracies } of methods) {
    const colour = strokeColour(theme, styleOf(index).stroke);
    drawing.append(
      svg('line', { x1: x(bytes), x2: x(bytes), y1: y(Math.min(...accuracies)), y2: y(Math.max(...accuracies)), stroke: colour }),
      mark(index, x(bytes), y(accuracy), colour),
    );
  }
  const legend = element(
    'ul',
    'legend',
    ...methods.map(({ index, name, bytes, accuracy }) => {
      const sign = svg('svg', { viewBox: '0 0 12 12', width: 12, height: 12, 'aria-hidden': 'true' });
      sign.append(mark(index, 6, 6, strokeColour(theme, styleOf(index).stroke)));
      return element(
        'li',
        'legend-entry',
        sign,
        element('span', 'legend-label', `${name}: ${formatAccuracy(accuracy)}, ${formatBytes(bytes)}`),
      );
    }),
  );
  return element('div', 'scatter-part', drawing, legend);
}

const WORDS: Readonly<Record<keyof StepBytes, string>> = { peak: 'peak memory of a step', saved: 'memory kept for the backward pass' };

/** A shape a method: circle, square, triangle, diamond, so that colour is not needed. */
function mark(index: number, x: number, y: number, fill: string): SVGElement {
  const size = 5;
  switch (index % 4) {
    case 0:
      return svg('circle', { cx: x, cy: y, r: size, fill });
    case 1:
      return svg('rect', { x: x - size, y: y - size, width: 2 * size, height: 2 * size, fill });
    case 2:
      return svg('path', { d: `M${x} ${y - size} L${x + size} ${y + size} H${x - size} Z`, fill });
    default:
      return svg('path', { d: `M${x} ${y - size} L${x + size} ${y} L${x} ${y + size} L${x - size} ${y} Z`, fill });
  }
}

function range(accuracies: readonly number[]): { readonly low: number; readonly high: number } {
  const [least, most] = [Math.min(...accuracies, 1), Math.max(...accuracies, 0)];
  const air = Math.max(0.005, (most - least) / 5);
  return { low: Math.max(0, least - air), high: Math.min(1, most + air) };
}

function label(content: string, x: number, y: number, anchor: string): SVGTextElement {
  return svg('text', { class: 'scatter-text', x, y, 'text-anchor': anchor }, content);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
