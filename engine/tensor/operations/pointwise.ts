import { elements, type Shape, ShapeError } from '../shape.ts';
import { item, numberOf, type Saved, type TensorOperation } from './types.ts';

/** A function of one number, applied to each element; its derivative from what it saves. */
interface Pointwise {
  readonly name: string;
  readonly summary: string;
  readonly saves: 'operand' | 'output';
  value(x: number): number;
  /** dy/dx, from the one of x and y that is saved. */
  slope(saved: number): number;
}

function pointwise({ name, summary, saves, value, slope }: Pointwise): TensorOperation {
  const kept: readonly Saved[] = saves === 'output' ? [{ kind: 'output' }] : [{ kind: 'operand', operand: 0 }];
  return {
    name,
    summary,
    operands: ['x'],
    shape: ([x = []]) => x,
    saves: () => kept,
    forward({ values: [x], result }) {
      if (x) for (let i = 0; i < result.length; i++) result[i] = value(item(x, i));
    },
    vjp({ values: [x], result, adjoint, adjoints: [target] }) {
      const saved = saves === 'output' ? result : x;
      if (saved && target) for (let i = 0; i < adjoint.length; i++) target[i] = item(target, i) + item(adjoint, i) * slope(item(saved, i));
    },
  };
}

/**
 * max(0, x), with slope 0 at 0. It keeps one bit an element: whether x is above 0, or NaN, which has slope 1 so that it is seen. With
 * the attribute `bits` 0 it keeps its result instead, as other libraries do.
 */
export const relu: TensorOperation = {
  name: 'relu',
  summary: 'max(0, x)',
  operands: ['x'],
  shape: ([x = []]) => x,
  saves: ({ output, attributes }) =>
    numberOf(attributes, 'bits', 1) === 0 ? [{ kind: 'output' }] : [{ kind: 'notes', bytes: Math.ceil(elements(output) / 8) }],
  forward({ values: [x], result, notes, kernels }) {
    if (x && notes) kernels.rectify(x, result, notes);
    else if (x) for (let i = 0; i < result.length; i++) result[i] = Math.max(0, item(x, i));
  },
  vjp({ notes, result, adjoint, adjoints: [target] }) {
    if (!target) return;
    for (let i = 0; i < adjoint.length; i++) {
      const passes = notes ? ((notes[i >> 3] ?? 0) >> (i & 7)) & 1 : result && item(result, i) !== 0;
      if (passes) target[i] = item(target, i) + item(adjoint, i);
    }
  },
  vjpInPlace({ notes, result, adjoint, kernels }) {
    if (notes) kernels.mask(adjoint, notes);
    else if (result) for (let i = 0; i < adjoint.length; i++) if (item(result, i) === 0) adjoint[i] = 0;
  },
};

export const tanh = pointwise({ name: 'tanh', summary: 'tanh x', saves: 'output', value: Math.tanh, slope: (y) => 1 - y * y });

export const sigmoid = pointwise({
  name: 'sigmoid',
  summary: '1 / (1 + exp(−x))',
  saves: 'output',
  // Each branch has an exponential that cannot overflow.
  value: (x) => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x))),
  slope: (y) => y * (1 - y),
});

const SLOPE = Math.sqrt(2 / Math.PI);
const CUBIC = 0.044715;

/** The approximation by tanh (Hendrycks and Gimpel 2016), as most libraries have it. */
export const gelu = pointwise({
  name: 'gelu',
  summary: 'x/2 · (1 + tanh(√(2/π) (x + 0.044715 x³)))',
  saves: 'operand',
  value: (x) => 0.5 * x * (1 + Math.tanh(SLOPE * (x + CUBIC * x * x * x))),
  slope(x) {
    const t = Math.tanh(SLOPE * (x + CUBIC * x * x * x));
    return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * SLOPE * (1 + 3 * CUBIC * x * x);
  },
});

/** The same elements in another shape; one extent may be −1, which is then what is left. */
export const reshape: TensorOperation = {
  name: 'reshape',
  summary: 'the same elements in another shape',
  operands: ['x'],
  list: 'shape',
  shape: ([x = []], { shape }) => completed(x, typeof shape === 'object' ? shape : []),
  saves: () => [],
  forward: copy,
  vjp: addThrough,
  vjpInPlace: () => undefined,
};

/** All axes but the first become one. */
export const flatten: TensorOperation = {
  name: 'flatten',
  summary: 'all axes but the first become one',
  operands: ['x'],
  shape: ([x = []]) => [x[0] ?? 1, elements(x.slice(1))],
  saves: () => [],
  forward: copy,
  vjp: addThrough,
  vjpInPlace: () => undefined,
};

function copy({ values: [x], result }: Parameters<TensorOperation['forward']>[0]): void {
  if (x) result.set(x);
}

function addThrough({ adjoint, adjoints: [target] }: Parameters<TensorOperation['vjp']>[0]): void {
  if (target) for (let i = 0; i < adjoint.length; i++) target[i] = item(target, i) + item(adjoint, i);
}

function completed(from: Shape, to: Shape): Shape {
  const known = elements(to.filter((extent) => extent !== -1));
  const free = to.filter((extent) => extent === -1).length;
  const rest = elements(from) / known;
  if (free > 1) throw new ShapeError('only one extent can be left open with −1');
  if (free === 1 ? !Number.isInteger(rest) : rest !== 1) {
    throw new ShapeError(`${elements(from)} elements cannot be arranged as [${to.join(', ')}]`, 0);
  }
  return to.map((extent) => (extent === -1 ? rest : extent));
}
