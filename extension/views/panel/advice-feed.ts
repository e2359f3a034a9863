import type { PanelTopic } from '../../../webview/protocol.ts';
import { adviceFor } from '../../advice/sentences.ts';
import { DisposableStore } from '../../dispose.ts';
import type { Sessions } from '../../session/sessions.ts';
import { Throttle } from '../../throttle.ts';
import type { EngineClient } from '../../workers/protocol.ts';
import type { Audience, Feed } from './feed.ts';

/** Milliseconds between two pieces of advice while playing. */
const PAUSE = 500;

/** What the exact analysis advises where the person stands. */
export class AdviceFeed implements Feed {
  readonly #audience: Audience;
  readonly #sessions: Sessions;
  readonly #engine: EngineClient;
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new Throttle(PAUSE, () => void this.#tell()));

  constructor(audience: Audience, sessions: Sessions, engine: EngineClient) {
    this.#audience = audience;
    this.#sessions = sessions;
    this.#engine = engine;
    this.#owned.add(sessions.onActivate(() => this.#changed.trigger()));
    this.#owned.add(
      sessions.onEvent(({ of, event }) => {
        const moves = event.type === 'graph' || event.type === 'run' || event.type === 'stepped' || event.type === 'moved';
        if (of === sessions.active && moves) this.#changed.trigger();
      }),
    );
  }

  tell(topics: readonly PanelTopic[]): void {
    if (topics.includes('advice')) void this.#tell();
  }

  dispose(): void {
    this.#owned.dispose();
  }

  async #tell(): Promise<void> {
    const view = this.#sessions.active?.session.view;
    if (view === undefined || !this.#audience.watches('advice')) return;
    const { record, state } = view.run.position;
    const used = record && { estimator: state.estimator, gradient: record.gradient };
    const outcome = await this.#engine.facts(view.source, view.settings, record?.point ?? state.point, used).catch(() => undefined);
    if (outcome?.ok !== true || this.#sessions.active?.session.view?.run !== view.run) return;
    const { facts, spread } = outcome;
    const advice = adviceFor({ facts, settings: view.settings.estimator, ...(spread && { spread }) });
    this.#audience.post({ type: 'advice', advice, iteration: state.iteration });
  }
}
