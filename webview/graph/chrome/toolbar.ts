/** The second row: search, and the menus and switches of reading. Buttons wrap where there is little room. */
import { type MenuEntry, menuButton, plainButton } from '../../controls/index.ts';
import { attributes, element } from '../../dom.ts';

export interface ToolbarMenus {
  overlays(): readonly MenuEntry[];
  reading(): readonly MenuEntry[];
  folds(): readonly MenuEntry[];
  compare(): readonly MenuEntry[];
  exports(): readonly MenuEntry[];
}

export interface Toolbar {
  readonly element: HTMLElement;
  pathsOpen(open: boolean): void;
}

export function createToolbar(search: HTMLElement, menus: ToolbarMenus, onPaths: () => void, onHelp: () => void): Toolbar {
  const paths = plainButton('Paths', 'The paths of a parameter, ranked (G)', onPaths);
  const bar = element(
    'div',
    'tools',
    search,
    menuButton({ label: 'Show', title: 'What is shown on nodes and edges', entries: menus.overlays }),
    menuButton({ label: 'Focus', title: 'Read a part of the graph alone', entries: menus.reading }),
    menuButton({ label: 'Groups', title: 'Open and fold loops, calls and arrays', entries: menus.folds }),
    menuButton({ label: 'Compare', title: 'Before and after', entries: menus.compare }),
    paths.element,
    menuButton({ label: 'Export', title: 'Save the graph', entries: menus.exports }),
    plainButton('?', 'Keys (?)', onHelp).element,
  );
  attributes(bar, { role: 'group', 'aria-label': 'Reading tools' });
  return { element: bar, pathsOpen: (open) => paths.press(open) };
}
