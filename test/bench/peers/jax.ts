import { pathToFileURL } from 'node:url';
import { entryOf, type PeerStep } from './present.ts';

/** What is used of jax-js, which need not be installed. Arrays are used up by what reads them; `ref` keeps them. */
interface JaxArray {
  readonly ref: JaxArray;
  reshape(shape: readonly number[]): JaxArray;
  add(other: JaxArray): JaxArray;
  mul(other: JaxArray | number): JaxArray;
  sum(): JaxArray;
  data(): Promise<ArrayLike<number>>;
}

type Layers = readonly { readonly w: JaxArray; readonly b: JaxArray }[];

interface Jax {
  readonly numpy: { array(values: Float32Array): JaxArray; dot(a: JaxArray, b: JaxArray): JaxArray };
  readonly nn: { relu(x: JaxArray): JaxArray; logSoftmax(x: JaxArray, axis: number): JaxArray };
  readonly tree: { ref<T>(tree: T): T; dispose(tree: unknown): void };
  init(device: 'wasm'): Promise<unknown>;
  defaultDevice(device: 'wasm'): unknown;
  valueAndGrad<F>(f: F): F;
  jit<F>(f: F): (layers: Layers, x: JaxArray, y: JaxArray) => readonly [JaxArray, unknown];
  blockUntilReady(tree: unknown): Promise<unknown>;
}

/**
 * Value and gradient of a network of linear layers with ReLU in jax-js, compiled, without an optimizer; `undefined` where it is not
 * installed. `sizes`: units, from the input to the classes.
 */
export async function jaxStep(sizes: readonly number[], batch: number): Promise<PeerStep | undefined> {
  const entry = entryOf('@jax-js/jax');
  if (entry === undefined) return undefined;
  // It works with as many threads as there are cores; everything here is measured on one.
  Object.defineProperty(globalThis.navigator, 'hardwareConcurrency', { value: 1, configurable: true });
  const jax: Jax = await import(pathToFileURL(entry.replace(/\.cjs$/, '.js')).href);
  await jax.init('wasm');
  jax.defaultDevice('wasm');
  const numbers = (shape: readonly [number, number], seed: number) =>
    jax.numpy.array(Float32Array.from({ length: shape[0] * shape[1] }, (_, i) => 0.05 * Math.sin(seed + i))).reshape(shape);
  const layers: Layers = sizes.slice(1).map((out, i) => ({ w: numbers([sizes[i] ?? 1, out], i), b: numbers([1, out], i) }));
  const classes = sizes.at(-1) ?? 1;
  const x = numbers([batch, sizes[0] ?? 1], 9);
  const oneHot = Float32Array.from({ length: batch * classes }, (_, i) => (i % classes === Math.floor(i / classes) % classes ? 1 : 0));
  const y = jax.numpy.array(oneHot).reshape([batch, classes]);
  const loss = (own: Layers, images: JaxArray, labels: JaxArray): JaxArray => {
    const logits = own.reduce((h, { w, b }, i) => {
      const next = jax.numpy.dot(h, w).add(b);
      return i < own.length - 1 ? jax.nn.relu(next) : next;
    }, images);
    return jax.nn
      .logSoftmax(logits, -1)
      .mul(labels)
      .sum()
      .mul(-1 / batch);
  };
  const step = jax.jit(jax.valueAndGrad(loss));
  return async () => {
    const [value, gradient] = step(jax.tree.ref(layers), x.ref, y.ref);
    await jax.blockUntilReady(gradient);
    jax.tree.dispose(gradient);
    await value.data();
  };
}
