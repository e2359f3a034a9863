import assert from 'node:assert/strict';
import { paperSettings, type TrainingSettings } from '../../../engine/index.ts';
import { compareTrainings } from '../../../extension/training/compare.ts';
import { trainingLines } from '../../../extension/training/lines.ts';
import { Training } from '../../../extension/training/training.ts';
import type { TrainingEvaluation } from '../../../webview/protocol.ts';

const settings: TrainingSettings = {
  network: 'smallfc',
  ...paperSettings('smallfc', 20),
  estimator: { name: 'full' },
  bootstrap: false,
  seed: 1,
};

/** A training that was evaluated after iterations 10, 20, … with those accuracies on test images. */
function evaluated(id: string, changes: Partial<TrainingSettings>, accuracies: readonly number[]): Training {
  const training = new Training({ id, settings: { ...settings, ...changes }, data: 'glyphs', evaluateEvery: 10, created: 0 });
  const memory = { peak: 100, saved: 40, baseline: { peak: 100, saved: 40 } };
  training.opened({ iteration: 0, perEpoch: 5, header: '{"backpath":"1"}', memory, timeline: [], weights: ['w1'] });
  accuracies.forEach((accuracy, index) => {
    const iteration = 10 * (index + 1);
    const score = { loss: 1 - accuracy, accuracy };
    const evaluation: TrainingEvaluation = { iteration, train: score, test: score };
    const losses = Array.from({ length: 10 }, (_, i) => iteration - 10 + i);
    training.add({ iteration, losses, norms: losses.map((loss) => [2 * loss]), milliseconds: 50, evaluation }, 1000 * index);
  });
  return training;
}

describe('comparing trainings', () => {
  it('takes those that differ in their seed only as one method, as far as all of them are', () => {
    const all = [
      evaluated('a', {}, [0.2, 0.4, 0.9]),
      evaluated('b', { seed: 2 }, [0.4, 0.8]),
      evaluated('c', { estimator: { name: 'rad', kind: 'sampling', fraction: 0.1 } }, [0.5]),
      evaluated('d', { seed: 3 }, []),
    ];
    const [baseline, rad] = compareTrainings(all);
    assert.deepEqual([baseline?.name, baseline?.seeds, baseline?.iterations], ['Baseline, batch 150', 2, [10, 20]]);
    const { low, mean, high } = baseline?.curves.testAccuracy ?? {};
    assert.deepEqual(low, [0.2, 0.4]);
    assert.deepEqual(
      mean?.map((value) => value.toFixed(9)),
      ['0.300000000', '0.600000000'],
    );
    assert.deepEqual(high, [0.4, 0.8]);
    assert.deepEqual([...(baseline?.accuracies ?? [])].sort(), [0.4, 0.8]);
    // 50 ms for ten iterations.
    assert.equal(baseline?.milliseconds, 5);
    assert.deepEqual([rad?.name, rad?.seeds, rad?.bytes], ['RAD 10 %, batch 150', 1, { peak: 100, saved: 40 }]);
  });

  it('says how fast and how long a training goes', () => {
    const training = evaluated('a', {}, [0.2]);
    training.turn('running');
    const advanced = { losses: [], norms: [], milliseconds: 0 };
    training.add({ ...advanced, iteration: 10 }, 5000);
    training.add({ ...advanced, iteration: 14, losses: [1, 1, 1, 1], norms: [[1], [1], [1], [1]] }, 7000);
    // Four iterations in two seconds; six are left.
    assert.deepEqual([training.summary.rate, training.summary.secondsLeft], [2, 3]);
  });

  it('writes a training as the command line does', () => {
    const lines = trainingLines(evaluated('a', {}, [0.25]))
      .trim()
      .split('\n');
    assert.equal(lines[0], '{"backpath":"1"}');
    assert.deepEqual(
      lines.slice(1, 3).map((line) => JSON.parse(line)),
      [
        { iteration: 1, loss: 0 },
        { iteration: 2, loss: 1 },
      ],
    );
    const score = { loss: 0.75, accuracy: 0.25 };
    assert.deepEqual(JSON.parse(lines.at(-1) ?? ''), { iteration: 10, evaluation: { train: score, test: score } });
    assert.equal(lines.length, 12);
  });
});
