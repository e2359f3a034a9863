/** A training in a few figures. */
import { element } from '../../dom.ts';
import { formatBytes, formatCount, formatNumber } from '../../format.ts';
import type { TrainingSummary } from '../../protocol.ts';
import { bytesWords, formatAccuracy, STATUSES } from '../words.ts';

export interface Figures {
  readonly element: HTMLElement;
  show(training: TrainingSummary): void;
}

export function createFigures(): Figures {
  const list = element('dl', 'training-figures');
  return {
    element: list,
    show(training) {
      list.replaceChildren(
        ...figuresOf(training).map(([name, value, title]) => {
          const figure = element('div', 'training-figure', element('dt', '', name), element('dd', '', value));
          if (title !== undefined) figure.title = title;
          return figure;
        }),
      );
    },
  };
}

type Figure = readonly [name: string, value: string, title?: string];

function figuresOf({ status, iteration, settings, perEpoch, loss, evaluation, memory, rate }: TrainingSummary): readonly Figure[] {
  const { glyph, word } = STATUSES[status];
  return [
    ['Status', `${glyph} ${word}`],
    ['Iteration', `${formatCount(iteration)} of ${formatCount(settings.iterations)}`],
    ...(perEpoch === undefined
      ? []
      : ([['Epoch', (iteration / perEpoch).toFixed(1), `${formatCount(perEpoch)} iterations each`]] as const)),
    ...(loss === undefined ? [] : ([['Loss', formatNumber(loss), 'On the last batch, before the update']] as const)),
    ...(evaluation === undefined
      ? []
      : ([
          ['Test accuracy', formatAccuracy(evaluation.test.accuracy), `At iteration ${formatCount(evaluation.iteration)}`],
          ['Train accuracy', formatAccuracy(evaluation.train.accuracy), `At iteration ${formatCount(evaluation.iteration)}`],
        ] as const)),
    ...(rate === undefined ? [] : ([['Rate', `${formatNumber(Number(rate.toPrecision(2)))} a second`]] as const)),
    ...(memory === undefined
      ? []
      : ([
          [
            'Peak memory',
            bytesWords(memory.peak, memory.baseline.peak),
            `The arena of a step; the baseline’s is ${formatBytes(memory.baseline.peak)}`,
          ],
          [
            'Kept for backward',
            bytesWords(memory.saved, memory.baseline.saved),
            `What the forward pass leaves for the backward pass; the baseline keeps ${formatBytes(memory.baseline.saved)}`,
          ],
        ] as const)),
  ];
}
