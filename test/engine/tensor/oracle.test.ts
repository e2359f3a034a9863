import assert from 'node:assert/strict';
import type * as Tensors from '@tensorflow/tfjs-core';
import { stream } from '../../../engine/random/stream.ts';
import { denseGradient } from '../../../engine/tensor/gradient.ts';
import { initialParameters, LayerStack, type Network } from '../../../engine/tensor/models/network.ts';
import { smallFc } from '../../../engine/tensor/models/small-fc.ts';
import { listOf, numberOf } from '../../../engine/tensor/operations/types.ts';
import { type OperationTensor, type TensorId, type TensorProgram, TensorProgramBuilder } from '../../../engine/tensor/program.ts';
import { elements } from '../../../engine/tensor/shape.ts';
import { TensorStep } from '../../../engine/tensor/step.ts';
import { loadTensors } from '../../bench/tensors.ts';
import { cases, titleOf } from './cases.ts';
import { compiled } from './frontend/source.ts';

let tf: typeof Tensors;

/** What an instruction means in the oracle library; `undefined` where it has nothing of the same meaning. */
function oracle({ operation, attributes }: OperationTensor, [x, y, z]: readonly Tensors.Tensor[]): Tensors.Tensor | undefined {
  if (operation === 'constant') return tf.scalar(numberOf(attributes, 'value', Number.NaN));
  assert.ok(x);
  const padding = numberOf(attributes, 'padding', 0);
  const size = numberOf(attributes, 'size', 2);
  switch (operation) {
    case 'matmul':
      return y && tf.matMul(x, y);
    case 'linear':
      return y && z && tf.add(tf.matMul(x, y), z);
    case 'conv2d':
      return y && z && tf.add(convolved(x as Tensors.Tensor4D, y as Tensors.Tensor4D, numberOf(attributes, 'stride', 1), padding), z);
    case 'relu':
      return tf.relu(x);
    case 'tanh':
      return tf.tanh(x);
    case 'sigmoid':
      return tf.sigmoid(x);
    case 'averagePool':
      // The library leaves padding out of its means.
      return padding > 0 ? undefined : tf.avgPool(x as Tensors.Tensor4D, size, numberOf(attributes, 'stride', size), 0, 'floor');
    case 'maxPool':
      return padding > 0 ? undefined : tf.maxPool(x as Tensors.Tensor4D, size, numberOf(attributes, 'stride', size), 0, 'floor');
    case 'flatten':
      return tf.reshape(x, [x.shape[0] ?? 1, -1]);
    case 'reshape':
      return tf.reshape(x, [...listOf(attributes, 'shape')]);
    case 'add':
    case 'scalar add':
      return y && tf.add(x, y);
    case 'multiply':
    case 'scalar mul':
      return y && tf.mul(x, y);
    case 'sum':
      return tf.sum(x);
    case 'mean':
      return tf.mean(x);
    case 'softmaxCrossEntropy':
      return y && tf.neg(tf.mean(tf.sum(tf.mul(tf.logSoftmax(x), tf.oneHot(tf.cast(y, 'int32'), x.shape[1] ?? 0)), -1)));
    case 'meanSquaredError':
      return y && tf.mean(tf.square(tf.sub(x, y)));
    default:
      return undefined;
  }
}

/** With padding in numbers the library takes every kernel for a square one. */
function convolved(x: Tensors.Tensor4D, y: Tensors.Tensor4D, stride: number, padding: number): Tensors.Tensor {
  return padding > 0 ? tf.conv2d(x, y, stride, padding, 'NHWC', 1, 'floor') : tf.conv2d(x, y, stride, 'valid');
}

/** Loss and gradients by the library; `undefined` where an operation has nothing of the same meaning in it. */
function oracleGradients({ instructions, loss }: TensorProgram, given: ReadonlyMap<TensorId, Float32Array>) {
  const leaves = instructions.filter(({ kind }) => kind === 'parameter');
  const tensorOf = ({ id, shape }: { readonly id: TensorId; readonly shape: readonly number[] }) =>
    tf.tensor(given.get(id) ?? [], [...shape]);
  let missing = false;
  const evaluate = (...parameters: Tensors.Tensor[]): Tensors.Scalar => {
    const values: Tensors.Tensor[] = [];
    for (const instruction of instructions) {
      if (instruction.kind === 'parameter') values.push(parameters[leaves.indexOf(instruction)] ?? tf.scalar(0));
      else if (instruction.kind === 'input') values.push(tensorOf(instruction));
      else {
        const operands = instruction.operands.map((operand) => values[operand] ?? tf.scalar(0));
        const result = oracle(instruction, operands);
        if (!result) missing = true;
        values.push(result ?? tf.zeros([...instruction.shape]));
      }
    }
    return tf.reshape(values[loss] ?? tf.scalar(0), []);
  };
  evaluate(...leaves.map(tensorOf));
  if (missing) return undefined;
  const { value, grads } = tf.valueAndGrads(evaluate)(leaves.map(tensorOf));
  return {
    loss: value.dataSync()[0] ?? Number.NaN,
    gradients: new Map(leaves.map(({ id }, index) => [id, grads[index]?.dataSync() ?? []])),
  };
}

function random(length: number, space: number, below?: bigint): Float32Array {
  const draws = stream({ seed: 11, iteration: 0, space, draw: 0 });
  return Float32Array.from({ length }, () => (below === undefined ? 2 * draws.uniform() - 1 : Number(draws.below(below))));
}

