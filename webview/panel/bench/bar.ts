/** Small bars beside numbers, told apart by more than their colour: the word stands beside the kept one. */
import { svg } from '../../dom.ts';

/** `fraction` in [0, 1]; what is out of it, or no number, is an empty bar. The number itself stands beside it. */
export function bar(fraction: number, kind: 'kept' | 'compared' | 'other'): SVGSVGElement {
  const width = Number.isFinite(fraction) ? WIDTH * Math.min(1, Math.max(0, fraction)) : 0;
  return svg(
    'svg',
    {
      class: `bar bar-${kind}`,
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      width: WIDTH,
      height: HEIGHT,
      // Where there is little room the style sheet makes it narrower.
      preserveAspectRatio: 'none',
      'aria-hidden': 'true',
    },
    svg('rect', { class: 'bar-track', x: 0.5, y: 0.5, width: WIDTH - 1, height: HEIGHT - 1 }),
    svg('rect', { class: 'bar-value', x: 0, y: 0, width, height: HEIGHT }),
  );
}

const WIDTH = 48;
const HEIGHT = 8;
