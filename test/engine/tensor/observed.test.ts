import assert from 'node:assert/strict';
import { wholeGradient } from '../../../engine/tensor/gradient.ts';
import { HISTOGRAM, signalHealth, summarizeGradient } from '../../../engine/tensor/training/gradient-summary.ts';
import type { TrainingSettings } from '../../../engine/tensor/training/settings.ts';
import { Trainer } from '../../../engine/tensor/training/trainer.ts';
import { squares } from './images.ts';

const optimizer = { name: 'adam', learningRate: 1e-3, schedule: { kind: 'constant' } } as const;
const spad: TrainingSettings = {
  network: 'smallfc',
  batch: 20,
  estimator: { name: 'spad', kind: 'sampling', fraction: 0.1, m: 3, kMax: 2 },
  optimizer,
  iterations: 4,
  bootstrap: false,
  seed: 3,
};

describe('a summary of a gradient', () => {
  it('counts zeros, what is no number, and magnitudes by class', () => {
    const summary = summarizeGradient('w', wholeGradient(Float32Array.of(0, 0, 3, -4, Number.NaN, 1e-20, 1e20)));
    assert.equal(summary.zeros, 2);
    assert.equal(summary.nonFinite, 1);
    const expected = new Array<number>(30).fill(0);
    expected[0] = 1;
    expected[24] = 1; // 3 is below √10
    expected[25] = 1;
    expected[29] = 1;
    assert.deepEqual(summary.counts, expected);
    assert.equal(HISTOGRAM.from + 24 / HISTOGRAM.perDecade, 0);
  });

  it('has the norm', () => {
    assert.equal(summarizeGradient('w', wholeGradient(Float32Array.of(3, -4, 0))).norm, 5);
  });

  it('calls what is a thousandth vanishing, what is a thousand times or no number exploding', () => {
    const of = (...values: number[]) => summarizeGradient('w', wholeGradient(Float32Array.from(values)));
    const seen = signalHealth([of(1, 0), of(0.5, -2), of(1e-4), of(2e4), of(Number.NaN), of(0)]);
    assert.deepEqual(seen, ['steady', 'steady', 'vanishing', 'exploding', 'exploding', 'vanishing']);
  });
});

describe('a training that is looked at', function () {
  this.timeout('60s');
  const data = squares(200, 1);

  it('tells of kept units, candidates and gradients, and goes the same way', () => {
    const [watched, unwatched] = [new Trainer(spad, data), new Trainer(spad, data)];
    for (let i = 0; i < 4; i++) {
      const { details, ...record } = watched.step({ details: true });
      assert.deepEqual(record, unwatched.step());
      assert.ok(details);
      assert.deepEqual(
        details.layers.map(({ weights, kept }) => [weights, kept]),
        [
          ['w1', 78],
          ['w2', 30],
          ['w3', 30],
          ['w4', 30],
        ],
      );
      for (const { candidates, draw, since } of details.layers) {
        assert.equal(candidates.length, i % 2 === 0 ? 3 : 0);
        assert.ok(candidates.every((norm) => norm <= (candidates[draw] ?? Number.NaN)));
        assert.equal(since, i - (i % 2));
      }
      // The gradient of the weights is 0 outside the kept units' rows, and its norm is what the record says.
      const w1 = details.gradients.find(({ name }) => name === 'w1');
      assert.ok(w1 && w1.zeros >= (784 - 78) * 300);
      for (const [name, norm] of record.norms) {
        const own = details.gradients.find((gradient) => gradient.name === name);
        assert.ok(own && Math.abs(own.norm - norm) <= 1e-12 * norm);
      }
    }
    assert.deepEqual(watched.state, unwatched.state);
  });

  it('goes back to an earlier state, and on from there the same way', () => {
    const trainer = new Trainer(spad, data);
    trainer.step();
    const early = trainer.state;
    const first = [trainer.step(), trainer.step()];
    trainer.restore(early);
    assert.deepEqual([trainer.step(), trainer.step()], first);
  });

  it('refuses the state of another network', () => {
    const trainer = new Trainer(spad, data);
    const { parameters, ...rest } = trainer.state;
    const [first] = parameters;
    assert.ok(first);
    assert.throws(() => trainer.restore({ ...rest, parameters: new Map([[first[0], new Float32Array(3)]]) }), RangeError);
  });

  it('says how often each class is taken for each other, and which images it is surest and wrong about', () => {
    const trainer = new Trainer(spad, data);
    for (let i = 0; i < 10; i++) trainer.step();
    const { confusion, mistakes, accuracy, count } = trainer.evaluate(data);
    assert.equal(count, 200);
    const total = confusion.flat().reduce((sum, images) => sum + images, 0);
    assert.equal(total, 200);
    for (const [label, row] of confusion.entries()) {
      assert.equal(
        row.reduce((sum, images) => sum + images, 0),
        data.labels.filter((own) => own === label).length,
      );
    }
    const hits = confusion.reduce((sum, row, label) => sum + (row[label] ?? 0), 0);
    assert.equal(accuracy, hits / 200);
    assert.ok(mistakes.length > 0 && mistakes.length <= 12);
    for (const [index, { image, label, predicted, probability }] of mistakes.entries()) {
      assert.equal(label, data.labels[image]);
      assert.notEqual(predicted, label);
      assert.ok(probability > 0.1 && probability <= (mistakes[index - 1]?.probability ?? 1));
    }
  });

  it('evaluates every image, whatever their number', () => {
    const trainer = new Trainer(spad, data);
    const odd = trainer.evaluate(squares(263, 5));
    assert.equal(odd.count, 263);
    const whole = squares(263, 5);
    const parts = [0, 250].map((from) => {
      const to = Math.min(263, from + 250);
      return trainer.evaluate({
        ...whole,
        count: to - from,
        pixels: whole.pixels.subarray(from * 784, to * 784),
        labels: whole.labels.subarray(from, to),
      });
    });
    const mean = parts.reduce((sum, { loss, count }) => sum + loss * count, 0) / 263;
    assert.ok(Math.abs(odd.loss - mean) < 1e-9);
  });
});
