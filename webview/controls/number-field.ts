import { attributes, element, uniqueId } from '../dom.ts';
import { toolkitElement } from './toolkit.ts';

export interface NumberFieldOptions {
  readonly label: string;
  readonly value: number;
  readonly min?: number;
  readonly max?: number;
  /** What the arrow keys add; with 1 or another whole number, only whole numbers are accepted. */
  readonly step: number;
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
      accepted = value;
      field.value = String(value);
      review();
    },
  };
}

/** Why this text is not an acceptable number; `undefined` when it is. */
export function problemOf(text: string, bounds: Pick<NumberFieldOptions, 'min' | 'max' | 'step'>): string | undefined {
  if (text.trim() === '') return 'A number is needed.';
  const value = Number(text);
  if (!Number.isFinite(value)) return 'This is not a number.';
  if (Number.isInteger(bounds.step) && !Number.isInteger(value)) return 'A whole number is needed.';
  if (bounds.min !== undefined && value < bounds.min) return `At least ${bounds.min}.`;
  if (bounds.max !== undefined && value > bounds.max) return `At most ${bounds.max}.`;
  return undefined;
}

/** One step up or down, kept within the bounds; rounded so that 0.1 + 0.2 reads 0.3. */
function stepped(value: number, direction: 1 | -1, options: NumberFieldOptions): number {
  const next = Number((value + direction * options.step).toPrecision(12));
  return Math.min(options.max ?? Infinity, Math.max(options.min ?? -Infinity, next));
}

/** References by id do not cross into the component's shadow tree; references to elements do. */
function describe(field: HTMLElement, help: string, message: HTMLElement): void {
  const input = field.shadowRoot?.querySelector('input');
  if (!input) return;
  input.ariaDescription = help;
  input.ariaErrorMessageElements = [message];
}
