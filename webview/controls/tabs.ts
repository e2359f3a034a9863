import { attributes, element, uniqueId } from '../dom.ts';

export interface TabOptions {
  readonly id: string;
  readonly label: string;
  /** What the tab shows; hidden while another one is chosen. */
  readonly page: HTMLElement;
}

export interface Tabs {
  /** The row of tabs; the pages are the caller's to place. */
  readonly element: HTMLElement;
  readonly chosen: string;
  /** Does not call `onChange`. */
  choose(id: string): void;
  /** Puts the keyboard focus on the chosen tab. */
  focus(): void;
}

/** Tabs as ARIA has them: one tab stop; arrows, Home and End move and choose at once. */
export function createTabs(label: string, tabs: readonly TabOptions[], first: string, onChange: (id: string) => void): Tabs {
  let chosen = first;
  const heads = tabs.map(({ id, label: text, page }) => {
    const head = element('button', 'tab', text);
    page.id ||= uniqueId('page');
    head.id = uniqueId('tab');
    attributes(head, { type: 'button', role: 'tab', 'aria-controls': page.id });
    attributes(page, { role: 'tabpanel', 'aria-labelledby': head.id });
    head.addEventListener('click', () => pick(id));
    return head;
  });
  const bar = element('div', 'tabs', ...heads);
  attributes(bar, { role: 'tablist', 'aria-label': label });
  const show = (): void =>
    tabs.forEach(({ id, page }, index) => {
      const isChosen = id === chosen;
      attributes(heads[index] ?? page, { 'aria-selected': String(isChosen), tabindex: isChosen ? 0 : -1 });
      page.hidden = !isChosen;
    });
  const pick = (id: string): void => {
    if (id === chosen) return;
    chosen = id;
    show();
    onChange(id);
  };
  bar.addEventListener('keydown', (event) => {
    const here = tabs.findIndex(({ id }) => id === chosen);
    const moves: Readonly<Record<string, number>> = {
      ArrowRight: (here + 1) % tabs.length,
      ArrowLeft: (here + tabs.length - 1) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    };
    const target = moves[event.key];
    if (target === undefined) return;
    event.preventDefault();
    pick(tabs[target]?.id ?? chosen);
    heads[target]?.focus();
  });
  show();
  return {
    element: bar,
    get chosen() {
      return chosen;
    },
    choose(id) {
      chosen = id;
      show();
    },
    focus: () => heads[tabs.findIndex(({ id }) => id === chosen)]?.focus(),
  };
}
