/** Where in the history the person stands, and how to go elsewhere: along the line, to a number, to a condition, faster. */
import type { StopCondition } from '../../../engine/index.ts';
import { button, dropdown, numberField, slider } from '../../controls/index.ts';
import { element } from '../../dom.ts';
import { formatCount } from '../../format.ts';
import type { BenchWish, TransportAction, TransportState } from '../../protocol.ts';
import { conditionWords } from '../runs/describe.ts';

export interface Scrubber {
  /** The line and its count. */
  readonly element: HTMLElement;
  /** Speed, jump and conditions; open or not. */
  readonly more: HTMLElement;
  update(state: TransportState): void;
}

export interface ScrubberEvents {
  wish(wish: BenchWish): void;
  transport(action: TransportAction): void;
}

export function createScrubber(events: ScrubberEvents): Scrubber {
  const line = slider({
    label: 'Iteration',
    help: 'Go to any iteration of this run',
    describe: (value, max) => `${formatCount(value)} of ${formatCount(max)}`,
    onInput: (iteration) => events.wish({ kind: 'jump', iteration }),
  });
  const known = element('span', 'scrubber-known');
  const waiting = element('span', 'scrubber-until');
  waiting.setAttribute('role', 'status');
  const stop = button({ label: 'Stop', title: 'Stop here', onClick: () => events.transport('pause') });
  const until = element('span', 'scrubber-waiting', waiting, stop.element);
  const speed = dropdown({
    label: 'Speed',
    help: 'Iterations a second while playing',
    options: SPEEDS.map((each) => ({ value: String(each), label: `${formatCount(each)} a second` })),
    value: '4',
    onChange: (value) => events.wish({ kind: 'speed', perSecond: Number(value) }),
  });
  const target = numberField({
    label: 'Go to iteration',
    value: 0,
    min: 0,
    max: MOST,
    step: 1,
    help: 'Back to a known iteration, or on to a later one, which is computed.',
    onChange: (iteration) => events.wish({ kind: 'jump', iteration }),
  });
  const condition = createCondition((stopAt) => events.wish({ kind: 'until', stop: stopAt, most: MOST }));
  return {
    element: element('div', 'scrubber', known, line.element, until),
    more: element('div', 'bench-more', speed.element, target.element, condition),
    update(state) {
      line.set(state.iteration, state.length);
      known.textContent = `of ${formatCount(state.length)}`;
      until.hidden = state.until === undefined;
      waiting.textContent = state.until === undefined ? '' : `until ${conditionWords(state.until)}`;
      speed.set(String(SPEEDS.reduce((best, each) => (Math.abs(each - state.speed) < Math.abs(best - state.speed) ? each : best))));
      target.set(state.iteration);
    },
  };
}

const SPEEDS = [1, 4, 10, 30, 100, 1000, 10_000];

/** A run that never meets its condition must end all the same. */
const MOST = 100_000;

interface ConditionChoice {
  readonly value: string;
  readonly label: string;
  readonly description: string;
  readonly least: number;
  readonly step: number;
  readonly suggestion: number;
  build(amount: number): StopCondition;
}

const CONDITIONS: readonly ConditionChoice[] = [
  {
    value: 'objective',
    label: 'objective ≤',
    description: 'Until the objective is at most this.',
    least: Number.NEGATIVE_INFINITY,
    step: 0.1,
    suggestion: 0.01,
    build: (at) => ({ kind: 'objective', at }),
  },
  {
    value: 'gradient',
    label: '‖g‖ ≤',
    description: 'Until the norm of the estimate is at most this.',
    least: 0,
    step: 0.1,
    suggestion: 0.001,
    build: (norm) => ({ kind: 'gradient', norm }),
  },
  {
    value: 'no-progress',
    label: 'no progress for',
    description: 'Until the best objective has not fallen for as many iterations.',
    least: 1,
    step: 1,
    suggestion: 100,
    build: (iterations) => ({ kind: 'no-progress', iterations, by: 0 }),
  },
];

function createCondition(run: (stop: StopCondition) => void): HTMLElement {
  let amount = 0;
  const place = element('div', 'condition-amount');
  const rebuild = (value: string): void => {
    const choice = CONDITIONS.find((each) => each.value === value);
    if (choice === undefined) return;
    amount = choice.suggestion;
    const bounds = Number.isFinite(choice.least) ? { min: choice.least } : {};
    const field = numberField({
      label: 'Value',
      value: amount,
      ...bounds,
      step: choice.step,
      help: choice.description,
      onChange: (next) => {
        amount = next;
      },
    });
    place.replaceChildren(field.element);
  };
  const kind = dropdown({ label: 'Run until', options: CONDITIONS, value: 'objective', onChange: rebuild });
  rebuild('objective');
  const go = button({
    label: 'Run',
    title: 'Iterates until the condition holds; Stop ends it',
    onClick: () => {
      const choice = CONDITIONS.find((each) => each.value === kind.value);
      if (choice !== undefined) run(choice.build(amount));
    },
  });
  return element('div', 'condition', kind.element, place, go.element);
}
