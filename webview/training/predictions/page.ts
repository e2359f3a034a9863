/** What the network says of the test images: the confusion matrix, and the mistakes of which it is surest. */
import { attributes, element } from '../../dom.ts';
import { formatCount } from '../../format.ts';
import type { Predictions } from '../../protocol.ts';
import type { TrainingPage } from '../page.ts';
import { confusionTable } from './confusion.ts';
import { mistakenImage } from './mistake.ts';

export function createPredictionsPage(): TrainingPage {
  let drawn: Predictions | undefined;
  const head = element('p', 'predictions-head');
  const matrix = element('div', 'confusion-scroll');
  attributes(matrix, { tabindex: 0, role: 'region', 'aria-label': 'Confusion matrix' });
  const mistakes = element('ul', 'mistakes');
  const none = element('p', 'card-note', 'There are none.');
  const nothing = element(
    'p',
    'page-message',
    'Nothing is known yet: the network is looked at for the first time with the first evaluation.',
  );
  const content = element(
    'div',
    'predictions-content',
    element('section', 'card', element('h2', 'card-title', 'Confusion matrix'), head, matrix),
    element('section', 'card', element('h2', 'card-title', 'Mistakes of which the network is surest'), none, mistakes),
  );
  return {
    element: element('div', 'page predictions-page', nothing, content),
    show({ view }, training) {
      const predictions = view !== undefined && view.id === training?.id ? view.predictions : undefined;
      nothing.hidden = predictions !== undefined;
      content.hidden = predictions === undefined;
      if (predictions === undefined || predictions === drawn) return;
      drawn = predictions;
      const { iteration, count } = predictions;
      head.textContent = `${formatCount(count)} test images after ${formatCount(iteration)} iterations: a row a label, a column for what the network says.`;
      matrix.replaceChildren(confusionTable(predictions));
      none.hidden = predictions.mistakes.length > 0;
      mistakes.replaceChildren(...predictions.mistakes.map((mistake) => mistakenImage(mistake, predictions)));
    },
  };
}
