/** Single keys that work wherever the view has the focus, except while something is typed or chosen. */
import type { TransportAction } from '../protocol.ts';

export type Shortcut = Exclude<TransportAction, 'pause'>;

export const SHORTCUTS: Readonly<Record<Shortcut, string>> = { step: '.', stepBack: ',', play: 'p', reset: 'r' };

/** The same actions' keys in the whole of VS Code, where the extension binds one; for tooltips. */
export const GLOBAL_SHORTCUTS: Partial<Readonly<Record<Shortcut, string>>> = { step: 'F10', stepBack: 'Alt+F10' };

/** Calls `run` for the shortcuts' keys; returns how to stop. */
export function listenForShortcuts(run: (shortcut: Shortcut) => void): () => void {
  const listener = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || isEditing(event)) return;
    const shortcut = NAMES.find((name) => SHORTCUTS[name] === event.key);
    if (shortcut === undefined) return;
    event.preventDefault();
    run(shortcut);
  };
  document.addEventListener('keydown', listener);
  return () => document.removeEventListener('keydown', listener);
}

const NAMES: readonly Shortcut[] = ['step', 'stepBack', 'play', 'reset'];

/** A text field takes every key; a combobox takes letters to find its options. */
function isEditing(event: KeyboardEvent): boolean {
  return event
    .composedPath()
    .some(
      (target) => target instanceof HTMLElement && (target.matches('input, textarea, select, [role=combobox]') || target.isContentEditable),
    );
}
