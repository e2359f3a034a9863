/** Where in the history the person stands, and how to go elsewhere: along the line, to a number, to a condition, faster. */
import { button, dropdown, numberField, slider } from '../../controls/index.ts';
import { element } from '../../dom.ts';
import { formatCount } from '../../format.ts';
import type { BenchWish, TransportAction, TransportState } from '../../protocol.ts';
import { conditionWords } from '../runs/describe.ts';
import { createCondition } from './condition.ts';

export interface Scrubber {
  /** The line and its count. */
  readonly element: HTMLElement;
  /** Speed, jump and conditions; open or not. */
  readonly more: HTMLElement;
  /** `leaves`: names of the numbers of a point, which a condition may use. */
  update(state: TransportState, leaves: readonly string[]): void;
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
    more: element('div', 'bench-more', speed.element, target.element, condition.element),
    update(state, leaves) {
      condition.know(leaves);
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
