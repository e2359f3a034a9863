import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as Tensors from '@tensorflow/tfjs-core';
import { build } from 'esbuild';
import type { Network } from '../../../engine/tensor/models/network.ts';
import { numberOf } from '../../../engine/tensor/operations/types.ts';
import type { OperationTensor, TensorId } from '../../../engine/tensor/program.ts';
import { entryOf, type PeerStep } from './present.ts';

/**
 * A step with Adam of a network in tfjs, its gradients by tfjs; `undefined` where the backend is not installed. The packages come as
 * modules that Node cannot load as they are: bundled first.
 */
export async function tfjsStep(
  backend: 'cpu' | 'wasm',
  network: Network,
  parameters: Numbers,
  inputs: Numbers,
): Promise<PeerStep | undefined> {
  const entry = entryOf(`@tensorflow/tfjs-backend-${backend}`);
  if (entry === undefined) return undefined;
  const tf = await load(backend, dirname(entry));
  const { instructions, loss } = network.program;
  const variables = new Map(
    instructions.flatMap(({ kind, id, shape }) =>
      kind === 'parameter' ? [[id, tf.variable(tf.tensor(parameters.get(id) ?? [], [...shape]))] as const] : [],
    ),
  );
  const given = new Map(
    instructions.flatMap(({ kind, id, shape }) => (kind === 'input' ? [[id, tf.tensor(inputs.get(id) ?? [], [...shape])] as const] : [])),
  );
  const evaluate = (): Tensors.Scalar => {
    const values = new Map<TensorId, Tensors.Tensor>([...variables, ...given]);
    for (const one of instructions) {
      if (one.kind !== 'operation') continue;
      const operands = one.operands.map((operand) => values.get(operand) ?? tf.scalar(0));
      values.set(one.id, apply(tf, one, operands));
    }
    return tf.reshape(values.get(loss) ?? tf.scalar(0), []);
  };
  const optimizer = tf.train.adam(1e-6);
  return async () => {
    const value = optimizer.minimize(evaluate, true, [...variables.values()]);
    await value?.data();
    value?.dispose();
  };
}

export type Numbers = ReadonlyMap<TensorId, Float32Array>;

function apply(tf: typeof Tensors, { operation, attributes, shape }: OperationTensor, operands: readonly Tensors.Tensor[]): Tensors.Tensor {
  const [x = tf.scalar(0), y = tf.scalar(0), z = tf.scalar(0)] = operands;
  switch (operation) {
    case 'linear':
      return tf.add(tf.matMul(x, y), z);
    case 'conv2d':
      return tf.add(tf.conv2d(x as Tensors.Tensor4D, y as Tensors.Tensor4D, 1, numberOf(attributes, 'padding', 0), 'NHWC', 1, 'floor'), z);
    case 'relu':
      return tf.relu(x);
    case 'averagePool':
      return tf.avgPool(x as Tensors.Tensor4D, 2, 2, 0, 'floor');
    case 'flatten':
      return tf.reshape(x, [...shape]);
    case 'softmaxCrossEntropy':
      return tf.neg(tf.mean(tf.sum(tf.mul(tf.logSoftmax(x), tf.oneHot(tf.cast(y, 'int32'), x.shape[1] ?? 0)), -1)));
    default:
      throw new Error(`the paper's networks have no ${operation}`);
  }
}

async function load(backend: 'cpu' | 'wasm', folder: string): Promise<typeof Tensors> {
  const output = join(import.meta.dirname, '../../output/bench');
  const outfile = join(output, `tfjs-${backend}.cjs`);
  const contents = `import '@tensorflow/tfjs-core/dist/register_all_gradients';import '@tensorflow/tfjs-backend-${backend}';export * from '@tensorflow/tfjs-core';`;
  const stdin = { contents, resolveDir: import.meta.dirname };
  await build({ stdin, outfile, bundle: true, platform: 'node', mainFields: ['module', 'main'], logLevel: 'error' });
  if (backend === 'wasm') {
    // It looks for its binaries beside the bundle.
    mkdirSync(output, { recursive: true });
    for (const file of readdirSync(folder)) if (file.endsWith('.wasm')) copyFileSync(join(folder, file), join(output, file));
  }
  const tf: typeof Tensors = createRequire(import.meta.url)(outfile);
  await tf.setBackend(backend);
  await tf.ready();
  return tf;
}
