import type { PanelTopic, RunDraft, RunWish } from '../../../webview/protocol.ts';
import { DisposableStore } from '../../dispose.ts';
import type { RunActions } from '../../runs/actions.ts';
import { compareRuns } from '../../runs/compare.ts';
import { choiceOf } from '../../runs/from-here.ts';
import type { Runs } from '../../runs/runs.ts';
import type { Sessions } from '../../session/sessions.ts';
import { setting } from '../../settings.ts';
import { Throttle } from '../../throttle.ts';
import type { Audience, Feed } from './feed.ts';

/** Milliseconds between two looks at runs that go on. */
const PROGRESS = 200;
const COMPARISON = 500;

export interface RunsFeedOptions {
  readonly audience: Audience;
  readonly sessions: Sessions;
  readonly runs: Runs;
  readonly actions: RunActions;
}

/** The list of the runs, how far they are, and those that are compared. */
export class RunsFeed implements Feed {
  readonly #options: RunsFeedOptions;
  readonly #owned = new DisposableStore();
  readonly #changed = new Set<string>();
  readonly #progress = this.#owned.add(new Throttle(PROGRESS, () => this.#tellChanged()));
  readonly #comparison = this.#owned.add(new Throttle(COMPARISON, () => void this.#tellComparison()));
  #compared: readonly string[] = [];

  constructor(options: RunsFeedOptions) {
    this.#options = options;
    const { runs, sessions } = options;
    this.#owned.add(
      runs.onEvent((event) => {
        if (event.type === 'list') return this.#tellList();
        this.#changed.add(event.id);
        this.#progress.trigger();
        if (this.#compared.includes(event.id)) this.#comparison.trigger();
      }),
    );
    // The form's defaults are the active session's.
    this.#owned.add(sessions.onActivate(() => this.#tellList()));
    this.#owned.add(sessions.onEvent(({ of, event }) => of === sessions.active && event.type === 'run' && this.#tellList()));
  }

  tell(topics: readonly PanelTopic[]): void {
    if (!topics.includes('runs')) return;
    this.#tellList();
    this.#comparison.trigger();
  }

  async wish(wish: RunWish): Promise<void> {
    const { audience, actions, runs, sessions } = this.#options;
    switch (wish.kind) {
      case 'check': {
        const active = sessions.active;
        const source = active?.session.view?.source;
        if (active === undefined || source === undefined) return;
        const subject = { function: { uri: active.uri.toString(), name: active.name }, source };
        return audience.post({ type: 'faults', ...(await runs.check(subject, wish.draft)) });
      }
      case 'compare':
        return this.compare(wish.ids);
      case 'compareFromHere':
        return this.compare(await actions.compareFromHere());
      case 'start': {
        const started = await actions.wish(wish);
        return audience.post({ type: 'faults', faults: started?.ok === false ? started.faults : [] });
      }
      default:
        await actions.wish(wish);
    }
  }

  /** The runs that are overlaid. */
  get compared(): readonly string[] {
    return this.#compared;
  }

  /** Overlays these runs, now and while they go on. */
  compare(ids: readonly string[]): void {
    this.#compared = ids;
    this.#comparison.trigger();
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #tellList(): void {
    const { audience, runs } = this.#options;
    if (!audience.watches('runs')) return;
    this.#changed.clear();
    audience.post({ type: 'runs', runs: runs.all, defaults: this.#defaults() });
  }

  #tellChanged(): void {
    const { audience, runs } = this.#options;
    for (const id of this.#changed) {
      const run = runs.find(id);
      if (run && audience.watches('runs')) audience.post({ type: 'run', run });
    }
    this.#changed.clear();
  }

  async #tellComparison(): Promise<void> {
    const { audience, runs } = this.#options;
    if (!audience.watches('runs')) return;
    const wanted = this.#compared;
    const loaded = await Promise.all(wanted.map((id) => runs.load(id)));
    if (wanted !== this.#compared) return;
    audience.post({ type: 'comparison', comparison: compareRuns(loaded.filter((run) => run !== undefined)) });
  }

  #defaults(): RunDraft {
    const view = this.#options.sessions.active?.session.view;
    const stop = { kind: 'iterations', iterations: setting('runs.iterations') } as const;
    return { choice: view ? choiceOf(view.settings) : { estimator: {} }, stop, seeds: 1 };
  }
}
