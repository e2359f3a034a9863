import assert from 'node:assert/strict';
import { stream } from '../../../engine/random/stream.ts';
import { denseGradient } from '../../../engine/tensor/gradient.ts';
import { initialParameters, type Network } from '../../../engine/tensor/models/network.ts';
import { smallConv } from '../../../engine/tensor/models/small-conv.ts';
import { smallFc } from '../../../engine/tensor/models/small-fc.ts';
import { tensorTuples } from '../../../engine/tensor/plan/flow.ts';
import { type PlanOptions, planStep } from '../../../engine/tensor/plan/plan.ts';
import { type TensorId, type TensorProgram, TensorProgramBuilder } from '../../../engine/tensor/program.ts';
import { elements } from '../../../engine/tensor/shape.ts';
import { TensorStep } from '../../../engine/tensor/step.ts';
import { drawChoice } from '../../../engine/tensor/units/choice.ts';

type Numbers = ReadonlyMap<TensorId, Float32Array>;

function numbersFor({ instructions }: TensorProgram, kind: 'input' | 'parameter', labels?: TensorId): Map<TensorId, Float32Array> {
  return new Map(
    instructions
      .filter((one) => one.kind === kind)
      .map(({ id, shape }) => {
        const random = stream({ seed: 2, iteration: 0, space: id, draw: 0 });
        const next = () => (id === labels ? Number(random.below(10n)) : 2 * random.uniform() - 1);
        return [id, Float32Array.from({ length: elements(shape) }, next)] as const;
      }),
  );
}

function gradientsOf(program: TensorProgram, parameters: Numbers, inputs: Numbers, options: PlanOptions): Map<TensorId, Float32Array> {
  const gradients = new Map<TensorId, Float32Array>();
  const step = new TensorStep(program, parameters, options);
  const random = stream({ seed: 5, iteration: 0, space: 0, draw: 0 });
  const choices = new Map(
    step.plan.layers.map(({ instruction, units, kept }) => [instruction.id, drawChoice('sampling', units, kept, random)]),
  );
  const onGradient = (id: TensorId, gradient: Parameters<typeof denseGradient>[0]) => void gradients.set(id, denseGradient(gradient));
  // Twice, so that nothing of the first step is left in the second.
  for (const iteration of [0, 0]) step.run({ inputs, choices, seed: 3, iteration, onGradient });
  return gradients;
}

function sorted(gradients: ReadonlyMap<TensorId, Float32Array>) {
  return [...gradients].sort(([a], [b]) => a - b);
}

/** Layers whose backward passes read operands, outputs and notes, with a connection past some of them. */
function residual(): TensorProgram {
  const builder = new TensorProgramBuilder();
  const [w, b] = [builder.parameter('w', [6, 6]), builder.parameter('b', [6])];
  const [gain, bias] = [builder.parameter('gain', [6]), builder.parameter('bias', [6])];
  const x = builder.input('x', [4, 6]);
  const first = builder.apply('relu', [builder.apply('linear', [x, w, b])]);
  const second = builder.apply('gelu', [builder.apply('linear', [builder.apply('tanh', [first]), w, b])]);
  const joined = builder.apply('add', [first, builder.apply('layerNorm', [second, gain, bias])]);
  const dropped = builder.apply('dropout', [builder.apply('sigmoid', [joined])], { keep: 0.7 });
  return builder.finish(builder.apply('mean', [builder.apply('multiply', [dropped, joined])]));
}

