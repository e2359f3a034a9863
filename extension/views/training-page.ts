import type { HostToTraining, TrainingToHost } from '../../webview/protocol.ts';
import { handleDataSet } from '../data-sets/actions.ts';
import type { DataSets } from '../data-sets/data-sets.ts';
import { type Disposable, DisposableStore } from '../dispose.ts';
import type { Messages } from '../messages.ts';
import { Throttle } from '../throttle.ts';
import { actOn } from '../training/actions.ts';
import { compareTrainings } from '../training/compare.ts';
import type { NetworkEngine } from '../training/open-trainings.ts';
import type { OwnNetworks } from '../training/own-networks.ts';
import type { Trainings } from '../training/trainings.ts';

export interface TrainingPageOptions {
  readonly engine: NetworkEngine;
  readonly trainings: Trainings;
  readonly dataSets: DataSets;
  readonly networks: OwnNetworks;
  readonly messages: Messages;
  readonly post: (message: HostToTraining) => void;
}

type Received = Exclude<TrainingToHost, { readonly type: 'ready' | 'failed' }>;

/** Milliseconds between two pictures of what goes on. */
const PACE = 200;

/** What the page of the trainings is told, and what it asks for. */
export class TrainingPage implements Disposable {
  readonly #options: TrainingPageOptions;
  readonly #owned = new DisposableStore();
  readonly #list: Throttle;
  readonly #view: Throttle;
  readonly #comparison: Throttle;
  readonly #sets: Throttle;
  #shown: string | undefined;
  #compared: readonly string[] = [];

  constructor(options: TrainingPageOptions) {
    this.#options = options;
    const { trainings, dataSets, post } = options;
    this.#list = this.#owned.add(
      new Throttle(PACE, () => post({ type: 'trainings', trainings: trainings.all.map(({ summary }) => summary) })),
    );
    this.#view = this.#owned.add(new Throttle(PACE, () => this.#tellView()));
    this.#comparison = this.#owned.add(new Throttle(2 * PACE, () => this.#tellComparison()));
    this.#sets = this.#owned.add(new Throttle(PACE, () => post({ type: 'dataSets', sets: dataSets.summaries })));
    this.#owned.add(dataSets.onChanged(() => this.#sets.trigger()));
    this.#owned.add(
      trainings.onChanged((training) => {
        this.#list.trigger();
        if (training === undefined || training.plan.id === this.#shown) this.#view.trigger();
        if (training === undefined || this.#compared.includes(training.plan.id)) this.#comparison.trigger();
      }),
    );
  }

  async tellAll(chosen: string | undefined): Promise<void> {
    const { trainings, dataSets } = this.#options;
    await this.offer(chosen);
    await dataSets.look();
    await trainings.load();
    this.#list.trigger();
    this.#view.trigger();
  }

  /** The networks that can be trained, with the one that the person asks for. */
  async offer(chosen: string | undefined): Promise<void> {
    const { engine, networks, post } = this.#options;
    post({ type: 'networks', networks: [...(await engine.networks()), ...networks.found], ...(chosen !== undefined && { chosen }) });
  }

  async receive(message: Received): Promise<void> {
    const { engine, trainings, post } = this.#options;
    switch (message.type) {
      case 'check':
        return post({ type: 'faults', faults: await engine.trainingFaults(message.draft.settings) });
      case 'start': {
        const faults = await Promise.all(message.drafts.map(({ settings }) => engine.trainingFaults(settings)));
        post({ type: 'faults', faults: [...new Set(faults.flat())] });
        if (faults.flat().length > 0) return;
        return post({ type: 'started', ids: trainings.start(message.drafts).map(({ plan }) => plan.id) });
      }
      case 'show':
        this.#shown = message.id;
        trainings.detailed = message.page === 'layers' ? message.id : undefined;
        return this.#view.trigger();
      case 'act':
        return await actOn(message.id, message.action, trainings);
      case 'compare':
        this.#compared = message.ids;
        return this.#comparison.trigger();
      case 'dataSet':
        return await handleDataSet(message.wish, this.#options.dataSets, this.#options.messages);
    }
  }

  dispose(): void {
    this.#options.trainings.detailed = undefined;
    this.#owned.dispose();
  }

  #tellView(): void {
    const training = this.#options.trainings.find(this.#shown);
    if (training) this.#options.post({ type: 'training', view: training.view });
  }

  #tellComparison(): void {
    const { trainings, post } = this.#options;
    post({ type: 'comparison', methods: compareTrainings(trainings.all.filter(({ plan }) => this.#compared.includes(plan.id))) });
  }
}
