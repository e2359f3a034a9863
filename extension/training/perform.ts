import type { Lease } from '../workers/pool.ts';
import type { TrainingData } from '../workers/training-service.ts';
import type { Training } from './training.ts';

/** What the person wants of a training. `step`, `back`: the next iteration or the one before, and then a pause. */
export type Wish = 'run' | 'pause' | 'step' | 'back' | 'cancel';

export interface PerformOptions {
  readonly lease: Lease;
  readonly version: string;
  readonly read: () => Promise<TrainingData>;
  readonly wish: () => Wish;
  /** Answers when the wish is another one. */
  readonly rewished: () => Promise<unknown>;
  /** One iteration was done as wished: a pause is next. */
  readonly stepped: () => void;
  readonly detailed: () => boolean;
  readonly now: () => number;
  readonly changed: () => void;
  /** There is a checkpoint that is worth writing. */
  readonly save: () => void;
}

/** Milliseconds of work between two looks at what the person wants. */
const SLICE = 120;
/** Milliseconds between checkpoints: what a crash can cost, and it only costs time. */
const CHECKPOINT_EVERY = 3000;

/** Trains in a worker of its own until it is done, cancelled or has failed; while it is paused, the worker waits. */
export async function perform(training: Training, options: PerformOptions): Promise<void> {
  try {
    const reached = await open(training, options);
    if (reached !== undefined) await iterate(training, reached, options);
  } catch (error) {
    // A worker that is ended on purpose lets its calls reject too.
    if (options.wish() === 'cancel') training.turn('cancelled');
    else training.turn('failed', error instanceof Error ? error.message : String(error));
  } finally {
    options.lease.end();
    options.save();
    options.changed();
  }
}

/** The iteration at which the worker stands; nothing where there is nothing to go on with. */
async function open(training: Training, { lease, version, read, changed }: PerformOptions): Promise<number | undefined> {
  training.turn('preparing');
  changed();
  const { settings, source } = training.plan;
  const plan = { settings, ...(source && { source }), data: await read(), version };
  const outcome = await lease.engine.trainingOpen(plan, training.checkpoint);
  if (outcome.ok) {
    training.opened(outcome);
    return outcome.iteration;
  }
  training.turn('failed', outcome.message);
  return undefined;
}

async function iterate(training: Training, from: number, options: PerformOptions): Promise<void> {
  const { wish, changed } = options;
  const worker = new Worked(training, from, options);
  await worker.catchUp();
  while (training.iteration < training.total) {
    switch (wish()) {
      case 'cancel':
        await worker.checkpoint();
        return training.turn('cancelled');
      case 'step':
        await worker.step();
        training.turn('paused');
        options.stepped();
        break;
      case 'back':
        training.turn('paused', (await worker.back()) ? undefined : 'It cannot go back: the worker knows nothing before this iteration.');
        options.stepped();
        break;
      case 'pause':
        if (training.status !== 'paused') await worker.checkpoint();
        training.turn('paused');
        changed();
        await options.rewished();
        break;
      case 'run':
        if (training.status !== 'running') training.turn('running');
        await worker.advance(training.total, options.detailed(), worker.due);
    }
    changed();
  }
  await worker.checkpoint();
  training.turn('done');
}

class Worked {
  readonly #training: Training;
  readonly #options: PerformOptions;
  #reached: number;
  #saved: number;

  constructor(training: Training, reached: number, options: PerformOptions) {
    this.#training = training;
    this.#options = options;
    this.#reached = reached;
    this.#saved = options.now();
  }

  /** It is time for a checkpoint. */
  get due(): boolean {
    return this.#options.now() - this.#saved > CHECKPOINT_EVERY;
  }

  step(): Promise<void> {
    return this.advance(this.#reached + 1, true, true);
  }

  /** The iteration before the last one once more; what came of those after it stays known. `false` where the worker cannot. */
  async back(): Promise<boolean> {
    const before = this.#reached;
    if (before > 1) await this.advance(before - 1, true, false, before - 2);
    return this.#reached < before;
  }

  async advance(to: number, details: boolean, checkpoint: boolean, from?: number): Promise<void> {
    const { lease, now, save } = this.#options;
    const { evaluateEvery } = this.#training.plan;
    const done = await lease.engine.trainingAdvance({
      ...(from !== undefined && { from }),
      to,
      milliseconds: SLICE,
      evaluateEvery,
      details,
      checkpoint,
    });
    this.#training.add(done, now());
    this.#reached = done.iteration;
    if (!checkpoint) return;
    this.#saved = now();
    save();
  }

  checkpoint(): Promise<void> {
    return this.advance(this.#reached, false, true);
  }

  /** Does again what was done after the checkpoint before a crash. */
  async catchUp(): Promise<void> {
    while (this.#reached < this.#training.iteration && this.#options.wish() !== 'cancel')
      await this.advance(this.#training.iteration, false, false);
  }
}
