import assert from 'node:assert/strict';
import { join } from 'node:path';
import {
  compileTensorFunction,
  decodeCheckpoint,
  glyphs,
  networkOf,
  paperSettings,
  Trainer,
  type TrainingSettings,
  type TrainingState,
} from '../../../engine/index.ts';
import type { Training } from '../../../extension/training/training.ts';
import { Trainings } from '../../../extension/training/trainings.ts';
import type { EngineWorker, StartWorker } from '../../../extension/workers/client.ts';
import { nodeWorkers } from '../../../extension/workers/node-factory.ts';
import { WorkerPool } from '../../../extension/workers/pool.ts';
import type { FunctionSource } from '../../../extension/workers/service.ts';
import { trainingService } from '../../../extension/workers/trainings.ts';
import type { TrainingDraft } from '../../../webview/protocol.ts';
import { MemoryKeeping } from './keeping.ts';

const settings: TrainingSettings = {
  network: 'smallfc',
  ...paperSettings('smallfc', 12),
  batch: 20,
  estimator: { name: 'spad', kind: 'sampling', fraction: 0.1, m: 2, kMax: 4 },
  bootstrap: false,
  seed: 1,
};
const short: TrainingDraft = { settings, data: 'glyphs', evaluateEvery: 6, seeds: 1 };
const endless: TrainingDraft = { ...short, settings: { ...settings, iterations: 1_000_000 }, evaluateEvery: 1_000_000 };

const own: FunctionSource = {
  fileName: 'file:///net.ts',
  name: 'tiny',
  files: {},
  text: `
import { linear, relu, softmaxCrossEntropy, type Tensor } from 'backpath';
/** @differentiable */
export function tiny(
  images: Tensor<[number, 784]>,
  labels: Tensor<[number]>,
  w1: Tensor<[784, 16]>,
  b1: Tensor<[16]>,
  w2: Tensor<[16, 10]>,
  b2: Tensor<[10]>,
): number {
  return softmaxCrossEntropy(linear(relu(linear(images, w1, b1)), w2, b2), labels);
}`,
};

