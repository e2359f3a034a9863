import type { TrainingAction, TrainingDraft } from '../../webview/protocol.ts';
import type { Disposable } from '../dispose.ts';
import type { Lease, WorkerPool } from '../workers/pool.ts';
import type { FunctionSource } from '../workers/service.ts';
import type { TrainingData } from '../workers/training-service.ts';
import { perform, type Wish } from './perform.ts';
import { plansOf } from './plan.ts';
import { Training } from './training.ts';

/** Where trainings are kept. */
export interface TrainingKeeping {
  list(): Promise<readonly Training[]>;
  checkpointOf(id: string): Promise<Uint8Array | undefined>;
  write(training: Training): Promise<void>;
  delete(id: string): Promise<void>;
}

export interface TrainingsOptions {
  readonly pool: WorkerPool;
  readonly keeping: TrainingKeeping;
  /** The extension's. */
  readonly version: string;
  readonly read: (dataSet: string) => Promise<TrainingData>;
  /** The function that a network is, where it is none of the engine's own. */
  readonly sourceOf: (network: string) => FunctionSource | undefined;
  readonly now: () => number;
  readonly date: () => number;
  readonly freshId: () => string;
  readonly failed: (error: unknown) => void;
}

/** Milliseconds that a cancelled training has for a last checkpoint. */
const GRACE = 500;

/** All trainings: those that go on, and those that are kept. */
export class Trainings implements Disposable {
  readonly #options: TrainingsOptions;
  readonly #going = new Map<string, Going>();
  readonly #listeners = new Set<(training?: Training) => void>();
  #all: readonly Training[] = [];
  #loaded: Promise<void> | undefined;
  /** The training whose layers are on screen. */
  detailed: string | undefined;

  constructor(options: TrainingsOptions) {
    this.#options = options;
  }

  /** Newest first. */
  get all(): readonly Training[] {
    return this.#all;
  }

  find(id: string | undefined): Training | undefined {
    return this.#all.find(({ plan }) => plan.id === id);
  }

  /** Told of a training that has changed; of none where the list has. */
  onChanged(listener: (training?: Training) => void): Disposable {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  /** Reads what is kept, once. */
  load(): Promise<void> {
    this.#loaded ??= this.#options.keeping.list().then((kept) => {
      this.#all = [...this.#all, ...kept];
      this.#tell();
    });
    return this.#loaded;
  }

  /** One training a draft and seed; they wait for workers in their order. */
  start(drafts: readonly TrainingDraft[]): readonly Training[] {
    const { freshId, date, sourceOf } = this.#options;
    // Newest first, and of one start in its order.
    const now = date();
    const plans = drafts.flatMap((draft) => plansOf(draft, sourceOf(draft.settings.network), freshId));
    const begun = plans.map((plan, index) => new Training({ ...plan, created: now - index }));
    this.#all = [...begun, ...this.#all];
    this.#tell();
    for (const training of begun) this.#begin(training, 'run');
    return begun;
  }

  async act(id: string, action: Exclude<TrainingAction, 'export'>): Promise<void> {
    const training = this.find(id);
    if (training === undefined) return;
    if (action === 'remove') return await this.#remove(training);
    const wish = action === 'resume' ? 'run' : action;
    const going = this.#going.get(id);
    if (going) going.want(wish);
    else if (wish !== 'cancel' && wish !== 'pause' && training.status !== 'done') this.#begin(training, wish);
  }

  dispose(): void {
    for (const going of this.#going.values()) going.lease?.end();
    this.#listeners.clear();
  }

  /** Nobody waits for its end. */
  #begin(training: Training, first: Wish): void {
    this.#go(training, first).catch(this.#options.failed);
  }

  async #go(training: Training, first: Wish): Promise<void> {
    const { pool, keeping, version, read, now } = this.#options;
    const { id, data } = training.plan;
    const changed = (): void => this.#tell(training);
    const going = new Going(first, () => {
      if (training.status !== 'waiting') return;
      // Without a worker there is nothing to wait for: it can be begun anew at once.
      if (going.lease === undefined) this.#going.delete(id);
      training.turn('cancelled');
      changed();
    });
    this.#going.set(id, going);
    training.turn('waiting');
    changed();
    const lease = await pool.lease();
    if (going.wish === 'cancel') lease.end();
    else {
      going.lease = lease;
      training.checkpoint ??= await keeping.checkpointOf(id);
      await perform(training, {
        lease,
        version,
        read: () => read(data),
        wish: () => going.wish,
        rewished: () => going.rewished(),
        stepped: () => (going.wish === 'step' || going.wish === 'back') && going.want('pause'),
        detailed: () => this.detailed === id,
        now,
        changed,
        save: () => this.#save(training),
      });
    }
    going.end();
    if (this.#going.get(id) === going) this.#going.delete(id);
  }

  #save(training: Training): void {
    if (this.find(training.plan.id) === training) this.#options.keeping.write(training).catch(this.#options.failed);
  }

  async #remove(training: Training): Promise<void> {
    const { id } = training.plan;
    this.#going.get(id)?.want('cancel');
    this.#all = this.#all.filter((one) => one !== training);
    this.#tell();
    await this.#options.keeping.delete(id);
  }

  #tell(training?: Training): void {
    for (const listener of this.#listeners) listener(training);
  }
}

/** A training that has, or waits for, a worker. */
class Going {
  lease: Lease | undefined;
  #wish: Wish;
  #changed = Promise.withResolvers<void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #cancelled: () => void;

  constructor(wish: Wish, cancelled: () => void) {
    this.#wish = wish;
    this.#cancelled = cancelled;
  }

  get wish(): Wish {
    return this.#wish;
  }

  want(wish: Wish): void {
    // What is cancelled has nothing left that could do anything else.
    if (this.#wish === 'cancel') return;
    this.#wish = wish;
    if (wish === 'cancel') {
      this.#timer = setTimeout(() => this.lease?.end(), GRACE);
      this.#cancelled();
    }
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }

  rewished(): Promise<void> {
    return this.#changed.promise;
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
