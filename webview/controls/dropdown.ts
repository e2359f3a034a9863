import { element, uniqueId } from '../dom.ts';
import { toolkitElement } from './toolkit.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** One sentence: the tooltip of the choice, and the help text while it is the chosen one. */
  readonly description?: string;
}

export interface DropdownOptions {
  readonly label: string;
  readonly options: readonly Choice[];
  readonly value: string;
  /** The tooltip where the chosen option has no description. */
  readonly help?: string;
  onChange(value: string): void;
}

export interface DropdownHandle {
  readonly element: HTMLElement;
  readonly value: string;
  /** Shows another value; does not call `onChange`. */
  set(value: string): void;
}

/** A labelled choice of one. */
export function dropdown(options: DropdownOptions): DropdownHandle {
  const control = toolkitElement('dropdown');
  const label = element('label', 'field-label', options.label);
  label.id = uniqueId('label');
  control.setAttribute('aria-labelledby', label.id);
  let value = options.value;
  const items = options.options.map((choice) => {
    const item = toolkitElement('option');
    item.value = choice.value;
    item.textContent = choice.label;
    if (choice.description !== undefined) item.title = choice.description;
    return item;
  });
  const show = (next: string): void => {
    value = next;
    const chosen = options.options.find((choice) => choice.value === next);
    const help = chosen?.description ?? options.help ?? '';
    control.title = help;
    control.ariaDescription = help;
    for (const item of items) item.defaultSelected = item.value === next;
    control.value = next;
  };
  control.append(...items);
  control.addEventListener('change', () => {
    if (control.value === value) return;
    show(control.value);
    options.onChange(value);
  });
  label.addEventListener('click', () => control.focus());
  show(value);
  return {
    element: element('div', 'field', label, control),
    get value() {
      return value;
    },
    set(next) {
      if (next !== value) show(next);
    },
  };
}
