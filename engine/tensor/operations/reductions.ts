import { elements, ShapeError } from '../shape.ts';
import { item, numberOf, type TensorOperation } from './types.ts';

/** The sum of all elements, as a single number. */
export const sum = reduction('sum', 'Σ x', () => 1);

/** The mean of all elements, as a single number. */
export const mean = reduction('mean', 'Σ x / n', (count) => 1 / count);

function reduction(name: string, summary: string, factor: (count: number) => number): TensorOperation {
  return {
    name,
    summary,
    operands: ['x'],
    reduces: true,
    shape: ([x = []]) => {
      if (elements(x) === 0) throw new ShapeError(`the ${name} of nothing`, 0);
      return [];
    },
    saves: () => [],
    forward({ values: [x], result }) {
      let total = 0;
      if (x) for (let i = 0; i < x.length; i++) total += item(x, i);
      result[0] = total * factor(x?.length ?? 1);
    },
    vjp({ adjoint, adjoints: [target] }) {
      if (!target) return;
      const each = item(adjoint, 0) * factor(target.length);
      for (let i = 0; i < target.length; i++) target[i] = item(target, i) + each;
    },
  };
}

/**
 * (x − mean) / √(variance + ε) over the last axis, times a gain and plus a bias of that extent (Ba, Kiros, Hinton 2016).
 * It keeps x, and of each row its mean and 1/√(variance + ε).
 */
export const layerNorm: TensorOperation = {
  name: 'layerNorm',
  summary: 'layerNorm(x, gain, bias)',
  operands: ['x', 'gain', 'bias'],
  options: ['epsilon'],
  shape([x = [], gain = [], bias = []]) {
    const width = x.at(-1);
    if (width === undefined) throw new ShapeError('layerNorm needs at least one axis', 0);
    for (const [i, shape] of [gain, bias].entries()) {
      if (shape.length !== 1 || shape[0] !== width) throw new ShapeError(`gain and bias must have the shape [${width}]`, i + 1);
    }
    return x;
  },
  saves: ({ output }) => [
    { kind: 'operand', operand: 0 },
    { kind: 'operand', operand: 1 },
    { kind: 'notes', bytes: 16 * (elements(output) / (output.at(-1) ?? 1)) },
  ],
  forward({ operands: [shape = []], values: [x, gain, bias], result, notes, attributes }) {
    const width = shape.at(-1) ?? 1;
    if (!x || !gain || !bias || !notes) return;
    const moments = new Float64Array(notes.buffer, notes.byteOffset, 2 * (result.length / width));
    for (let row = 0; row < result.length / width; row++) {
      const { mean: middle, scale } = momentsOf(x.subarray(row * width, (row + 1) * width), numberOf(attributes, 'epsilon', 1e-5));
      moments.set([middle, scale], 2 * row);
      for (let j = 0; j < width; j++) {
        const i = row * width + j;
        result[i] = (item(x, i) - middle) * scale * item(gain, j) + item(bias, j);
      }
    }
  },
  vjp({ operands: [shape = []], values: [x, gain], notes, adjoint, adjoints: [dx, dGain, dBias] }) {
    const width = shape.at(-1) ?? 1;
    if (!x || !gain || !notes) return;
    const moments = new Float64Array(notes.buffer, notes.byteOffset, 2 * (adjoint.length / width));
    for (let row = 0; row < adjoint.length / width; row++) {
      const [middle, scale] = [item(moments, 2 * row), item(moments, 2 * row + 1)];
      let [total, aligned] = [0, 0];
      for (let j = 0; j < width; j++) {
        const i = row * width + j;
        const normal = (item(x, i) - middle) * scale;
        const sent = item(adjoint, i) * item(gain, j);
        total += sent;
        aligned += sent * normal;
        if (dGain) dGain[j] = item(dGain, j) + item(adjoint, i) * normal;
        if (dBias) dBias[j] = item(dBias, j) + item(adjoint, i);
      }
      if (!dx) continue;
      for (let j = 0; j < width; j++) {
        const i = row * width + j;
        const normal = (item(x, i) - middle) * scale;
        dx[i] = item(dx, i) + scale * (item(adjoint, i) * item(gain, j) - (total + normal * aligned) / width);
      }
    }
  },
};

function momentsOf(row: Float32Array | Float64Array, epsilon: number): { readonly mean: number; readonly scale: number } {
  let [total, squares] = [0, 0];
  for (let i = 0; i < row.length; i++) total += item(row, i);
  const middle = total / row.length;
  for (let i = 0; i < row.length; i++) squares += (item(row, i) - middle) ** 2;
  return { mean: middle, scale: 1 / Math.sqrt(squares / row.length + epsilon) };
}
