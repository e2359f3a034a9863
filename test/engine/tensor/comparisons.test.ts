import assert from 'node:assert/strict';
import { stream } from '../../../engine/random/stream.ts';
import { estimateStep } from '../../../engine/tensor/estimators/unit-estimator.ts';
import { denseGradient } from '../../../engine/tensor/gradient.ts';
import { conventional } from '../../../engine/tensor/models/conventional.ts';
import { smallConv } from '../../../engine/tensor/models/small-conv.ts';
import { smallFc } from '../../../engine/tensor/models/small-fc.ts';
import { planStep } from '../../../engine/tensor/plan/plan.ts';
import { TensorProgramBuilder } from '../../../engine/tensor/program.ts';
import { TensorStep } from '../../../engine/tensor/step.ts';
import { frozenAt } from '../../../engine/tensor/training/freezing.ts';
import type { TrainingSettings } from '../../../engine/tensor/training/settings.ts';
import { Trainer } from '../../../engine/tensor/training/trainer.ts';
import { squares } from './images.ts';

const settings: TrainingSettings = {
  network: 'smallfc',
  batch: 20,
  estimator: { name: 'full' },
  optimizer: { name: 'adam', learningRate: 1e-3, schedule: { kind: 'constant' } },
  iterations: 9,
  bootstrap: false,
  seed: 3,
};

function trained(changes: Partial<TrainingSettings>, iterations = settings.iterations): Trainer {
  const trainer = new Trainer({ ...settings, ...changes }, squares(200, 1));
  while (trainer.iteration < iterations) trainer.step();
  return trainer;
}

describe('ways to save memory that RAD and SPAD are compared with', function () {
  this.timeout('60s');

  it('checkpointing trains bit for bit as without it, with less saved', () => {
    const [plain, checkpointed] = [trained({}), trained({ segments: 4 })];
    assert.deepEqual(checkpointed.state, plain.state);
    assert.ok(checkpointed.plan.savedBytes < plain.plan.savedBytes);
  });

  it('freezing stops the first layers one after the other, and what they save', () => {
    const trainer = new Trainer({ ...settings, freeze: 2 }, squares(200, 1));
    const saved: number[] = [];
    const moved: string[][] = [];
    for (let i = 0; i < 9; i++) {
      const { norms } = trainer.step();
      saved.push(trainer.plan.savedBytes);
      moved.push(norms.map(([name]) => name).filter((name) => name.startsWith('w')));
    }
    const thirds = [0, 3, 6].map((i) => moved[i]);
    assert.deepEqual(thirds, [
      ['w4', 'w3', 'w2', 'w1'],
      ['w4', 'w3', 'w2'],
      ['w4', 'w3'],
    ]);
    assert.ok((saved[0] ?? 0) > (saved[3] ?? 0) && (saved[3] ?? 0) > (saved[6] ?? 0) && saved[0] === saved[2]);
  });

  it('freezing goes on from a state as it would have without a break', () => {
    const whole = trained({ freeze: 2 });
    const half = trained({ freeze: 2 }, 5);
    const rest = new Trainer({ ...settings, freeze: 2 }, squares(200, 1), { state: half.state });
    while (rest.iteration < 9) rest.step();
    assert.deepEqual(rest.state, whole.state);
  });

  it('never freezes the last layer', () => {
    const { program } = smallFc.create(1);
    const all = program.instructions.filter(({ kind }) => kind === 'parameter').length;
    assert.equal(frozenAt(program, 10, 99, 100).size, all - 2);
    assert.equal(frozenAt(program, 0, 99, 100).size, 0);
  });

  it('twice the batch with a tenth kept still needs less than the baseline', () => {
    for (const factory of [smallFc, smallConv]) {
      const baseline = planStep(factory.create(150).program);
      const big = planStep(factory.create(300).program, { keeping: { fraction: 0.1, convolutions: 'lines' } });
      assert.ok(big.savedBytes < 0.3 * baseline.savedBytes, factory.name);
    }
  });
});

