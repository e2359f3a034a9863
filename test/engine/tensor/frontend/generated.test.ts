import assert from 'node:assert/strict';
import fc from 'fast-check';
import { at } from '../../../../engine/invariant.ts';
import { exampleArguments } from '../../../../engine/tensor/frontend/example.ts';
import { denseGradient } from '../../../../engine/tensor/gradient.ts';
import type { Elements } from '../../../../engine/tensor/operations/types.ts';
import type { TensorId } from '../../../../engine/tensor/program.ts';
import { evaluateReference } from '../../../../engine/tensor/reference.ts';
import { TensorStep } from '../../../../engine/tensor/step.ts';
import { compiled } from './source.ts';

/** A step of a generated function: what it does to the matrix `x` of [rows, width], and how wide that is afterwards. */
type Layer =
  | { readonly kind: 'dense'; readonly width: number; readonly helper: boolean }
  | { readonly kind: 'pointwise'; readonly name: 'tanh' | 'sigmoid' | 'gelu' }
  | { readonly kind: 'residual' }
  | { readonly kind: 'scale'; readonly factor: number }
  | { readonly kind: 'norm' }
  | { readonly kind: 'tied' }
  | { readonly kind: 'square' };

const layers: fc.Arbitrary<Layer> = fc.oneof(
  fc.record({ kind: fc.constant('dense' as const), width: fc.integer({ min: 1, max: 5 }), helper: fc.boolean() }),
  fc.record({ kind: fc.constant('pointwise' as const), name: fc.constantFrom('tanh' as const, 'sigmoid' as const, 'gelu' as const) }),
  fc.record({ kind: fc.constant('residual' as const) }),
  fc.record({ kind: fc.constant('scale' as const), factor: fc.integer({ min: -3, max: 3 }).map((n) => n / 2) }),
  fc.record({ kind: fc.constant('norm' as const) }),
  fc.record({ kind: fc.constant('tied' as const) }),
  fc.record({ kind: fc.constant('square' as const) }),
);

interface Generated {
  readonly rows: number;
  readonly width: number;
  readonly layers: readonly Layer[];
  readonly end: 'sum' | 'mean' | 'loss' | 'numbers';
}

const programs: fc.Arbitrary<Generated> = fc.record({
  rows: fc.integer({ min: 1, max: 4 }),
  width: fc.integer({ min: 1, max: 5 }),
  layers: fc.array(layers, { minLength: 1, maxLength: 6 }),
  end: fc.constantFrom('sum' as const, 'mean' as const, 'loss' as const, 'numbers' as const),
});

/** Its source, and the same computed with plain loops: parameters are taken from `given` by name. */
function build({ rows, width, layers: steps, end }: Generated) {
  const parameters: string[] = [`start: Tensor<[${width}]>`];
  const body: string[] = ['let x = add(images, start);'];
  const oracle: ((x: number[][], given: Given) => number[][])[] = [(x, given) => x.map((row) => zip(row, given('start'), (a, b) => a + b))];
  let columns = width;
  for (const [i, layer] of steps.entries()) {
    switch (layer.kind) {
      case 'dense': {
        parameters.push(`w${i}: Tensor<[${columns}, ${layer.width}]>, b${i}: Tensor<[${layer.width}]>`);
        body.push(layer.helper ? `x = dense(x, { w: w${i}, b: b${i} });` : `x = add(matmul(x, w${i}), b${i});`);
        const wide = layer.width;
        oracle.push((x, given) =>
          x.map((row) =>
            Array.from({ length: wide }, (_, j) =>
              row.reduce((sum, v, k) => sum + v * at(given(`w${i}`), k * wide + j), at(given(`b${i}`), j)),
            ),
          ),
        );
        columns = wide;
        break;
      }
      case 'pointwise':
        body.push(`x = ${layer.name}(x);`);
        oracle.push((x) => x.map((row) => row.map(pointwise[layer.name])));
        break;
      case 'residual':
        body.push('x = add(x, tanh(x));');
        oracle.push((x) => x.map((row) => row.map((v) => v + Math.tanh(v))));
        break;
      case 'scale':
        body.push(`x = multiply(${layer.factor}, x);`);
        oracle.push((x) => x.map((row) => row.map((v) => layer.factor * v)));
        break;
      case 'norm':
        parameters.push(`g${i}: Tensor<[${columns}]>, c${i}: Tensor<[${columns}]>`);
        body.push(`x = layerNorm(x, g${i}, c${i}, { epsilon: 0.5 });`);
        oracle.push((x, given) => x.map((row) => normalized(row, given(`g${i}`), given(`c${i}`))));
        break;
      case 'tied':
        parameters.push(`t${i}: Tensor<[${columns}, ${columns}]>`);
        body.push(`for (let k = 0; k < 2; k++) x = tanh(matmul(x, t${i}));`);
        for (let k = 0; k < 2; k++) {
          const wide = columns;
          oracle.push((x, given) =>
            x.map((row) => row.map((_, j) => Math.tanh(row.reduce((sum, v, m) => sum + v * at(given(`t${i}`), m * wide + j), 0)))),
          );
        }
        break;
      case 'square':
        body.push('x = multiply(x, x);');
        oracle.push((x) => x.map((row) => row.map((v) => v * v)));
        break;
    }
  }
  const endings = {
    sum: 'return sum(x);',
    mean: 'return mean(x);',
    loss: 'return meanSquaredError(x, 0.25 === 0.25 ? multiply(x, 0) : x);',
    numbers: 'const m = mean(x);\n  return Math.sin(m) * m + Math.exp(-m * m) / 2;',
  };
  const source = `function dense(x: Tensor, { w, b }: { w: Tensor; b: Tensor }) { return linear(x, w, b); }
function f(images: Tensor<[number, ${width}]>, ${parameters.join(', ')}) {
  ${body.join('\n  ')}
  ${endings[end]}
}`;
  const value = (given: Given): number => {
    const images = Array.from({ length: rows }, (_, row) => given('images').slice(row * width, (row + 1) * width));
    const flat = oracle.reduce((x, step) => step(x, given), images).flat();
    const total = flat.reduce((sum, v) => sum + v, 0);
    const m = total / flat.length;
    switch (end) {
      case 'sum':
        return total;
      case 'mean':
        return m;
      case 'loss':
        return flat.reduce((sum, v) => sum + v * v, 0) / flat.length;
      case 'numbers':
        return Math.sin(m) * m + Math.exp(-m * m) / 2;
    }
  };
  return { source, value };
}

