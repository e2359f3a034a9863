import type { PanelTopic } from '../../../webview/protocol.ts';
import type { Disposable } from '../../dispose.ts';
import type { Experiments } from '../../experiments/experiments.ts';
import { Throttle } from '../../throttle.ts';
import type { Audience, Feed } from './feed.ts';

/** Milliseconds between two looks at experiments that go on. */
const PROGRESS = 250;

/** The experiments, and their tables as they fill. */
export class ExperimentsFeed implements Feed {
  readonly #audience: Audience;
  readonly #experiments: Experiments;
  readonly #progress = new Throttle(PROGRESS, () => this.#tell());
  readonly #listening: Disposable;

  constructor(audience: Audience, experiments: Experiments) {
    this.#audience = audience;
    this.#experiments = experiments;
    this.#listening = experiments.onChange(() => this.#progress.trigger());
  }

  tell(topics: readonly PanelTopic[]): void {
    if (!topics.includes('experiments')) return;
    this.#tell();
    this.#experiments.tabulate();
  }

  dispose(): void {
    this.#listening.dispose();
    this.#progress.dispose();
  }

  #tell(): void {
    if (this.#audience.watches('experiments')) this.#audience.post({ type: 'experiments', experiments: this.#experiments.all });
  }
}
