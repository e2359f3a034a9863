import { attributes, element } from '../../dom.ts';

export interface Announcer {
  readonly element: HTMLElement;
  /** Says it to screen readers, and to the eye for some seconds. */
  say(words: string): void;
}

const SECONDS = 5;

/** Short messages about what the person just did: why a command did nothing, for example. */
export function createAnnouncer(): Announcer {
  const toast = element('p', 'toast');
  attributes(toast, { role: 'status', 'aria-live': 'polite' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    element: toast,
    say(words) {
      toast.textContent = words;
      clearTimeout(timer);
      timer = setTimeout(() => {
        toast.textContent = '';
      }, SECONDS * 1000);
    },
  };
}