type Given = (name: string) => readonly number[];

const pointwise = {
  tanh: Math.tanh,
  sigmoid: (x: number) => 1 / (1 + Math.exp(-x)),
  gelu: (x: number) => (x / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3))),
};

function zip(a: readonly number[], b: readonly number[], f: (a: number, b: number) => number): number[] {
  return a.map((value, i) => f(value, at(b, i)));
}

function normalized(row: readonly number[], gain: readonly number[], bias: readonly number[]): number[] {
  const middle = row.reduce((sum, v) => sum + v, 0) / row.length;
  const variance = row.reduce((sum, v) => sum + (v - middle) ** 2, 0) / row.length;
  return row.map((v, i) => ((v - middle) / Math.sqrt(variance + 0.5)) * at(gain, i) + at(bias, i));
}

describe('generated functions with tensors', () => {
  it('have the values of plain loops, the gradients of central differences, and the step of the reference, bit for bit', function () {
    this.timeout('60s');
    fc.assert(
      fc.property(programs, fc.integer({ min: 0, max: 1000 }), (generated, seed) => {
        const { source, value } = build(generated);
        const fn = compiled(source, { batch: generated.rows });
        const doubles = new Map<TensorId, Elements>();
        const byName = new Map<string, number[]>();
        for (const [id, elements] of exampleArguments(fn, seed)) {
          // Biases and gains start at 0, where too much is 0.
          const numbers = Array.from(elements, (element, i) => (element === 0 ? Math.fround(0.3 * Math.sin(i + id)) : element));
          doubles.set(id, Float64Array.from(numbers));
          byName.set(at(fn.program.instructions, id).name, numbers);
        }
        const given: Given = (name) => byName.get(name) ?? [];
        const { loss, gradients } = evaluateReference(fn.program, doubles, 'float64');
        const expected = value(given);
        assert.ok(Math.abs(loss - expected) <= 1e-9 * Math.max(1, Math.abs(expected)), `${loss} is not ${expected}`);
        for (const { id, name } of fn.parameters) {
          const numbers = byName.get(name) ?? [];
          for (const [i, own] of numbers.entries()) {
            const along = (step: number) => {
              const moved = new Map(byName).set(name, numbers.with(i, own + step));
              return value((wanted) => moved.get(wanted) ?? []);
            };
            // Richardson's extrapolation: the truncation is of the fourth order. Squares of squares grow large, and their sine is quick.
            const [near, far] = [1e-4, 2e-4].map((h) => (along(h) - along(-h)) / (2 * h));
            const difference = (4 * (near ?? 0) - (far ?? 0)) / 3;
            const gradient = at(gradients.get(id) ?? new Float64Array(), i);
            const tolerance = 1e-5 * Math.max(1, Math.abs(difference), Math.abs(expected));
            assert.ok(Math.abs(gradient - difference) <= tolerance, `${name}[${i}]: ${gradient} is not ${difference}\n${source}`);
          }
        }
        assertSameStep(fn, doubles);
      }),
      { numRuns: 150 },
    );
  });
});

/** The planned step, in its arena, gives what the reference gives. */
function assertSameStep(fn: ReturnType<typeof compiled>, doubles: ReadonlyMap<TensorId, Elements>): void {
  const floats = new Map(Array.from(doubles, ([id, elements]) => [id, Float32Array.from(elements)] as const));
  const parameters = new Map(fn.parameters.map(({ id }) => [id, floats.get(id) ?? new Float32Array()] as const));
  const inputs = new Map(fn.inputs.map(({ id }) => [id, floats.get(id) ?? new Float32Array()] as const));
  const step = new TensorStep(fn.program, parameters);
  const gradients = new Map<TensorId, Float32Array>();
  const loss = step.run({
    inputs,
    choices: new Map(),
    seed: 0,
    iteration: 0,
    onGradient: (id, gradient) => gradients.set(id, denseGradient(gradient)),
  });
  const reference = evaluateReference(fn.program, floats);
  assert.equal(loss, reference.loss);
  for (const [id, expected] of reference.gradients) {
    const own = gradients.get(id);
    if (own)
      assert.deepEqual(
        Array.from(own, (v) => v + 0),
        Array.from(expected, (v) => v + 0),
      );
    else
      assert.ok(
        expected.every((v) => v === 0),
        `no gradient for ${at(fn.program.instructions, id).name}`,
      );
  }
}
