import { attributes, element } from '../dom.ts';

export interface PlainButtonHandle {
  readonly element: HTMLButtonElement;
  /** For a button that stays down. */
  press(pressed: boolean): void;
  enable(enabled: boolean): void;
}

/**
 * A button of a toolbar or a notice: text without a filled background. A disabled one keeps the focus. Where the label is but a
 * sign, the title is its name, without the keys that stand in parentheses at its end.
 */
export function plainButton(label: string, title: string, onClick: () => void): PlainButtonHandle {
  const made = element('button', 'plain-button', label);
  attributes(made, { type: 'button', title, 'aria-label': label.length > 1 ? undefined : title.replace(/ \(.*\)$/, '') });
  made.addEventListener('click', () => {
    if (made.getAttribute('aria-disabled') !== 'true') onClick();
  });
  return {
    element: made,
    press: (pressed) => attributes(made, { 'aria-pressed': String(pressed) }),
    enable: (enabled) => attributes(made, { 'aria-disabled': enabled ? undefined : 'true' }),
  };
}
