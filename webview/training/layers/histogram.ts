/** How large the elements of a gradient are: a bar each half power of ten. */
import { element, svg } from '../../dom.ts';
import { formatCount, formatShare } from '../../format.ts';
import type { LayerGradient } from '../../protocol.ts';

/** As the engine has them: half powers of ten from 1e-12 on. */
const FROM = -12;
const PER_DECADE = 2;
const [WIDTH, HEIGHT, BASE] = [300, 86, 66];

export function histogram({ name, counts, elements, zeros, nonFinite }: LayerGradient): HTMLElement {
  const most = Math.max(1, ...counts);
  const width = WIDTH / counts.length;
  const drawing = svg('svg', {
    class: 'histogram',
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    role: 'img',
    'aria-label': summary(name, counts, zeros / elements),
  });
  counts.forEach((count, index) => {
    if (count === 0) return;
    const height = Math.max(1, (count / most) * (BASE - 2));
    const bar = svg('rect', { class: 'histogram-bar', x: index * width + 0.5, y: BASE - height, width: width - 1, height });
    bar.append(svg('title', {}, `${range(index)}: ${formatCount(count)}`));
    drawing.append(bar);
  });
  drawing.append(svg('line', { class: 'histogram-axis', x1: 0, x2: WIDTH, y1: BASE, y2: BASE }));
  for (let exponent = FROM; exponent <= FROM + counts.length / PER_DECADE; exponent += 3) {
    const x = (exponent - FROM) * PER_DECADE * width;
    const anchor = exponent === FROM ? 'start' : x > WIDTH - 1 ? 'end' : 'middle';
    drawing.append(svg('text', { class: 'histogram-text', x, y: HEIGHT - 6, 'text-anchor': anchor }, `1e${exponent}`.replace('-', '−')));
  }
  const words = [`${formatShare(zeros / elements)} are 0`, ...(nonFinite > 0 ? [`${formatCount(nonFinite)} are NaN or infinite`] : [])];
  return element('div', 'histogram-part', drawing, element('p', 'card-note', `${formatCount(elements)} elements; ${words.join('; ')}.`));
}

function range(index: number): string {
  const from = FROM + index / PER_DECADE;
  return `10^${from} to 10^${from + 1 / PER_DECADE}`;
}

function summary(name: string, counts: readonly number[], zeros: number): string {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let passed = 0;
  const middle = counts.findIndex((count) => {
    passed += count;
    return passed >= total / 2;
  });
  const half = total === 0 ? 'all are 0' : `half of those that are not 0 are below 10^${FROM + (middle + 1) / PER_DECADE}`;
  return `Magnitudes in the gradient of ${name}: ${half}; ${formatShare(zeros)} are 0.`;
}
