import { attributes, element, uniqueId } from '../dom.ts';
import type { Bounds } from './bounds.ts';
import { problemOf, stepped } from './bounds.ts';
import { toolkitElement } from './toolkit.ts';

export interface NumberFieldOptions extends Bounds {
  readonly label: string;
  readonly value: number;
  /** One sentence: the tooltip and the description for screen readers. */
  readonly help: string;
  /** Called with valid numbers only, when the person is done (Enter, an arrow key, or leaving the field). */
  onChange(value: number): void;
}

export interface NumberFieldHandle {
  readonly element: HTMLElement;
  /** Shows another value; does not call `onChange`. */
  set(value: number): void;
}

/** A labelled number that says at once, in words, why what was typed is not accepted. */
export function numberField(options: NumberFieldOptions): NumberFieldHandle {
  const field = toolkitElement('text-field');
  const message = element('div', 'field-message');
  message.id = uniqueId('message');
  attributes(message, { role: 'alert' });
  field.append(options.label);
  field.title = options.help;
  field.value = String(options.value);
  let accepted = options.value;

  const review = (): number | undefined => {
    const problem = problemOf(field.value, options);
    message.textContent = problem ?? '';
    attributes(field, { 'aria-invalid': problem === undefined ? undefined : 'true' });
    return problem === undefined ? Number(field.value) : undefined;
  };
  const commit = (): void => {
    const value = review();
    if (value === undefined || value === accepted) return;
    accepted = value;
    options.onChange(value);
  };
  field.addEventListener('input', review);
  field.addEventListener('change', commit);
  field.addEventListener('focusin', () => describe(field, options.help, message));
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape') {
      field.value = String(accepted);
      review();
    }
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const value = review();
    if (value === undefined) return;
    field.value = String(stepped(value, event.key === 'ArrowUp' ? 1 : -1, options));
    commit();
  });
  return {
    element: element('div', 'field', field, message),
    set(value) {
      // What is being typed stays while the setting itself does not change.
      if (Object.is(value, accepted)) return;
      accepted = value;
      field.value = String(value);
      review();
    },
  };
}

/** References by id do not cross into the component's shadow tree; references to elements do. */
function describe(field: HTMLElement, help: string, message: HTMLElement): void {
  const input = field.shadowRoot?.querySelector('input');
  if (!input) return;
  input.ariaDescription = help;
  input.ariaErrorMessageElements = [message];
}
