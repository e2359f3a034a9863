import assert from 'node:assert/strict';
import { DataError } from '../../../engine/data/errors.ts';
import type { UnitEstimatorSettings } from '../../../engine/tensor/estimators/settings.ts';
import { Batches, resample } from '../../../engine/tensor/training/batches.ts';
import { decodeCheckpoint, encodeCheckpoint } from '../../../engine/tensor/training/checkpoint.ts';
import type { TrainingSettings } from '../../../engine/tensor/training/settings.ts';
import { Trainer } from '../../../engine/tensor/training/trainer.ts';
import { squares } from './images.ts';

const estimators: readonly UnitEstimatorSettings[] = [
  { name: 'full' },
  { name: 'rad', kind: 'sampling', fraction: 0.1 },
  { name: 'rad', kind: 'projection', fraction: 0.1 },
  { name: 'spad', kind: 'sampling', fraction: 0.1, m: 3, kMax: 4 },
];

function settingsFor(estimator: UnitEstimatorSettings, iterations = 6): TrainingSettings {
  const optimizer = { name: 'adam', learningRate: 1e-3, schedule: { kind: 'constant' } } as const;
  return { network: 'smallfc', batch: 20, estimator, optimizer, iterations, bootstrap: true, seed: 3 };
}

function bytesOf(trainer: Trainer): Uint8Array {
  return encodeCheckpoint(trainer.state, 'test');
}

describe('training', function () {
  this.timeout('60s');
  const data = squares(200, 1);

  for (const estimator of estimators) {
    const title = `${estimator.name}${'kind' in estimator ? ` by ${estimator.kind}` : ''}`;
    it(`goes on from a checkpoint bit for bit: ${title}`, () => {
      const settings = settingsFor(estimator);
      const whole = new Trainer(settings, data);
      while (whole.iteration < 6) whole.step();
      const first = new Trainer(settings, data);
      while (first.iteration < 3) first.step();
      const second = new Trainer(settings, data, { state: decodeCheckpoint('file', bytesOf(first), 'test') });
      while (second.iteration < 6) second.step();
      assert.deepEqual(bytesOf(second), bytesOf(whole));
    });

    it(`learns what is plain to see: ${title}`, () => {
      const trainer = new Trainer(settingsFor(estimator), data);
      const before = trainer.evaluate(squares(100, 2)).accuracy;
      while (trainer.iteration < 60) trainer.step();
      const after = trainer.evaluate(squares(100, 2)).accuracy;
      assert.ok(after > 0.9 && before < 0.5, `${before} → ${after}`);
    });
  }

  it('with SPAD, m = 1 and k_max = 1 is RAD, draw for draw', () => {
    const runOf = (estimator: UnitEstimatorSettings) => {
      const trainer = new Trainer(settingsFor(estimator), data);
      while (trainer.iteration < 3) trainer.step();
      return Array.from(trainer.state.parameters.values());
    };
    const common = { kind: 'sampling', fraction: 0.1 } as const;
    assert.deepEqual(runOf({ name: 'spad', m: 1, kMax: 1, ...common }), runOf({ name: 'rad', ...common }));
  });

  it('keeps what SPAD chose for k_max iterations, in every layer one of the m draws', () => {
    const trainer = new Trainer(settingsFor({ name: 'spad', kind: 'sampling', fraction: 0.1, m: 3, kMax: 4 }), data);
    const seen = [0, 1, 2, 3, 4].map(() => {
      const { compared } = trainer.step();
      return { compared, kept: trainer.state.estimator };
    });
    assert.deepEqual(
      seen.map(({ compared }) => compared),
      [3, 0, 0, 0, 3],
    );
    for (const { kept } of seen.slice(0, 4)) assert.deepEqual(kept, seen[0]?.kept);
    assert.ok(seen[0]?.kept.length === 4 && seen[0].kept.every(({ iteration, draw }) => iteration === 0 && draw < 3));
    assert.ok(seen[4]?.kept.every(({ iteration }) => iteration === 4));
  });
});

describe('a checkpoint', () => {
  const trainer = new Trainer(settingsFor({ name: 'full' }), squares(40, 1));
  trainer.step();
  const bytes = bytesOf(trainer);

  it('is refused wherever it was cut short', () => {
    for (const length of [0, 1, 20, 100, bytes.length / 2, bytes.length - 1]) {
      assert.throws(() => decodeCheckpoint('file', bytes.slice(0, length), 'test'), DataError, `${length} bytes`);
    }
  });

  it('is refused where a byte is another', () => {
    assert.throws(() => decodeCheckpoint('file', bytes.with(bytes.length - 5, (bytes.at(-5) ?? 0) ^ 1), 'test'), DataError);
  });

  it('is refused for another training', () => {
    assert.throws(() => decodeCheckpoint('file', bytes, 'another'), /another training/);
  });
});

describe('batches', () => {
  it('give every example once an epoch, in another order each', () => {
    const batches = new Batches(resample(60, false, 1), 20, 1);
    assert.equal(batches.perEpoch, 3);
    const epoch = (first: number) => [0, 1, 2].flatMap((i) => [...batches.of(first + i)]);
    for (const numbers of [epoch(0), epoch(3)])
      assert.deepEqual(
        numbers.toSorted((a, b) => a - b),
        Array.from({ length: 60 }, (_, i) => i),
      );
    assert.notDeepEqual(epoch(0), epoch(3));
  });

  it('of an iteration do not depend on what was asked before', () => {
    const fresh = () => new Batches(resample(60, true, 1), 20, 1);
    const used = fresh();
    for (let i = 0; i < 7; i++) used.of(i);
    assert.deepEqual([...used.of(2)], [...fresh().of(2)]);
  });
});
