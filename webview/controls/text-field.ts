import { element } from '../dom.ts';
import { toolkitElement } from './toolkit.ts';

export interface TextFieldOptions {
  readonly label: string;
  readonly value: string;
  readonly help: string;
  /** With Enter or on leaving, when the text is another one; without blanks around it. */
  onChange(text: string): void;
  /** With Escape, after the old text has come back. */
  onCancel?(): void;
}

export interface TextFieldHandle {
  readonly element: HTMLElement;
  /** Shows another text; does not call `onChange`. */
  set(text: string): void;
  focus(): void;
}

/** A labelled line of text. */
export function textField({ label, value, help, onChange, onCancel }: TextFieldOptions): TextFieldHandle {
  const field = toolkitElement('text-field');
  field.append(label);
  field.title = help;
  field.value = value;
  let accepted = value;
  const commit = (): void => {
    const text = field.value.trim();
    if (text === accepted) return;
    accepted = text;
    onChange(text);
  };
  field.addEventListener('change', commit);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') commit();
    if (event.key !== 'Escape') return;
    field.value = accepted;
    onCancel?.();
  });
  return {
    element: element('div', 'field', field),
    set(text) {
      accepted = text;
      field.value = text;
    },
    focus: () => field.shadowRoot?.querySelector('input')?.select(),
  };
}
