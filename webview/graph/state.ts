/** What the view keeps over a reload: never data, which the host has. */
import type { Viewport } from './drawing/viewport.ts';

export interface KeptState {
  /** The function that the viewport belongs to. */
  readonly functionName?: string;
  readonly viewport?: Viewport;
  readonly legendOpen: boolean;
  readonly settingsOpen: boolean;
}

export interface StateStore {
  readonly current: KeptState;
  /** Changes the state and stores it soon: dragging changes it many times a second. */
  keep(change: Partial<KeptState>): void;
}

const DELAY = 200;

export function createStateStore(host: { getState(): KeptState | undefined; setState(state: KeptState): void }): StateStore {
  let current: KeptState = { legendOpen: true, settingsOpen: false, ...host.getState() };
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    get current() {
      return current;
    },
    keep(change) {
      current = { ...current, ...change };
      clearTimeout(timer);
      timer = setTimeout(() => host.setState(current), DELAY);
    },
  };
}
