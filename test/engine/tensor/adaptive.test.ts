import assert from 'node:assert/strict';
import type { TrainingSettings } from '../../../engine/tensor/training/settings.ts';
import { Trainer } from '../../../engine/tensor/training/trainer.ts';
import { squares } from './images.ts';

const settings: TrainingSettings = {
  network: 'smallfc',
  batch: 20,
  estimator: { name: 'full' },
  optimizer: { name: 'sgd', learningRate: 0.01, schedule: { kind: 'constant' } },
  iterations: 9,
  bootstrap: false,
  seed: 3,
};
const adaptive: TrainingSettings = { ...settings, estimator: { name: 'adaptive', fraction: 0.1 } };

describe('adaptive units', function () {
  this.timeout('60s');
  const data = squares(200, 1);

  it('are those with the largest gradients, scaled to the size of all', () => {
    // One step of gradient descent by the whole gradient shows it: what the weights moved by.
    const [whole, trainer] = [new Trainer(settings, data), new Trainer(adaptive, data)];
    const before = whole.state.parameters;
    whole.step();
    const { details } = trainer.step({ details: true });
    assert.ok(details);
    for (const { weights, units, kept, choice } of details.layers) {
      assert.equal(choice.kind, 'sampling');
      if (choice.kind !== 'sampling') continue;
      const id = whole.network.program.instructions.find(({ name }) => name === weights)?.id;
      assert.ok(id !== undefined);
      const [old, moved, own] = [before, whole.state.parameters, trainer.state.parameters].map((parameters) => parameters.get(id));
      assert.ok(old && moved && own);
      const width = old.length / units;
      const norms = Array.from({ length: units }, (_, unit) => {
        let squares_ = 0;
        for (let i = unit * width; i < (unit + 1) * width; i++) squares_ += ((old[i] ?? 0) - (moved[i] ?? 0)) ** 2;
        return Math.sqrt(squares_);
      });
      const least = Math.min(...Array.from(choice.units, (unit) => norms[unit] ?? 0));
      assert.equal(choice.units.length, kept);
      // Weights and what they move by are Float32: ties within rounding may fall either way.
      const missed = norms.filter((norm, unit) => !choice.units.includes(unit) && norm > least * (1 + 1e-3));
      assert.deepEqual(missed, []);
      const total = norms.reduce((sum, norm) => sum + norm, 0);
      const share = Array.from(choice.units, (unit) => norms[unit] ?? 0).reduce((sum, norm) => sum + norm, 0) / total;
      assert.ok(choice.scale !== undefined && Math.abs(choice.scale * share - 1) < 1e-2, `${choice.scale} for a share of ${share}`);
      const step = (values: Float32Array, i: number) => (old[i] ?? 0) - (values[i] ?? 0);
      for (const unit of choice.units) {
        for (let i = unit * width; i < (unit + 1) * width; i++) {
          assert.ok(Math.abs(step(own, i) - choice.scale * step(moved, i)) < 1e-5, `${weights}[${i}]`);
        }
      }
    }
  });

  it('are looked at again 1, 2, 4, 8 … iterations after the choice', () => {
    const trainer = new Trainer(adaptive, data);
    const looked: number[] = [];
    for (let i = 0; i < 9; i++) {
      const { compared, details } = trainer.step({ details: true });
      const since = details?.layers[0]?.since ?? Number.NaN;
      const age = i - since;
      if (compared > 0) looked.push(i);
      assert.equal(compared > 0, age === 0 || Number.isInteger(Math.log2(age)), `${i}, chosen at ${since}`);
    }
    assert.ok(looked.includes(0) && looked.includes(1));
  });
});
