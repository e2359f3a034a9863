import assert from 'node:assert/strict';
import { networkOf } from '../../../../engine/tensor/frontend/network.ts';
import { denseGradient } from '../../../../engine/tensor/gradient.ts';
import { initialParameters, type NetworkFactory } from '../../../../engine/tensor/models/network.ts';
import { smallConv } from '../../../../engine/tensor/models/small-conv.ts';
import { smallFc } from '../../../../engine/tensor/models/small-fc.ts';
import type { TensorProgram } from '../../../../engine/tensor/program.ts';
import { TensorStep } from '../../../../engine/tensor/step.ts';
import { compiled } from './source.ts';

/** SmallFCNet as a person writes it, in a loop over layers. */
const fc = `type Layer<I extends number, O extends number> = { w: Tensor<[I, O]>; b: Tensor<[O]> };
export function f(
  images: Tensor<[number, 784]>,
  labels: Tensor<[number]>,
  layers: [Layer<784, 300>, Layer<300, 300>, Layer<300, 300>, Layer<300, 10>],
) {
  let x: Tensor = images;
  for (const [i, { w, b }] of layers.entries()) {
    x = linear(x, w, b);
    if (i < layers.length - 1) x = relu(x);
  }
  return softmaxCrossEntropy(x, labels);
}`;

const conv = `type Filters<I extends number, O extends number> = { f: Tensor<[5, 5, I, O]>; b: Tensor<[O]> };
const layer = (x: Tensor, { f, b }: { f: Tensor; b: Tensor }) => relu(conv2d(x, f, b, { padding: 2 }));
export function f(
  images: Tensor<[number, 32, 32, 3]>,
  labels: Tensor<[number]>,
  filters: [Filters<3, 16>, Filters<16, 32>, Filters<32, 32>, Filters<32, 32>],
  last: { w: Tensor<[2048, 10]>; b: Tensor<[10]> },
) {
  const [first, second, third, fourth] = filters;
  const half = averagePool(layer(layer(images, first), second));
  const quarter = averagePool(layer(layer(half, third), fourth));
  return softmaxCrossEntropy(linear(flatten(quarter), last.w, last.b), labels);
}`;

/** What a program does, apart from names and the order of its parameters. */
function operationsOf({ instructions }: TensorProgram) {
  return instructions.flatMap((one) => (one.kind === 'operation' ? [[one.operation, one.shape, one.attributes]] : []));
}

function networkFrom(source: string): NetworkFactory {
  const network = networkOf(compiled(source));
  assert.ok(!('code' in network));
  return network;
}

describe('a network that a person writes', () => {
  for (const [source, built] of [
    [fc, smallFc],
    [conv, smallConv],
  ] as const) {
    it(`has the operations, the plan and, bit for bit, the step of ${built.name}`, () => {
      const [own, theirs] = [networkFrom(source).create(3), built.create(3)];
      assert.deepEqual(operationsOf(own.program), operationsOf(theirs.program));
      const parameters = theirs.program.instructions.filter(({ kind }) => kind === 'parameter');
      const mine = own.program.instructions.filter(({ kind }) => kind === 'parameter');
      assert.deepEqual(
        mine.map(({ shape }) => shape),
        parameters.map(({ shape }) => shape),
      );
      const start = initialParameters(theirs.program, 7);
      const numbers = (length: number) => Float32Array.from({ length }, (_, i) => Math.sin(i));
      const results = [own, theirs].map((network, which) => {
        const ids = which === 0 ? mine : parameters;
        const values = new Map(ids.map(({ id }, i) => [id, start.get(parameters[i]?.id ?? id) ?? new Float32Array()] as const));
        const step = new TensorStep(network.program, values);
        const gradients = new Map<string, Float32Array>();
        const images = numbers(3 * built.example.reduce((a, b) => a * b, 1));
        const inputs = new Map([
          [network.images, images],
          [network.labels, Float32Array.of(3, 1, 4)],
        ]);
        const loss = step.run({
          inputs,
          choices: new Map(),
          seed: 1,
          iteration: 0,
          onGradient(id, gradient) {
            gradients.set(String(ids.findIndex((one) => one.id === id)), denseGradient(gradient));
          },
        });
        return { loss, gradients, bytes: step.plan.bytes, saved: step.plan.savedBytes };
      });
      assert.deepEqual(results[0], results[1]);
      assert.equal(results[0]?.gradients.size, parameters.length);
    });
  }

  it('keeps the ids of its parameters whatever the batch, and leaves dropout out where it is evaluated', () => {
    const network = networkFrom(`function f(x: Tensor<[number, 6]>, t: Tensor<[number]>, w: Tensor<[6, 3]>, b: Tensor<[3]>) {
      return softmaxCrossEntropy(linear(dropout(x, { keep: 0.5 }), w, b), t);
    }`);
    const parametersOf = ({ instructions }: TensorProgram) => instructions.filter(({ kind }) => kind === 'parameter');
    const [training, evaluation] = [network.create(4), network.createForEvaluation?.(9)];
    assert.ok(evaluation);
    assert.deepEqual(parametersOf(training.program), parametersOf(evaluation.program));
    assert.deepEqual(
      operationsOf(training.program).map(([name]) => name),
      ['dropout', 'linear', 'softmaxCrossEntropy'],
    );
    assert.deepEqual(
      operationsOf(evaluation.program).map(([name]) => name),
      ['linear', 'softmaxCrossEntropy'],
    );
    assert.deepEqual(evaluation.program.instructions[evaluation.logits]?.shape, [9, 3]);
  });

  it('starts with the numbers of @start', () => {
    const network = networkFrom(`/** @start gain = 1 */
    function f(x: Tensor<[number, 6]>, t: Tensor<[number]>, gain: Tensor<[6]>, bias: Tensor<[6]>) {
      return softmaxCrossEntropy(layerNorm(x, gain, bias), t);
    }`);
    const { program } = network.create(2);
    const values = [...initialParameters(program, 1, network.starts)].map(([id, numbers]) => [
      program.instructions[id]?.name,
      Array.from(numbers, (value) => value + 0),
    ]);
    assert.deepEqual(values, [
      ['gain', [1, 1, 1, 1, 1, 1]],
      ['bias', [0, 0, 0, 0, 0, 0]],
    ]);
  });

  for (const [detail, source] of [
    ['it has 0 calls', 'function f(x: Tensor<[number, 2]>, w: Tensor<[2]>) { return sum(add(x, w)); }'],
    [
      'the labels',
      'function f(x: Tensor<[number, 2]>, w: Tensor<[2]>, t: Tensor<[number]>) { return softmaxCrossEntropy(add(x, w), add(t, 0)); }',
    ],
    [
      'besides the labels it has 2',
      'function f(x: Tensor<[number, 2]>, y: Tensor<[number, 2]>, t: Tensor<[number]>, w: Tensor<[2]>) { return softmaxCrossEntropy(add(add(x, w), y), t); }',
    ],
  ] as const) {
    it(`BP6011: ${detail}`, () => {
      const network = networkOf(compiled(source));
      assert.ok('code' in network);
      assert.equal(network.code, 'BP6011');
      assert.ok(network.message.includes(detail), network.message);
      assert.deepEqual([network.span.line, network.span.column], [2, 10]);
    });
  }
});
