import { element, svg } from '../../dom.ts';
import type { Theme } from '../../theme/theme.ts';
import type { ChartSpec, LineSpec, Value } from './chart-spec.ts';
import { strokeColour } from './chart-spec.ts';

export interface Legend {
  readonly element: HTMLElement;
  /** Each line's value at one iteration; `undefined` where there is no iteration. */
  show(spec: ChartSpec, values: readonly Value[] | undefined, theme: Theme): void;
}

/** Which line is which, and what it is at the crosshair or, without one, at the current iteration. */
export function createLegend(): Legend {
  const list = element('ul', 'legend');
  let built = '';
  let outputs: readonly HTMLElement[] = [];
  let width = 0;
  let tallest = 0;
  /** Values of other lengths wrap differently; the chart below must not jump with them. */
  const reserve = (): void => {
    if (list.clientWidth !== width) {
      width = list.clientWidth;
      tallest = 0;
      list.style.minHeight = '';
    }
    tallest = Math.max(tallest, list.offsetHeight);
    list.style.minHeight = `${tallest}px`;
  };
  return {
    element: list,
    show(spec, values, theme) {
      const wanted = JSON.stringify([spec.lines, theme]);
      if (wanted !== built) {
        built = wanted;
        outputs = spec.lines.map(() => element('span', 'legend-value'));
        list.replaceChildren(...spec.lines.flatMap((line, index) => (line.edge === true ? [] : [entry(line, outputs[index], theme)])));
      }
      outputs.forEach((output, index) => {
        const value = values?.[index];
        output.textContent = value === null || value === undefined ? '–' : spec.format(value);
      });
      reserve();
    },
  };
}

function entry(line: LineSpec, output: HTMLElement | undefined, theme: Theme): HTMLElement {
  const item = element('li', 'legend-entry');
  item.title = line.meaning;
  item.append(swatch(line, theme), element('span', 'legend-label', line.label), ' ', ...(output === undefined ? [] : [output]));
  return item;
}

/** A short piece of the line itself, so that dashes tell lines apart as well as colours do. */
export function swatch(line: LineSpec, theme: Theme): SVGSVGElement {
  const colour = strokeColour(theme, line.stroke);
  const mark =
    line.marks === true
      ? svg('circle', { cx: 10, cy: 4, r: 3, fill: colour })
      : svg('path', {
          d: 'M1 4 H19',
          stroke: colour,
          'stroke-width': line.wide === true ? 2.5 : 1.5,
          'stroke-dasharray': line.dash?.join(' ') ?? 'none',
        });
  return svg('svg', { viewBox: '0 0 20 8', width: 20, height: 8, 'aria-hidden': 'true' }, mark);
}
