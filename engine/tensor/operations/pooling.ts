import { expectRank, extent } from '../shape.ts';
import { windowsOf } from './convolution.ts';
import { item, numberOf, type Signature, type TensorOperation } from './types.ts';

/** The mean of each window of `size` × `size` (2), moved by `stride` (the size). */
export const averagePool: TensorOperation = {
  name: 'averagePool',
  summary: 'averagePool(x, { size })',
  operands: ['x'],
  options: ['size', 'stride', 'padding'],
  shape: pooledShape,
  saves: () => [],
  forward({ values: [x], result, ...signature }) {
    const area = windowSize(signature) ** 2;
    result.fill(0);
    if (!x) return;
    visit(signature, (place, source, channels) => {
      for (let c = 0; c < channels; c++) result[place + c] = item(result, place + c) + item(x, source + c) / area;
    });
  },
  vjp({ adjoint, adjoints: [target], ...signature }) {
    const area = windowSize(signature) ** 2;
    if (!target) return;
    visit(signature, (place, source, channels) => {
      for (let c = 0; c < channels; c++) target[source + c] = item(target, source + c) + item(adjoint, place + c) / area;
    });
  },
};

/** The largest of each window; it keeps which one that was, the first of those that tie. */
export const maxPool: TensorOperation = {
  name: 'maxPool',
  summary: 'maxPool(x, { size })',
  operands: ['x'],
  options: ['size', 'stride', 'padding'],
  shape: pooledShape,
  saves: ({ output }) => [{ kind: 'notes', bytes: 4 * output.reduce((product, size) => product * size, 1) }],
  forward({ values: [x], result, notes, ...signature }) {
    if (!x || !notes) return;
    const places = new Uint32Array(notes.buffer, notes.byteOffset, result.length);
    result.fill(Number.NEGATIVE_INFINITY);
    visit(signature, (first, from, channels) => {
      for (let place = first, source = from; place < first + channels; place++, source++) {
        if (item(x, source) <= item(result, place) && item(result, place) !== Number.NEGATIVE_INFINITY) continue;
        result[place] = item(x, source);
        places[place] = source;
      }
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

/**
 * Every pixel of every window: where its channels stand, and where the result's that they go to. Windows over the edge are smaller.
 */
function visit({ operands: [x = []], attributes }: Signature, each: (place: number, source: number, channels: number) => void): void {
  const w = windows(x, attributes);
  let place = 0;
  for (let image = 0; image < w.images; image++) {
    for (let i = 0; i < w.outRows; i++) {
      for (let j = 0; j < w.outColumns; j++, place += w.channels) {
        for (let r = 0; r < w.rows; r++) {
          const y = i * w.stride - w.padding + r;
          if (y < 0 || y >= w.height) continue;
          for (let s = 0; s < w.columns; s++) {
            const across = j * w.stride - w.padding + s;
            if (across >= 0 && across < w.width) each(place, ((image * w.height + y) * w.width + across) * w.channels, w.channels);
          }
        }
      }
    }
  }
}
