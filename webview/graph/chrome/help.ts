import { plainButton } from '../../controls/index.ts';
import { attributes, element } from '../../dom.ts';
import { KEYS, OTHER_KEYS } from './keys.ts';

export interface Help {
  readonly element: HTMLDialogElement;
  toggle(): void;
}

/** All keys, in a dialog over the view. Escape closes it. */
export function createHelp(): Help {
  const rows = [...OTHER_KEYS, ...Object.values(KEYS)].map(({ key, words }) =>
    element('div', 'help-row', element('dt', '', element('kbd', '', key)), element('dd', '', words)),
  );
  const dialog = element('dialog', 'help');
  const close = plainButton('Close', 'Close the help', () => dialog.close());
  dialog.append(element('h2', 'help-title', 'Keys of the graph'), element('dl', 'help-keys', ...rows), close.element);
  attributes(dialog, { 'aria-label': 'Keys of the graph' });
  return {
    element: dialog,
    toggle: () => (dialog.open ? dialog.close() : dialog.showModal()),
  };
}
