import assert from 'node:assert/strict';
import { stream } from '../../../engine/random/stream.ts';
import { checkGradients } from '../../../engine/tensor/check.ts';
import type { Elements } from '../../../engine/tensor/operations/types.ts';
import { type TensorId, TensorProgramBuilder } from '../../../engine/tensor/program.ts';
import { evaluateReference } from '../../../engine/tensor/reference.ts';

describe('a gradient beside central differences', () => {
  const builder = new TensorProgramBuilder();
  const [x, w, v] = [builder.input('x', [3, 4]), builder.parameter('w', [4, 2]), builder.parameter('v', [2, 1])];
  const hidden = builder.apply('tanh', [builder.apply('matmul', [x, w])]);
  const program = builder.finish(builder.apply('mean', [builder.apply('matmul', [hidden, v])]));
  const random = stream({ seed: 1, iteration: 0, space: 0, draw: 0 });
  const numbers = (length: number): Elements => Float64Array.from({ length }, () => 2 * random.uniform() - 1);
  const point = new Map<TensorId, Elements>([
    [x, numbers(12)],
    [w, numbers(8)],
    [v, numbers(2)],
  ]);
  const { gradients } = evaluateReference(program, point, 'float64');

  it('agrees in every parameter, along all elements and along the steepest', () => {
    const checks = checkGradients(program, point, gradients);
    assert.deepEqual(
      checks.map(({ parameter, element, agrees }) => [parameter, element === undefined, agrees]),
      [
        [w, true, true],
        [w, false, true],
        [v, true, true],
        [v, false, true],
      ],
    );
  });

  it('does not where a single element is off by a thousandth', () => {
    const wrong = Float64Array.from(gradients.get(w) ?? [], (value, i) => (i === 5 ? 1.001 * value : value));
    const [all] = checkGradients(program, point, new Map(gradients).set(w, wrong));
    assert.equal(all?.agrees, false);
  });
});
