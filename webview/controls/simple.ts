/** Controls that need no file of their own. */
import { element } from '../dom.ts';
import { toolkitElement } from './toolkit.ts';

export interface CheckboxOptions {
  readonly label: string;
  readonly checked: boolean;
  /** One sentence: the tooltip and the description for screen readers. */
  readonly help: string;
  onChange(checked: boolean): void;
}

export interface CheckboxHandle {
  readonly element: HTMLElement;
  /** Shows another value; does not call `onChange`. */
  set(checked: boolean): void;
}

export function checkbox(options: CheckboxOptions): CheckboxHandle {
  const control = toolkitElement('checkbox');
  control.append(options.label);
  control.title = options.help;
  control.ariaDescription = options.help;
  let checked = options.checked;
  control.checked = checked;
  control.addEventListener('change', () => {
    // The component reports what the program sets as well; only the person's own change counts.
    if (control.checked === checked) return;
    checked = control.checked;
    options.onChange(checked);
  });
  return {
    element: control,
    set(next) {
      if (next === checked) return;
      checked = next;
      control.checked = next;
    },
  };
}

export interface BadgeHandle {
  readonly element: HTMLElement;
  set(text: string, title?: string): void;
}

/** A short word in a pill. Our own: the toolkit's badge carries a style attribute, which the page's policy forbids. */
export function badge(text: string, title = ''): BadgeHandle {
  const control = element('span', 'badge');
  const set = (next: string, nextTitle = ''): void => {
    control.textContent = next;
    control.title = nextTitle;
  };
  set(text, title);
  return { element: control, set };
}

export function divider(): HTMLElement {
  return toolkitElement('divider');
}
