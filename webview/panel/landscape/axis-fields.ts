/** Which parameters the axes are, where there are several. */
import { dropdown } from '../../controls/index.ts';
import { element } from '../../dom.ts';
import type { Landscape } from '../../protocol.ts';

export interface AxisFields {
  readonly element: HTMLElement;
  show(landscape: Landscape): void;
}

const NONE = 'none';

export function createAxisFields(onChange: (leaves: readonly number[]) => void): AxisFields {
  const host = element('div', 'axis-fields');
  let built = '';
  return {
    element: host,
    show({ leaves, axes: [first, second] }) {
      host.hidden = leaves.length < 2;
      const wanted = JSON.stringify([leaves, first.leaf, second?.leaf]);
      if (wanted === built || host.hidden) return;
      built = wanted;
      let chosen = { x: first.leaf, y: second?.leaf };
      const changed = (): void => onChange(chosen.y === undefined ? [chosen.x] : [chosen.x, chosen.y]);
      const options = leaves.map((name, leaf) => ({ value: String(leaf), label: name }));
      const across = dropdown({
        label: 'Across',
        help: 'The parameter of the horizontal axis',
        options,
        value: String(first.leaf),
        onChange: (value) => {
          const leaf = Number(value);
          chosen = { x: leaf, y: chosen.y === leaf ? chosen.x : chosen.y };
          changed();
        },
      });
      const up = dropdown({
        label: 'Up',
        help: 'The parameter of the vertical axis; without one, f as a curve',
        options: [{ value: NONE, label: 'f (curve)' }, ...options],
        value: second === undefined ? NONE : String(second.leaf),
        onChange: (value) => {
          const leaf = value === NONE ? undefined : Number(value);
          chosen = { x: chosen.x === leaf && chosen.y !== undefined ? chosen.y : chosen.x, y: leaf };
          changed();
        },
      });
      host.replaceChildren(across.element, up.element);
    },
  };
}
