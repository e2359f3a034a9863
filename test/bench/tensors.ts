import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Tensors from '@tensorflow/tfjs-core';
import { build } from 'esbuild';
import { isConstantNode, isFunctionNode, isOperatorNode, isParenthesisNode, isSymbolNode, type MathNode } from 'mathjs';

type Tensor = Tensors.Tensor;

/** tfjs on the CPU, with its gradients, which come as modules that Node cannot load as they are: bundled first. */
export async function loadTensors(): Promise<typeof Tensors> {
  const contents = ['tfjs-core/dist/register_all_gradients', 'tfjs-backend-cpu'].map((name) => `import '@tensorflow/${name}';`).join('');
  const outfile = join(import.meta.dirname, '../output/bench/tfjs.cjs');
  const stdin = { contents: `${contents}export * from '@tensorflow/tfjs-core';`, resolveDir: import.meta.dirname };
  await build({ stdin, outfile, bundle: true, platform: 'node', mainFields: ['module', 'main'], logLevel: 'error' });
  const tf: typeof Tensors = createRequire(import.meta.url)(outfile);
  await tf.setBackend('cpu');
  return tf;
}

/** A formula over tensors, as tfjs wants it: one operation a call. */
export function tensorOf(tf: typeof Tensors, node: MathNode, variables: Readonly<Record<string, Tensor>>): Tensor {
  const of = (child: MathNode | undefined) => {
    if (!child) throw new Error('an operand is missing');
    return tensorOf(tf, child, variables);
  };
  if (isParenthesisNode(node)) return of(node.content);
  if (isConstantNode(node)) return tf.scalar(Number(node.value));
  if (isSymbolNode(node)) return variables[node.name] ?? tf.scalar(node.name === 'pi' ? Math.PI : Math.E);
  if (isOperatorNode(node)) {
    const [left, right] = node.args;
    return node.fn === 'unaryMinus' ? tf.neg(of(left)) : binary(tf, node.fn)(of(left), of(right));
  }
  if (isFunctionNode(node)) return unary(tf, node.fn.name)(of(node.args[0]));
  throw new Error(`no tensor for ${node.type}`);
}

function binary(tf: typeof Tensors, name: string): (a: Tensor, b: Tensor) => Tensor {
  if (name === 'add') return tf.add;
  if (name === 'subtract') return tf.sub;
  if (name === 'multiply') return tf.mul;
  if (name === 'divide') return tf.div;
  if (name === 'pow') return tf.pow;
  throw new Error(`no tensor operation ${name}`);
}

function unary(tf: typeof Tensors, name: string): (a: Tensor) => Tensor {
  if (name === 'sin') return tf.sin;
  if (name === 'cos') return tf.cos;
  if (name === 'exp') return tf.exp;
  if (name === 'sqrt') return tf.sqrt;
  throw new Error(`no tensor operation ${name}`);
}
