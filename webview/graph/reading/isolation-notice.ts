/** The bar that says that a part is read alone, and ends it. */
import { plainButton } from '../../controls/index.ts';
import { attributes, element } from '../../dom.ts';
import type { Isolated } from '../drawing/scene.ts';

export interface IsolationNotice {
  readonly element: HTMLElement;
  show(words: string | undefined, rest: Isolated['rest']): void;
}

export function createIsolationNotice(onRest: (rest: Isolated['rest']) => void, onEnd: () => void): IsolationNotice {
  const words = element('span', 'notice-words');
  let rest: Isolated['rest'] = 'faint';
  const hide = plainButton('Hide the rest', 'Hide what is faint now', () => onRest(rest === 'gone' ? 'faint' : 'gone'));
  const notice = element('div', 'bar', words, hide.element, plainButton('Show all', 'Show the whole graph again (Escape)', onEnd).element);
  attributes(notice, { role: 'status', hidden: true, 'data-notice': 'isolation' });
  return {
    element: notice,
    show(text, now) {
      notice.hidden = text === undefined;
      words.textContent = text ?? '';
      rest = now;
      hide.press(now === 'gone');
    },
  };
}
