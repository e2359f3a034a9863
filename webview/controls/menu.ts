/** Menus as ARIA has them: arrows, Home, End and letters move, Enter and Space choose, Escape goes back to where one was. */
import { attributes, element, uniqueId } from '../dom.ts';

export interface MenuItem {
  readonly label: string;
  /** A word or two more, fainter: a key, an amount. */
  readonly hint?: string;
  /** A switch: the menu stays open when it is used. */
  readonly checked?: boolean;
  /** One of several, of which one is on. */
  readonly radio?: boolean;
  readonly disabled?: boolean;
  run(): void;
}

export type MenuEntry = MenuItem | { readonly heading: string } | 'separator';

export interface MenuOptions {
  /** For screen readers. */
  readonly label: string;
  /** Asked again after a switch was used. */
  entries(): readonly MenuEntry[];
  /** A place in the window, or the element under which the menu opens. */
  readonly at: Element | { readonly x: number; readonly y: number };
  onClose?(): void;
}

/** Opens a menu over the page and moves the focus to its first item. There is one at a time. */
export function openMenu(options: MenuOptions): void {
  closeOpen?.();
  const before = document.activeElement;
  const menu = element('div', 'menu');
  attributes(menu, { role: 'menu', 'aria-label': options.label });
  const close = (refocus: boolean): void => {
    if (closeOpen !== closeThis) return;
    closeOpen = undefined;
    document.removeEventListener('pointerdown', outside, true);
    menu.remove();
    options.onClose?.();
    if (refocus && before instanceof HTMLElement) before.focus();
  };
  const closeThis = (): void => close(false);
  const outside = (event: Event): void => {
    if (!(event.target instanceof Node && menu.contains(event.target))) close(false);
  };
  const fill = (focused: number): void => {
    const use = (item: MenuItem, index: number): void => {
      if (item.checked === undefined || item.radio === true) close(true);
      item.run();
      if (item.checked !== undefined && item.radio !== true) fill(index);
    };
    menu.replaceChildren(...drawn(options.entries(), use));
    itemsOf(menu)[focused]?.focus();
  };
  menu.addEventListener('keydown', (event) => onKey(event, menu, close));
  menu.addEventListener('focusout', (event) => {
    if (event.relatedTarget instanceof Node && !menu.contains(event.relatedTarget)) close(false);
  });
  closeOpen = closeThis;
  document.body.append(menu);
  document.addEventListener('pointerdown', outside, true);
  fill(0);
  place(menu, options.at);
}

let closeOpen: (() => void) | undefined;

export interface MenuButtonOptions {
  readonly label: string;
  readonly title: string;
  entries(): readonly MenuEntry[];
}

/** A button that opens a menu under itself. */
export function menuButton({ label, title, entries }: MenuButtonOptions): HTMLButtonElement {
  const made = element('button', 'menu-button', label, element('span', 'menu-caret', '▾'));
  attributes(made, { type: 'button', title, 'aria-haspopup': 'menu', 'aria-expanded': 'false' });
  made.lastElementChild?.setAttribute('aria-hidden', 'true');
  const open = (): void => {
    attributes(made, { 'aria-expanded': 'true' });
    openMenu({ label, entries, at: made, onClose: () => attributes(made, { 'aria-expanded': 'false' }) });
  };
  made.addEventListener('click', open);
  made.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    open();
  });
  return made;
}

function drawn(entries: readonly MenuEntry[], use: (item: MenuItem, index: number) => void): HTMLElement[] {
  let count = 0;
  return entries.map((entry) => {
    if (entry === 'separator') return separator();
    if ('heading' in entry) {
      const heading = element('div', 'menu-heading', entry.heading);
      attributes(heading, { role: 'presentation', id: uniqueId('menu-heading') });
      return heading;
    }
    return itemElement(entry, count++, use);
  });
}

function itemElement(item: MenuItem, index: number, use: (item: MenuItem, index: number) => void): HTMLElement {
  const { label, hint, checked, radio, disabled } = item;
  const mark = element('span', 'menu-mark', checked === true ? '✓' : '');
  attributes(mark, { 'aria-hidden': 'true' });
  const made = element(
    'div',
    'menu-item',
    mark,
    element('span', 'menu-label', label),
    ...(hint === undefined ? [] : [element('span', 'menu-hint', hint)]),
  );
  const role = checked === undefined ? 'menuitem' : radio === true ? 'menuitemradio' : 'menuitemcheckbox';
  attributes(made, {
    role,
    tabindex: -1,
    'aria-checked': checked === undefined ? undefined : String(checked),
    'aria-disabled': disabled ? 'true' : undefined,
  });
  made.addEventListener('click', () => disabled !== true && use(item, index));
  made.addEventListener('pointerenter', () => made.focus());
  return made;
}

function separator(): HTMLElement {
  const made = element('div', 'menu-separator');
  attributes(made, { role: 'separator' });
  return made;
}

function itemsOf(menu: Element): readonly HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('.menu-item')];
}

function onKey(event: KeyboardEvent, menu: Element, close: (refocus: boolean) => void): void {
  // The view's own single keys mean nothing while a menu is open.
  event.stopPropagation();
  const items = itemsOf(menu);
  const current = items.findIndex((item) => item.matches(':focus'));
  const focus = (index: number): void => items.at(index % items.length)?.focus();
  switch (event.key) {
    case 'ArrowDown':
      focus(current + 1);
      break;
    case 'ArrowUp':
      focus(current - 1);
      break;
    case 'Home':
      focus(0);
      break;
    case 'End':
      focus(-1);
      break;
    case 'Escape':
    case 'Tab':
      close(true);
      break;
    case 'Enter':
    case ' ':
      items[current]?.click();
      break;
    default: {
      const letter = event.key.toLowerCase();
      const from = [...items.slice(current + 1), ...items.slice(0, current + 1)];
      from.find((item) => item.querySelector('.menu-label')?.textContent?.toLowerCase().startsWith(letter))?.focus();
    }
  }
  event.preventDefault();
}

/** Within the window, whatever the place. */
function place(menu: HTMLElement, at: MenuOptions['at']): void {
  const box = at instanceof Element ? at.getBoundingClientRect() : { left: at.x, bottom: at.y, top: at.y };
  const { offsetWidth, offsetHeight, style } = menu;
  const left = Math.max(4, Math.min(box.left, window.innerWidth - offsetWidth - 4));
  const below = box.bottom + 2;
  const top = below + offsetHeight <= window.innerHeight - 4 ? below : Math.max(4, box.top - offsetHeight - 2);
  style.left = `${left}px`;
  style.top = `${top}px`;
  style.maxHeight = `${window.innerHeight - 8}px`;
}
