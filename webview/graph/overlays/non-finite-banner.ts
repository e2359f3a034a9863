import type { GraphNumbers, NonFiniteView } from '../../../engine/index.ts';
import { plainButton } from '../../controls/index.ts';
import { attributes, element } from '../../dom.ts';
import { firstNonFinite, nonFiniteSentence } from './non-finite.ts';

export interface NonFiniteBanner {
  readonly element: HTMLElement;
  update(numbers: Pick<GraphNumbers, 'nonFinite'>): void;
}

/** Where the first NaN or infinity begins, in words with its operands, and the ways to it. */
export function createNonFiniteBanner(onNode: (found: NonFiniteView) => void, onSource: (found: NonFiniteView) => void): NonFiniteBanner {
  const words = element('span', 'notice-words');
  const others = element('span', 'notice-more');
  let shown: NonFiniteView | undefined;
  const toNode = plainButton('Show in the graph', 'Go to the node where it begins', () => shown && onNode(shown));
  const toSource = plainButton('Show in the source', 'Go to the expression where it begins', () => shown && onSource(shown));
  const banner = element('div', 'bar bar-problem', words, others, toNode.element, toSource.element);
  attributes(banner, { role: 'status', 'data-notice': 'non-finite', hidden: true });
  return {
    element: banner,
    update(numbers) {
      shown = firstNonFinite(numbers);
      banner.hidden = shown === undefined;
      if (shown === undefined) return;
      const sentence = nonFiniteSentence(shown);
      const count = numbers.nonFinite.length - 1;
      // The same sentence again at every step would be read aloud again.
      if (words.textContent !== sentence) words.textContent = sentence;
      others.textContent = count === 0 ? '' : `(${count === 1 ? 'and one other' : `and ${count} others`})`;
      attributes(banner, { 'data-reaches': shown.reaches, 'data-code': shown.code });
    },
  };
}
