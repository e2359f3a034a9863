import type { IconName } from './icons.ts';
import { icon as drawIcon } from './icons.ts';
import { toolkitElement } from './toolkit.ts';

export interface ButtonOptions {
  /** The visible text; with an icon, the name that screen readers say. */
  readonly label: string;
  /** Shown instead of the text. */
  readonly icon?: IconName;
  /** The tooltip. */
  readonly title: string;
  readonly appearance?: 'primary' | 'secondary';
  /** As in `aria-keyshortcuts`. */
  readonly keyShortcuts?: string;
  onClick(): void;
}

export interface ButtonChange {
  readonly label?: string;
  readonly icon?: IconName;
  readonly title?: string;
  readonly disabled?: boolean;
  /** For a button that stays down; `aria-pressed`. */
  readonly pressed?: boolean;
}

export interface ButtonHandle {
  readonly element: HTMLElement;
  set(change: ButtonChange): void;
}

/**
 * A push button. A disabled one keeps the keyboard focus (`aria-disabled`): stepping to the end of
 * a run with the keyboard must not throw the person out of the toolbar.
 */
export function button(options: ButtonOptions): ButtonHandle {
  const host = toolkitElement('button');
  let disabled = false;
  host.setAttribute('aria-label', options.label);
  host.appearance = options.icon === undefined ? (options.appearance ?? 'secondary') : 'icon';
  host.title = options.title;
  if (options.keyShortcuts !== undefined) host.ariaKeyshortcuts = options.keyShortcuts;
  host.append(options.icon === undefined ? options.label : drawIcon(options.icon));
  // The component hands ARIA on to the button inside by properties; it does not listen to these attributes.
  host.addEventListener('click', () => {
    if (!disabled) options.onClick();
  });
  return {
    element: host,
    set(change) {
      if (change.label !== undefined) host.setAttribute('aria-label', change.label);
      if (change.title !== undefined) host.title = change.title;
      if (change.icon !== undefined) host.replaceChildren(drawIcon(change.icon));
      else if (change.label !== undefined && options.icon === undefined) host.replaceChildren(change.label);
      if (change.disabled !== undefined) {
        disabled = change.disabled;
        host.ariaDisabled = disabled ? 'true' : null;
      }
      if (change.pressed !== undefined) host.ariaPressed = change.pressed ? 'true' : 'false';
    },
  };
}
