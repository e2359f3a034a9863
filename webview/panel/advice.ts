/** Sentences that a person can act on, where they help. */
import { button } from '../controls/index.ts';
import { element } from '../dom.ts';
import type { Advice, RunChoice } from '../protocol.ts';

export interface AdviceCard {
  readonly element: HTMLElement;
  show(advice: readonly Advice[]): void;
}

export function createAdvice(choose: (choice: RunChoice) => void): AdviceCard {
  const list = element('ul', 'advice-list');
  const card = element('section', 'card advice-card', element('h2', 'card-title', 'Advice'), list);
  let shown: readonly Advice[] = [];
  card.hidden = true;
  return {
    element: card,
    show(advice) {
      if (advice === shown) return;
      shown = advice;
      card.hidden = advice.length === 0;
      list.replaceChildren(...advice.map((each) => sentence(each, choose)));
    },
  };
}

function sentence({ text, because, action }: Advice, choose: (choice: RunChoice) => void): HTMLElement {
  const parts: HTMLElement[] = [element('p', 'advice-text', text)];
  if (because !== '') parts.push(element('details', 'advice-because', element('summary', '', 'Why'), element('p', 'card-note', because)));
  if (action !== undefined)
    parts.push(
      button({ label: action.title, title: 'Begins the run anew with these settings', onClick: () => choose(action.choice) }).element,
    );
  return element('li', 'advice', ...parts);
}