/** Says whether the library could be asked. */
function agrees(program: TensorProgram, given: ReadonlyMap<TensorId, Float32Array>): boolean {
  const expected = oracleGradients(program, given);
  if (!expected) return false;
  const isInput = new Set(program.instructions.filter(({ kind }) => kind === 'input').map(({ id }) => id));
  const parameters = new Map([...given].filter(([id]) => !isInput.has(id)));
  const inputs = new Map([...given].filter(([id]) => isInput.has(id)));
  let compared = 0;
  const step = new TensorStep(program, parameters);
  const loss = step.run({
    inputs,
    choices: new Map(),
    seed: 0,
    iteration: 0,
    onGradient(id, gradient) {
      const theirs = expected.gradients.get(id) ?? [];
      const ours = denseGradient(gradient);
      assert.equal(ours.length, theirs.length);
      for (const [i, one] of ours.entries()) close(one, theirs[i] ?? Number.NaN, `${program.instructions[id]?.name}[${i}]`);
      compared++;
    },
  });
  close(loss, expected.loss, 'loss');
  assert.equal(compared, parameters.size);
  return true;
}

/** Both sides compute in Float32, and add up in orders of their own. */
function close(ours: number, theirs: number, what: string): void {
  assert.ok(Math.abs(ours - theirs) <= 2e-5 * (1 + Math.abs(theirs)), `${what}: ${ours}, not ${theirs}`);
}

describe('tensor programs against an oracle library', function () {
  this.timeout('60s');
  before(async () => {
    tf = await loadTensors();
  });

  it('agree in value and gradient, operation by operation', () => {
    const asked = cases.filter((one) => {
      const builder = new TensorProgramBuilder();
      const given = new Map<TensorId, Float32Array>();
      const operands = one.shapes.map((shape, i) => {
        const isLabel = one.labels?.operand === i;
        const id = isLabel ? builder.input(`x${i}`, shape) : builder.parameter(`x${i}`, shape);
        given.set(id, random(elements(shape), i, isLabel ? BigInt(one.labels?.below ?? 1) : undefined));
        return id;
      });
      const result = builder.apply(one.operation, operands, one.attributes);
      const weights = builder.input('weights', builder.shapeOf(result));
      given.set(weights, random(elements(builder.shapeOf(result)), 9));
      const program = builder.finish(builder.apply('sum', [builder.apply('multiply', [result, weights])]));
      return agrees(program, given);
    });
    // The library has no gelu, layer normalization or equal dropout, and other means at padded borders.
    assert.deepEqual(cases.filter((one) => !asked.includes(one)).map(titleOf), [
      'gelu([2,3])',
      'averagePool([1,5,5,2], {"size":3,"stride":2,"padding":1})',
      'layerNorm([4,5], [5], [5])',
      'dropout([8,5], {"keep":0.6})',
    ]);
  });

  /** SmallConvNet in small: images of 8 × 8, the same layers. */
  const convolutional = new LayerStack(
    [2, 8, 8, 3],
    [
      ...[3, 4, 5, 6].flatMap((channels) => [
        [`k${channels}`, [5, 5, channels, channels + 1]] as const,
        [`b${channels}`, [channels + 1]] as const,
      ]),
      ['w', [28, 10]],
      ['b', [10]],
    ],
    undefined,
  )
    .conv2d(2)
    .apply('relu')
    .conv2d(2)
    .apply('relu')
    .apply('averagePool')
    .conv2d(2)
    .apply('relu')
    .conv2d(2)
    .apply('relu')
    .apply('averagePool')
    .apply('flatten')
    .linear()
    .finish('convolutional', 2);

  for (const network of [smallFc.create(3), convolutional] satisfies readonly Network[]) {
    it(`agree on ${network.name}`, () => {
      const { program, images, labels, batch } = network;
      const size = elements(program.instructions[images]?.shape ?? []);
      const given = new Map([
        ...initialParameters(program, 4),
        [images, random(size, 1)] as const,
        [labels, random(batch, 2, 10n)] as const,
      ]);
      assert.ok(agrees(program, given));
    });
  }

  it('agree on a network that was compiled from source: a loop over layers, a shortcut, tied weights, arithmetic on losses', () => {
    const fn = compiled(
      `type Dense<I extends number, O extends number> = { w: Tensor<[I, O]>; b: Tensor<[O]> };
function residual(x: Tensor, { w, b }: { w: Tensor; b: Tensor }): Tensor { return add(x, relu(linear(x, w, b))); }
export function f(
  images: Tensor<[number, 6, 6, 2]>,
  labels: Tensor<[number]>,
  filters: Tensor<[3, 3, 2, 4]>,
  shift: Tensor<[4]>,
  middle: [Dense<36, 36>, Dense<36, 36>],
  shared: Dense<36, 36>,
  last: Dense<36, 5>,
) {
  let x = flatten(averagePool(relu(conv2d(images, filters, shift, { padding: 1 }))));
  for (const layer of middle) x = residual(x, layer);
  for (let k = 0; k < 2; k++) x = tanh(linear(x, shared.w, shared.b));
  return softmaxCrossEntropy(linear(x, last.w, last.b), labels) + 0.01 * sum(multiply(last.w, last.w));
}`,
      { batch: 3 },
    );
    const { instructions } = fn.program;
    const starts = fn.parameters.map(({ id, shape }) => [id, random(elements(shape), id).map((x) => 0.4 * x)] as const);
    const [images, labels] = fn.inputs;
    assert.ok(images && labels && instructions.length > 20);
    const given = new Map([
      ...starts,
      [images.id, random(elements(images.shape), images.id)] as const,
      [labels.id, random(elements(labels.shape), labels.id, 5n)] as const,
    ]);
    assert.ok(agrees(fn.program, given));
  });
});
