/** What the colours of the landscape mean. */
import { element } from '../../dom.ts';
import { formatNumber } from '../../format.ts';
import type { Theme } from '../../theme/theme.ts';
import type { Spread } from './heights.ts';
import { rampOf } from './ramp.ts';

export interface ColourBar {
  readonly element: HTMLElement;
  show(spread: Spread, theme: Theme): void;
}

/** Numbers stand at least so far apart; CSS pixels. */
const APART = 56;

export function createColourBar(): ColourBar {
  const canvas = element('canvas', 'colour-bar-canvas');
  const numbers = element('div', 'colour-bar-numbers');
  const bar = element('div', 'colour-bar', element('span', 'colour-bar-name', 'f'), element('div', 'colour-bar-body', canvas, numbers));
  bar.setAttribute('aria-hidden', 'true');
  let draw = (): void => undefined;
  new ResizeObserver(() => draw()).observe(canvas);
  return {
    element: bar,
    show(spread, theme) {
      draw = () => paint(canvas, numbers, spread, theme);
      draw();
    },
  };
}

function paint(canvas: HTMLCanvasElement, numbers: HTMLElement, spread: Spread, theme: Theme): void {
  const context = canvas.getContext('2d');
  const width = canvas.clientWidth;
  if (context === null || width === 0) return;
  canvas.width = Math.floor(width * devicePixelRatio);
  canvas.height = 10;
  const ramp = rampOf(theme);
  for (let x = 0; x < canvas.width; x++) {
    context.fillStyle = `rgb(${ramp(x / (canvas.width - 1)).join(' ')})`;
    context.fillRect(x, 0, 1, canvas.height);
  }
  // The first number begins at its place instead of being centred on it.
  let last = Number.NEGATIVE_INFINITY;
  const labels: HTMLElement[] = [];
  for (const height of [spread.min, ...spread.levels, spread.max]) {
    const left = spread.share(height) * width;
    if (left - last < APART || (height !== spread.max && width - left < APART)) continue;
    last = labels.length === 0 ? left + APART / 2 : left;
    const label = element('span', 'colour-bar-number', formatNumber(height));
    label.style.left = `${left}px`;
    labels.push(label);
  }
  numbers.replaceChildren(...labels);
}