/** Trainings on the bundled worker, whose threads the test can reach. */
describe('trainings on real workers', function () {
  this.timeout('2m');
  const start = nodeWorkers(join(import.meta.dirname, '..', '..', '..', 'dist', 'worker.cjs'));
  const threads: EngineWorker[] = [];
  const watched: StartWorker = async (events) => {
    const thread = await start(events);
    threads.push(thread);
    return thread;
  };
  const pool = new WorkerPool({ start: watched, size: 1, timeLimit: 120_000 });
  const keeping = new MemoryKeeping();
  let ids = 0;
  const options = {
    pool,
    keeping,
    version: '1.0.0',
    read: () => Promise.resolve({ kind: 'glyphs' } as const),
    sourceOf: (network: string) => (network === 'net.ts#tiny' ? own : undefined),
    now: () => performance.now(),
    date: () => 0,
    freshId: () => `training${++ids}`,
    failed: (error: unknown) => assert.fail(String(error)),
  };
  const trainings = new Trainings(options);
  after(() => {
    trainings.dispose();
    pool.dispose();
  });

  function begun(draft: TrainingDraft): Training {
    const [training] = trainings.start([draft]);
    assert.ok(training);
    return training;
  }

  function until(training: Training, holds: (training: Training) => boolean): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = (): void => {
      if (holds(training)) resolve();
    };
    const listener = trainings.onChanged(look);
    look();
    return promise.finally(() => listener.dispose());
  }

  /** What the engine does by itself. */
  function alone(): { readonly losses: readonly number[]; readonly state: TrainingState; readonly test: number } {
    const data = glyphs({ side: 28, channels: 1 });
    const trainer = new Trainer(settings, data.train);
    const losses = Array.from({ length: settings.iterations }, () => trainer.step().loss);
    return { losses, state: trainer.state, test: trainer.evaluate(data.test).accuracy };
  }

  it('do what the engine does, bit for bit, through pauses, steps and a killed worker', async () => {
    threads.length = 0;
    const training = begun(short);
    await trainings.act(training.plan.id, 'step');
    await until(training, ({ status, iteration }) => status === 'paused' && iteration === 1);
    const { details } = training.view;
    assert.deepEqual(
      details?.layers.map(({ units, kept, indices }) => [units, kept, indices?.length]),
      [
        [784, 78, 78],
        [300, 30, 30],
        [300, 30, 30],
        [300, 30, 30],
      ],
    );
    // Forth, back and forth again: the same iteration shows the same.
    for (const done of [2, 3]) {
      await trainings.act(training.plan.id, 'step');
      await until(training, ({ status, iteration }) => status === 'paused' && iteration === done);
    }
    const third = training.view.details;
    await trainings.act(training.plan.id, 'back');
    await until(training, ({ status, view }) => status === 'paused' && view.details?.iteration === 1);
    assert.equal(training.iteration, 3);
    await trainings.act(training.plan.id, 'back');
    await until(training, ({ status, view }) => status === 'paused' && view.details?.iteration === 0);
    assert.deepEqual(training.view.details, details);
    await trainings.act(training.plan.id, 'back');
    await until(training, ({ status, summary }) => status === 'paused' && summary.message !== undefined);
    for (const shown of [1, 2]) {
      await trainings.act(training.plan.id, 'step');
      await until(training, ({ status, view }) => status === 'paused' && view.details?.iteration === shown);
    }
    assert.deepEqual(training.view.details, third);
    threads[0]?.terminate();
    await trainings.act(training.plan.id, 'resume');
    await until(training, ({ status }) => status !== 'running' && status !== 'paused');
    assert.equal(training.status, 'failed');
    await trainings.act(training.plan.id, 'resume');
    await until(training, ({ status }) => status === 'done' || status === 'failed');
    const { losses, state, test } = alone();
    assert.deepEqual(training.view.series.loss, losses);
    assert.equal(training.evaluations.at(-1)?.test.accuracy, test);
    assert.deepEqual(
      training.evaluations.map(({ iteration }) => iteration),
      [6, 12],
    );
    const { checkpoint } = training;
    assert.ok(checkpoint);
    const line = new TextDecoder().decode(checkpoint.subarray(0, checkpoint.indexOf(10)));
    assert.deepEqual(decodeCheckpoint('', checkpoint, JSON.parse(line).backpathTraining), state);
  });

  it('are cancelled at once, keep what they did, and go on after a reload', async () => {
    const training = begun(endless);
    const next = begun(short);
    await until(training, ({ iteration }) => iteration > 2);
    assert.equal(next.status, 'waiting');
    await trainings.act(next.plan.id, 'cancel');
    assert.equal(next.status, 'cancelled');
    await trainings.act(next.plan.id, 'resume');
    assert.equal(next.status, 'waiting', 'it can be wanted again before it has had a worker');
    await trainings.act(next.plan.id, 'cancel');
    await trainings.act(training.plan.id, 'cancel');
    await until(training, ({ status }) => status === 'cancelled');
    const reached = training.iteration;
    const reloaded = new Trainings(options);
    await reloaded.load();
    const again = reloaded.find(training.plan.id);
    assert.deepEqual([again?.status, again?.iteration], ['cancelled', reached]);
    assert.deepEqual(again?.view.series, training.view.series);
    await reloaded.act(training.plan.id, 'step');
    const { promise, resolve } = Promise.withResolvers<void>();
    reloaded.onChanged(() => again?.iteration === reached + 1 && resolve());
    await promise;
    await reloaded.act(training.plan.id, 'cancel');
    reloaded.dispose();
  });

  it('train a function of one’s own', async () => {
    const [found] = trainingService().networksIn(own).networks;
    assert.deepEqual([found?.name, found?.option.name, found?.option.exampleSize], ['tiny', 'net.ts#tiny', 784]);
    const mine = { ...settings, network: 'net.ts#tiny', iterations: 6 };
    const training = begun({ ...short, settings: mine });
    await until(training, ({ status }) => status === 'done' || status === 'failed');
    const { fn } = compileTensorFunction(own.text, 'tiny');
    const network = fn && networkOf(fn);
    assert.ok(network && !('code' in network));
    const trainer = new Trainer(mine, glyphs({ side: 28, channels: 1 }).train, { network });
    const losses = Array.from({ length: 6 }, () => trainer.step().loss);
    assert.deepEqual(training.view.series.loss, losses);
    const dropped = begun({ ...short, settings: { ...mine, keep: 0.5 } });
    await until(dropped, ({ status }) => status === 'done' || status === 'failed');
    assert.match(dropped.summary.message ?? '', /call dropout in tiny/);
  });

  it('say what is wrong with their data', async () => {
    const broken = new Trainings({ ...options, read: () => Promise.resolve({ kind: 'files', files: [] }) });
    const [training] = broken.start([short]);
    assert.ok(training);
    const { promise, resolve } = Promise.withResolvers<void>();
    broken.onChanged(() => training.status === 'failed' && resolve());
    await promise;
    assert.match(training.summary.message ?? '', /neither the files of MNIST nor those of CIFAR-10/);
    broken.dispose();
  });
});
