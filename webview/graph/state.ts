/** What the view keeps over a reload: never data, which the host has. */
import type { Overlay } from '../protocol.ts';
import type { Anchor } from './drawing/geometry.ts';
import type { Viewport } from './drawing/viewport.ts';
import { STANDARD } from './overlays/overlays.ts';
import type { Isolation } from './reading/isolation.ts';

export interface KeptState {
  /** The function that the viewport, the selection and the isolation belong to. */
  readonly functionName?: string;
  readonly viewport?: Viewport;
  /** The node in its middle. */
  readonly anchor?: Anchor | undefined;
  /** Keys of nodes. */
  readonly selection: readonly string[];
  readonly isolation?: Isolation | undefined;
  readonly overlays: readonly Overlay[];
  readonly legendOpen: boolean;
  readonly settingsOpen: boolean;
  readonly minimap: boolean;
  readonly pathsOpen: boolean;
}

export interface StateStore {
  readonly current: KeptState;
  /** Changes the state and stores it soon: dragging changes it many times a second. */
  keep(change: Partial<KeptState>): void;
}

const DELAY = 200;

const INITIAL: KeptState = { selection: [], overlays: STANDARD, legendOpen: true, settingsOpen: false, minimap: true, pathsOpen: false };

export function createStateStore(host: { getState(): KeptState | undefined; setState(state: KeptState): void }): StateStore {
  let current: KeptState = { ...INITIAL, ...host.getState() };
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
