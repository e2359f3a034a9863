/** Layer by layer: what an iteration kept, and how its gradients are. */
import { element } from '../../dom.ts';
import { formatCount, formatNumber } from '../../format.ts';
import { counted } from '../../panel/compare/overlay.ts';
import type { IterationDetails, LayerGradient } from '../../protocol.ts';
import type { TrainingPage } from '../page.ts';
import { histogram } from './histogram.ts';
import { keptUnits } from './kept-units.ts';

export function createLayersPage(): TrainingPage {
  let drawn: IterationDetails | undefined;
  const head = element('p', 'layers-head');
  const kept = element('div', 'cards layer-cards');
  const gradients = element('div', 'cards layer-cards');
  const keptTitle = element('h2', 'card-title', 'What each layer keeps of its input');
  const keptNote = element('p', 'card-note');
  const gradientsTitle = element('h2', 'card-title', 'Gradients, from the loss back');
  const nothing = element(
    'p',
    'page-message',
    'Nothing is known of single iterations yet: let the training go on while this page is open, or step.',
  );
  const content = element('div', 'layers-content', head, keptTitle, keptNote, kept, gradientsTitle, gradients);
  return {
    element: element('div', 'page layers-page', nothing, content),
    show({ view }, training) {
      const details = view !== undefined && view.id === training?.id ? view.details : undefined;
      nothing.hidden = details !== undefined;
      content.hidden = details === undefined;
      if (details === undefined || details === drawn) return;
      drawn = details;
      head.textContent = `Iteration ${formatCount(counted(details.iteration))}, loss ${formatNumber(details.loss)} before its update.`;
      keptNote.textContent =
        details.layers.length > 0
          ? ''
          : training?.settings.estimator.name === 'structure'
            ? 'All units; of every tuple node one branch.'
            : 'Everything: this method keeps all units.';
      kept.replaceChildren(
        ...details.layers.map((layer) => {
          const card = element('section', 'card', element('h3', 'card-subtitle', layer.layer), keptUnits(layer));
          card.dataset['layer'] = layer.layer;
          card.dataset['kept'] = layer.indices?.join(' ') ?? '';
          return card;
        }),
      );
      gradients.replaceChildren(...details.gradients.map(gradientCard));
    },
  };
}

const HEALTH: Readonly<Record<LayerGradient['health'], { readonly word: string; readonly title: string }>> = {
  steady: { word: '', title: '' },
  vanishing: { word: '▼ vanishing', title: 'A thousandth of the gradients at the loss, or less: this layer hardly learns.' },
  exploding: {
    word: '▲ exploding',
    title: 'A thousand times the gradients at the loss, or more, or not a number: a smaller learning rate may help.',
  },
};

function gradientCard(gradient: LayerGradient): HTMLElement {
  const { word, title } = HEALTH[gradient.health];
  const flag = element('span', 'layer-flag', word);
  flag.title = title;
  flag.hidden = word === '';
  const card = element(
    'section',
    'card',
    element('h3', 'card-subtitle', gradient.name, ' ', element('span', 'card-unit', `‖g‖ ${formatNumber(gradient.norm)}`), ' ', flag),
    ...(word === '' ? [] : [element('p', 'layer-advice', title)]),
    histogram(gradient),
  );
  card.dataset['gradient'] = gradient.name;
  return card;
}
