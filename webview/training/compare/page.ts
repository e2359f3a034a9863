/** Methods side by side: learning curves, and accuracy against memory. */
import { dropdown } from '../../controls/index.ts';
import { element } from '../../dom.ts';
import { formatBytes, formatCount, formatNumber } from '../../format.ts';
import { createChartCard } from '../../panel/charts/chart-card.ts';
import { table } from '../../panel/grid-table.ts';
import type { ComparedMethod, StepBytes } from '../../protocol.ts';
import type { Theme } from '../../theme/theme.ts';
import type { TrainingPage } from '../page.ts';
import { formatAccuracy } from '../words.ts';
import { CURVE_CHOICES, type Curve, compareColumns } from './columns.ts';
import { mean, scatter } from './scatter.ts';

const BYTES = [
  { value: 'peak', label: 'Peak of a step', description: 'The arena that a step runs in: activations, gradients, workspace.' },
  { value: 'saved', label: 'Kept for backward', description: 'What the forward pass leaves for the backward pass.' },
] as const;

const NOTHING = 'Nothing is compared yet: tick trainings in the list, or choose Compare methods in the form of a new training.';
const TO_COME = 'The first evaluation of these trainings is still to come.';

export function createComparePage(): TrainingPage {
  let curve: Curve | undefined = CURVE_CHOICES[0];
  let bytes: keyof StepBytes = 'peak';
  let shown: { readonly methods: readonly ComparedMethod[]; readonly theme: Theme } | undefined;
  const card = createChartCard({
    name: 'methods',
    table: false,
    hover: (iteration) => card.hover(iteration),
    pick: () => undefined,
    zoom: () => undefined,
    tableChanged: () => undefined,
  });
  card.element.classList.add('methods-card');
  const picture = element('div', 'scatter-host');
  const figures = element('div', 'compare-figures');
  const draw = (): void => {
    if (shown === undefined || curve === undefined) return;
    const { theme } = shown;
    const methods = evaluatedOf(shown.methods);
    card.show(compareColumns(methods, curve), undefined, theme);
    picture.replaceChildren(scatter(methods, bytes, theme));
    figures.replaceChildren(figuresOf(methods));
  };
  const curves = dropdown({
    label: 'Curve',
    options: CURVE_CHOICES,
    value: 'testAccuracy',
    onChange: (value) => {
      curve = CURVE_CHOICES.find((each) => each.value === value) ?? curve;
      draw();
    },
  });
  const memory = dropdown({
    label: 'Memory',
    options: BYTES,
    value: bytes,
    onChange: (value) => {
      bytes = value === 'saved' ? 'saved' : 'peak';
      draw();
    },
  });
  const nothing = element('p', 'page-message');
  const content = element(
    'div',
    'compare-content',
    element('div', 'page-tools', curves.element, memory.element),
    element(
      'div',
      'cards compare-cards',
      card.element,
      element('section', 'card', element('h2', 'card-title', 'Accuracy against memory'), picture),
    ),
    figures,
  );
  return {
    element: element('div', 'page compare-methods-page', nothing, content),
    show({ methods }, _training, theme) {
      if (shown?.methods === methods && shown.theme === theme) return;
      shown = { methods, theme };
      const known = evaluatedOf(methods).length > 0;
      nothing.hidden = known;
      content.hidden = !known;
      nothing.textContent = methods.length > 0 ? TO_COME : NOTHING;
      if (known) draw();
    },
  };
}

function evaluatedOf(methods: readonly ComparedMethod[]): readonly ComparedMethod[] {
  return methods.filter(({ iterations }) => iterations.length > 0);
}

function figuresOf(methods: readonly ComparedMethod[]): HTMLElement {
  return table(
    'The compared methods',
    [
      { header: 'Method' },
      { header: 'Seeds', numeric: true },
      { header: 'Iterations', numeric: true },
      { header: 'Test accuracy', numeric: true, title: 'The mean over the seeds, and their range' },
      { header: 'Peak', numeric: true },
      { header: 'For backward', numeric: true },
      { header: 'ms a step', numeric: true, title: 'With all that a training does; what else the machine does makes it longer' },
    ],
    methods.map(({ name, seeds, iterations, accuracies, bytes, milliseconds }) => [
      name,
      formatCount(seeds),
      formatCount(iterations.at(-1) ?? 0),
      accuracyOf(accuracies),
      bytes ? formatBytes(bytes.peak) : '–',
      bytes ? formatBytes(bytes.saved) : '–',
      milliseconds === undefined ? '–' : formatNumber(Number(milliseconds.toPrecision(3))),
    ]),
  );
}

function accuracyOf(accuracies: readonly number[]): string {
  if (accuracies.length === 0) return '–';
  const range = accuracies.length > 1 ? ` (${formatAccuracy(Math.min(...accuracies))} to ${formatAccuracy(Math.max(...accuracies))})` : '';
  return `${formatAccuracy(mean(accuracies))}${range}`;
}
