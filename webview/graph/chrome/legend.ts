import { attributes, element } from '../../dom.ts';
import { onThemeChange, readTheme } from '../../theme/theme.ts';
import { type LegendContent, legendEntries } from './legend-entries.ts';
import { drawSwatch } from './swatches.ts';

export interface Legend {
  readonly element: HTMLDetailsElement;
  update(shown: LegendContent): void;
  toggle(): void;
}

/** What the shapes and lines mean; always there, and folded away on demand. */
export function createLegend(open: boolean, onToggle: (open: boolean) => void): Legend {
  const list = element('ul', 'legend-list');
  const details = element('details', 'legend', element('summary', '', 'Legend'), list);
  details.open = open;
  details.addEventListener('toggle', () => onToggle(details.open));
  let theme = readTheme();
  let last: LegendContent | undefined;
  let shown = '';
  const update = (content: LegendContent): void => {
    last = content;
    const entries = legendEntries(content, theme);
    const texts = entries.map(({ text }) => text).join();
    if (texts === shown) return;
    shown = texts;
    list.replaceChildren(
      ...entries.map(({ name, text, swatch }) => {
        const entry = element('li', 'legend-entry', drawSwatch(swatch, theme.foreground), text);
        attributes(entry, { 'data-entry': name });
        return entry;
      }),
    );
  };
  onThemeChange((another) => {
    theme = another;
    shown = '';
    if (last !== undefined) update(last);
  });
  return {
    element: details,
    update,
    toggle: () => {
      details.open = !details.open;
    },
  };
}