describe('the baseline of other libraries, which keep what ReLU gives', () => {
  it('saves the bytes that follow from the shapes, by hand', () => {
    const fc = planStep(conventional(smallFc.create(150).program));
    assert.equal(fc.savedBytes, 150 * 4 * (784 + 3 * 300));
    const conv = planStep(conventional(smallConv.create(150).program));
    // Inputs of the layers, and the results of the ReLUs before pooling; the other ReLUs' results are inputs of layers.
    const numbers = 32 * 32 * (3 + 16 + 32) + 16 * 16 * (32 + 32 + 32) + 2048;
    assert.equal(conv.savedBytes, 150 * 4 * numbers);
  });

  it('is what the targets of memory are relative to: 12 % and 7.5 %', () => {
    for (const [factory, most] of [
      [smallFc, 0.12],
      [smallConv, 0.075],
    ] as const) {
      const { program } = factory.create(150);
      const kept = planStep(program, { keeping: { fraction: 0.1, convolutions: 'lines' } }).savedBytes;
      const ratio = kept / planStep(conventional(program)).savedBytes;
      assert.ok(ratio <= most, `${factory.name}: ${ratio}`);
    }
  });
});

describe('one branch kept at every tuple node, as an estimator', () => {
  const builder = new TensorProgramBuilder();
  const [w, x] = [builder.parameter('w', [2, 2]), builder.input('x', [1, 2])];
  const first = builder.apply('tanh', [builder.apply('matmul', [x, w])]);
  const second = builder.apply('add', [first, builder.apply('matmul', [first, w])]);
  const program = builder.finish(builder.apply('sum', [builder.apply('multiply', [second, second])]));
  const step = new TensorStep(program, new Map([[w, Float32Array.of(0.5, -0.3, 0.8, 0.1)]]));
  const inputs = new Map([[x, [0.7, -1.1]]]);

  function gradient(estimator: TrainingSettings['estimator'], iteration: number, before: Parameters<typeof estimateStep>[2] = []) {
    let found: Float32Array = new Float32Array();
    const onGradient = (_: unknown, rows: Parameters<typeof denseGradient>[0]): void => {
      found = denseGradient(rows);
    };
    const estimate = estimateStep(step, estimator, before, { inputs, seed: 5, iteration, onGradient });
    return { gradient: found, ...estimate };
  }

  it('is the whole gradient in the mean, within five standard errors', () => {
    const exact = gradient({ name: 'full' }, 0).gradient;
    const draws = Array.from({ length: 3000 }, (_, iteration) => gradient({ name: 'structure', m: 1, kMax: 1 }, iteration).gradient);
    for (const [i, expected] of exact.entries()) {
      const mean = draws.reduce((sum, one) => sum + (one[i] ?? Number.NaN), 0) / draws.length;
      const variance = draws.reduce((sum, one) => sum + ((one[i] ?? Number.NaN) - mean) ** 2, 0) / (draws.length - 1);
      assert.ok(Math.abs(mean - expected) <= 5 * Math.sqrt(variance / draws.length) + 1e-6, `${i}: ${mean}, not ${expected}`);
    }
  });

  it('keeps the best of m selections for k_max iterations', () => {
    const settings_ = { name: 'structure', m: 6, kMax: 3 } as const;
    const first_ = gradient(settings_, 0);
    const [norms = []] = first_.candidates;
    assert.equal(norms.length, 6);
    assert.equal(norms[first_.state[0]?.draw ?? -1], Math.max(...norms));
    const held = gradient(settings_, 1, first_.state);
    assert.deepEqual([held.passes, held.state, [...held.gradient]], [0, first_.state, [...first_.gradient]]);
    assert.equal(gradient(settings_, 3, held.state).passes, 6);
  });

  it('computes the whole gradient again after a selection', () => {
    const before = gradient({ name: 'full' }, 0).gradient;
    gradient({ name: 'structure', m: 1, kMax: 1 }, stream({ seed: 1, iteration: 0, space: 0, draw: 0 }).word() % 100);
    assert.deepEqual(gradient({ name: 'full' }, 0).gradient, before);
  });
});
