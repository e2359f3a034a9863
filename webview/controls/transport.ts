import { element } from '../dom.ts';
import { formatCount } from '../format.ts';
import type { TransportAction, TransportState } from '../protocol.ts';
import type { ButtonHandle } from './button.ts';
import { button } from './button.ts';
import type { Shortcut } from './shortcuts.ts';
import { GLOBAL_SHORTCUTS, listenForShortcuts, SHORTCUTS } from './shortcuts.ts';

export interface Transport {
  readonly element: HTMLElement;
  update(state: TransportState): void;
}

/**
 * Step back, step, play or pause, reset, and the iteration. A toolbar as ARIA has it: one tab stop,
 * arrows, Home and End move inside. Owns the view's single-key shortcuts, so a view has one transport.
 */
export function createTransport(onAction: (action: TransportAction) => void): Transport {
  let state: TransportState = { iteration: 0, length: 0, playing: false, canStepBack: false, busy: false, speed: 4 };
  const available = (name: Shortcut): boolean => {
    if (name === 'play') return true;
    if (name === 'reset') return state.iteration > 0;
    // A step that is being computed is no hindrance: the host does one after the other.
    return !state.playing && (name === 'step' || state.canStepBack);
  };
  const run = (name: Shortcut): void => {
    if (available(name)) onAction(name === 'play' && state.playing ? 'pause' : name);
  };
  const make = (name: Shortcut): ButtonHandle =>
    button({
      label: LABELS[name],
      icon: name,
      title: titleOf(LABELS[name], name),
      keyShortcuts: SHORTCUTS[name],
      onClick: () => run(name),
    });
  const buttons = { stepBack: make('stepBack'), step: make('step'), play: make('play'), reset: make('reset') };
  const order = [buttons.stepBack, buttons.step, buttons.play, buttons.reset];
  const count = element('span', 'transport-count');
  const iteration = element('span', 'transport-iteration', 'Iteration ', count);
  iteration.setAttribute('role', 'status');
  const bar = element('div', 'transport', ...order.map((each) => each.element), iteration);
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-label', 'Stepping');
  rove(
    order.map((each) => each.element),
    bar,
    1,
  );
  listenForShortcuts(run);

  const update = (next: TransportState): void => {
    state = next;
    for (const name of ['stepBack', 'step', 'reset'] as const) buttons[name].set({ disabled: !available(name) });
    const toggle = state.playing ? 'Pause' : 'Play';
    buttons.play.set({ icon: state.playing ? 'pause' : 'play', label: toggle, title: titleOf(toggle, 'play') });
    count.textContent = formatCount(state.iteration);
    // Every number of a running sequence would be read aloud.
    iteration.setAttribute('aria-live', state.playing ? 'off' : 'polite');
    bar.ariaBusy = String(state.busy);
    bar.dataset['playing'] = String(state.playing);
    bar.dataset['iteration'] = String(state.iteration);
  };
  update(state);
  return { element: bar, update };
}

const LABELS: Readonly<Record<Shortcut, string>> = { stepBack: 'Step back', step: 'Step', play: 'Play', reset: 'Reset' };

function titleOf(label: string, name: Shortcut): string {
  const keys = [SHORTCUTS[name].toUpperCase(), GLOBAL_SHORTCUTS[name]].filter((key) => key !== undefined);
  return `${label} (${keys.join(' or ')})`;
}

/** Roving tab index: the last one focused is the bar's only tab stop. */
function rove(items: readonly HTMLElement[], bar: HTMLElement, first: number): void {
  let current = first;
  const settle = (index: number): void => {
    current = index;
    items.forEach((item, position) => {
      item.tabIndex = position === current ? 0 : -1;
    });
  };
  settle(first);
  bar.addEventListener('focusin', (event) => {
    const index = items.findIndex((item) => event.composedPath().includes(item));
    if (index >= 0) settle(index);
  });
  bar.addEventListener('keydown', (event) => {
    const moves: Readonly<Record<string, number>> = {
      ArrowRight: (current + 1) % items.length,
      ArrowLeft: (current + items.length - 1) % items.length,
      Home: 0,
      End: items.length - 1,
    };
    const target = moves[event.key];
    if (target === undefined) return;
    event.preventDefault();
    settle(target);
    items[target]?.focus();
  });
}
