import assert from 'node:assert/strict';
import { stream } from '../../../engine/random/stream.ts';
import { denseGradient } from '../../../engine/tensor/gradient.ts';
import type { Elements } from '../../../engine/tensor/operations/types.ts';
import { type TensorId, type TensorProgram, TensorProgramBuilder } from '../../../engine/tensor/program.ts';
import { evaluateReference } from '../../../engine/tensor/reference.ts';
import { elements } from '../../../engine/tensor/shape.ts';
import { TensorStep } from '../../../engine/tensor/step.ts';
import { drawChoice, type UnitChoice } from '../../../engine/tensor/units/choice.ts';

/** A layer of four units, of which two are kept: six sets. */
const layers: readonly { readonly name: string; readonly program: TensorProgram; readonly convolutions: 'lines' | 'channels' }[] = [
  { name: 'a linear layer', program: programOf('linear', [3, 4], [4, 2], 2), convolutions: 'channels' },
  { name: 'a convolution by channels', program: programOf('conv2d', [2, 3, 3, 4], [2, 2, 4, 3], 3), convolutions: 'channels' },
  { name: 'a convolution by lines', program: programOf('conv2d', [2, 2, 3, 3], [2, 2, 3, 3], 3), convolutions: 'lines' },
  {
    name: 'a padded convolution by lines, moved by two pixels',
    program: programOf('conv2d', [1, 4, 3, 2], [3, 3, 2, 3], 3, { padding: 2, stride: 2 }),
    convolutions: 'lines',
  },
];

function programOf(
  operation: 'linear' | 'conv2d',
  input: readonly number[],
  weights: readonly number[],
  out: number,
  attributes: Readonly<Record<string, number>> = {},
): TensorProgram {
  const builder = new TensorProgramBuilder();
  const [x, w, b] = [builder.input('x', input), builder.parameter('w', weights), builder.parameter('b', [out])];
  const result = builder.apply(operation, [x, w, b], attributes);
  return builder.finish(builder.apply('sum', [builder.apply('multiply', [result, builder.input('weights', builder.shapeOf(result))])]));
}

function numbersFor({ instructions }: TensorProgram, kind: 'input' | 'parameter'): Map<TensorId, Float32Array> {
  return new Map(
    instructions
      .filter((one) => one.kind === kind)
      .map(({ id, shape }) => {
        const random = stream({ seed: 2, iteration: 0, space: id, draw: 0 });
        return [id, Float32Array.from({ length: elements(shape) }, () => 2 * random.uniform() - 1)] as const;
      }),
  );
}

for (const { name, program, convolutions } of layers) {
  describe(`the weight gradient of ${name} from half of its units`, () => {
    const [inputs, parameters] = [numbersFor(program, 'input'), numbersFor(program, 'parameter')];
    const exact = evaluateReference(program, new Map<TensorId, Elements>([...inputs, ...parameters])).gradients;
    const step = new TensorStep(program, parameters, { keeping: { fraction: 0.5, convolutions, mixed: true } });
    const [layer] = step.plan.layers;
    assert.ok(layer);

    const gradientWith = (choice: UnitChoice): ReadonlyMap<TensorId, Float32Array> => {
      const gradients = new Map<TensorId, Float32Array>();
      const choices = new Map([[layer.instruction.id, choice]]);
      step.run({ inputs, choices, seed: 0, iteration: 0, onGradient: (id, gradient) => gradients.set(id, denseGradient(gradient)) });
      return gradients;
    };

    it('is the whole gradient in the mean over all sets', () => {
      const sets = [0, 1, 2, 3].flatMap((a) => [0, 1, 2, 3].filter((b) => b > a).map((b) => Uint32Array.of(a, b)));
      const all = sets.map((units) => gradientWith({ kind: 'sampling', units }));
      for (const [id, gradient] of exact) {
        for (const [i, expected] of gradient.entries()) {
          const mean = all.reduce((sum, one) => sum + (one.get(id)?.[i] ?? Number.NaN), 0) / sets.length;
          assert.ok(Math.abs(mean - expected) < 1e-5 * (1 + Math.abs(expected)), `${id}[${i}]: ${mean}, not ${expected}`);
        }
      }
    });

    // Lines are sampled, never mixed.
    if (convolutions === 'lines') return;
    it('is the whole gradient in the mean over projections, within five standard errors', () => {
      const draws = 2000;
      const random = stream({ seed: 4, iteration: 0, space: 0, draw: 0 });
      const all = Array.from({ length: draws }, () => gradientWith(drawChoice('projection', layer.units, layer.kept, random)));
      for (const [id, gradient] of exact) {
        for (const [i, expected] of gradient.entries()) {
          const seen = all.map((one) => one.get(id)?.[i] ?? Number.NaN);
          const mean = seen.reduce((sum, x) => sum + x, 0) / draws;
          const variance = seen.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (draws - 1);
          assert.ok(Math.abs(mean - expected) <= 5 * Math.sqrt(variance / draws) + 1e-5, `${id}[${i}]: ${mean}, not ${expected}`);
        }
      }
    });
  });
}

describe('a draw of units', () => {
  it('gives each set as often as any other', () => {
    const random = stream({ seed: 6, iteration: 0, space: 0, draw: 0 });
    const counts = new Map<string, number>();
    const draws = 6000;
    for (let i = 0; i < draws; i++) {
      const choice = drawChoice('sampling', 4, 2, random);
      assert.equal(choice.kind, 'sampling');
      if (choice.kind === 'sampling') counts.set(choice.units.join(), (counts.get(choice.units.join()) ?? 0) + 1);
    }
    assert.equal(counts.size, 6);
    // Binomial with p = 1/6: five standard deviations.
    const deviation = Math.sqrt(draws * (1 / 6) * (5 / 6));
    for (const [set, count] of counts) assert.ok(Math.abs(count - draws / 6) < 5 * deviation, `${set}: ${count}`);
  });
});