describe('checkpointing', function () {
  this.timeout('60s');
  const networks: readonly (readonly [string, Network])[] = [
    ['smallfc', smallFc.create(3, 0.9)],
    ['smallconv', smallConv.create(1)],
  ];
  for (const [name, { program, labels }] of networks) {
    for (const keeping of [undefined, { fraction: 0.1, convolutions: 'lines' }] as const) {
      it(`gives the same gradients bit for bit: ${name}, ${keeping ? 'a tenth kept' : 'all kept'}`, () => {
        const [parameters, inputs] = [initialParameters(program, 1), numbersFor(program, 'input', labels)];
        const expected = sorted(gradientsOf(program, parameters, inputs, { keeping }));
        for (const segments of name === 'smallfc' ? [2, 3, 100] : [3]) {
          assert.deepEqual(sorted(gradientsOf(program, parameters, inputs, { keeping, segments })), expected, `${segments} segments`);
        }
      });
    }
  }

  it('gives the same gradients bit for bit around a residual connection', () => {
    const program = residual();
    const [parameters, inputs] = [numbersFor(program, 'parameter'), numbersFor(program, 'input')];
    const expected = sorted(gradientsOf(program, parameters, inputs, {}));
    for (let segments = 2; segments <= 12; segments++) {
      assert.deepEqual(sorted(gradientsOf(program, parameters, inputs, { segments })), expected, `${segments} segments`);
    }
  });

  it('saves less between forward and backward pass', () => {
    // The images alone are two thirds of what the small network saves.
    for (const [network, share] of [
      [smallFc.create(3), 0.9],
      [smallConv.create(1), 0.35],
    ] as const) {
      const { program } = network;
      const ratio = planStep(program, { segments: network.name === 'smallfc' ? 4 : 3 }).savedBytes / planStep(program).savedBytes;
      assert.ok(ratio < share, `${network.name}: ${ratio}`);
    }
  });
});

describe('frozen layers', () => {
  const { program, labels } = smallFc.create(3);
  const [parameters, inputs] = [initialParameters(program, 1), numbersFor(program, 'input', labels)];
  const ids = new Map(program.instructions.map(({ name, id }) => [name, id]));
  const frozen = new Set(['w1', 'b1', 'w2', 'b2'].map((name) => ids.get(name)).filter((id) => id !== undefined));

  it('leave the gradients of the others as they are, and have none', () => {
    const all = gradientsOf(program, parameters, inputs, {});
    const some = gradientsOf(program, parameters, inputs, { frozen });
    assert.deepEqual(sorted(some), sorted(new Map([...all].filter(([id]) => !frozen.has(id)))));
  });

  it('save nothing', () => {
    // Left are the inputs of the third and the fourth layer, and the bits of the third ReLU.
    assert.equal(planStep(program, { frozen }).savedBytes, 3 * (2 * 300 * 4) + Math.ceil((3 * 300) / 8));
  });

  it('save nothing where only weights in between are frozen, but pass the signal on', () => {
    const between = new Set([ids.get('w2')].filter((id) => id !== undefined));
    const saved = planStep(program).savedBytes - planStep(program, { frozen: between }).savedBytes;
    assert.equal(saved, 3 * 300 * 4);
    assert.ok(gradientsOf(program, parameters, inputs, { frozen: between }).has(ids.get('w1') ?? program.loss));
  });
});

describe('one branch kept at every tuple node', () => {
  const program = residual();
  const [parameters, inputs] = [numbersFor(program, 'parameter'), numbersFor(program, 'input')];
  const tuples = tensorTuples(program);

  it('knows the tuple nodes: tied weights, the connection past the layers, the value read twice', () => {
    const names = tuples.map(({ value, branches }) => [program.instructions[value]?.name, branches.length]);
    assert.deepEqual(names, [
      ['w', 2],
      ['b', 2],
      ['relu', 2],
      ['add', 2],
    ]);
  });

  it('gives the whole gradient in the mean over all selections', () => {
    const exact = gradientsOf(program, parameters, inputs, {});
    const selections = tuples.reduce<readonly ReadonlyMap<TensorId, number>[]>(
      (all, { value, branches }) => all.flatMap((one) => branches.map((_, branch) => new Map([...one, [value, branch]]))),
      [new Map()],
    );
    assert.equal(selections.length, 16);
    const each = selections.map((branches) => gradientsOf(program, parameters, inputs, { branches }));
    for (const [id, gradient] of exact) {
      for (const [i, expected] of gradient.entries()) {
        const mean = each.reduce((sum, one) => sum + (one.get(id)?.[i] ?? 0), 0) / selections.length;
        assert.ok(Math.abs(mean - expected) < 1e-5, `${id}[${i}]: ${mean}, not ${expected}`);
      }
    }
  });

  it('saves less where the kept branches do not read what the others do', () => {
    const past = new Map(tuples.map(({ value }) => [value, program.instructions[value]?.name === 'relu' ? 1 : 0]));
    assert.ok(planStep(program, { branches: past }).savedBytes < planStep(program).savedBytes);
  });
});
