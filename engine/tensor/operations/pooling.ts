import { expectRank, extent } from '../shape.ts';
import { windowsOf } from './convolution.ts';
import { item, numberOf, type Signature, type TensorOperation } from './types.ts';

/** The mean of each window of `size` × `size` (2), moved by `stride` (the size). */
export const averagePool: TensorOperation = {
  name: 'averagePool',
  summary: 'averagePool(x, { size })',
  arity: 1,
  operands: ['x'],
  options: ['size', 'stride', 'padding'],
  shape: pooledShape,
  saves: () => [],
  forward({ values: [x], result, ...signature }) {
    const area = windowSize(signature) ** 2;
    result.fill(0);
    if (x) visit(signature, (place, source) => (result[place] = item(result, place) + item(x, source) / area));
  },
  vjp({ adjoint, adjoints: [target], ...signature }) {
    const area = windowSize(signature) ** 2;
    if (target) visit(signature, (place, source) => (target[source] = item(target, source) + item(adjoint, place) / area));
  },
};

/** The largest of each window; it keeps which one that was, the first of those that tie. */
export const maxPool: TensorOperation = {
  name: 'maxPool',
  summary: 'maxPool(x, { size })',
  arity: 1,
  operands: ['x'],
  options: ['size', 'stride', 'padding'],
  shape: pooledShape,
  saves: ({ output }) => [{ kind: 'notes', bytes: 4 * output.reduce((product, size) => product * size, 1) }],
  forward({ values: [x], result, notes, ...signature }) {
    if (!x || !notes) return;
    const places = new Uint32Array(notes.buffer, notes.byteOffset, result.length);
    result.fill(Number.NEGATIVE_INFINITY);
    visit(signature, (place, source) => {
      if (item(x, source) <= item(result, place) && item(result, place) !== Number.NEGATIVE_INFINITY) return;
      result[place] = item(x, source);
      places[place] = source;
    });
  },
  vjp({ notes, adjoint, adjoints: [target] }) {
    if (!target || !notes) return;
    const places = new Uint32Array(notes.buffer, notes.byteOffset, adjoint.length);
    for (let i = 0; i < adjoint.length; i++) {
      const source = places[i] ?? 0;
      target[source] = item(target, source) + item(adjoint, i);
    }
  },
};

function windowSize({ attributes }: Pick<Signature, 'attributes'>): number {
  return numberOf(attributes, 'size', 2);
}

function windows(x: readonly number[], attributes: Signature['attributes']) {
  const size = windowSize({ attributes });
  return windowsOf(x, size, size, attributes, size);
}

function pooledShape([x = []]: readonly (readonly number[])[], attributes: Signature['attributes']): readonly number[] {
  expectRank(x, 4, 'pooling', 0);
  const { outRows, outColumns } = windows(x, attributes);
  return [extent(x, 0), outRows, outColumns, extent(x, 3)];
}

/** Every element of every window, with the place of the result that it goes to. Windows over the edge are smaller. */
function visit({ operands: [x = []], attributes }: Signature, each: (place: number, source: number) => void): void {
  const w = windows(x, attributes);
  let place = 0;
  for (let image = 0; image < w.images; image++) {
    for (let i = 0; i < w.outRows; i++) {
      for (let j = 0; j < w.outColumns; j++) {
        for (let c = 0; c < w.channels; c++) {
          for (let r = 0; r < w.rows; r++) {
            const y = i * w.stride - w.padding + r;
            for (let s = 0; s < w.columns; s++) {
              const across = j * w.stride - w.padding + s;
              if (y >= 0 && y < w.height && across >= 0 && across < w.width) {
                each(place, ((image * w.height + y) * w.width + across) * w.channels + c);
              }
            }
          }
          place++;
        }
      }
    }
  }
}
