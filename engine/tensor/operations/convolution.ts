import { addRows, repeatRow } from '../kernels/rows.ts';
import { packedElements } from '../kernels/types.ts';
import { type Framed, flippedFilters, frame, frameElements, spreadInto, type Windows } from '../kernels/windows.ts';
import { expectRank, extent, type Shape, ShapeError, shapeText } from '../shape.ts';
import { type Attributes, type Elements, numberOf, type Pass, type Signature, type TensorOperation } from './types.ts';

/**
 * A convolution (cross-correlation, as all libraries have it) of images [images, height, width, in] with filters
 * [rows, columns, in, out], plus a bias of [out]. Attributes: `stride` (1) and `padding` (0, zeros on each side).
 * The result is [images, outRows, outColumns, out].
 *
 * An image stands in a frame of zeros; the patches are read from there by the product itself, row after row of the filter, so that
 * there is no copy of them.
 */
export const conv2d: TensorOperation = {
  name: 'conv2d',
  summary: 'conv2d(x, filters, bias, { stride, padding })',
  operands: ['x', 'filters', 'bias'],
  layer: true,
  options: ['padding', 'stride'],
  shape([x = [], filters = [], bias = []], attributes) {
    expectRank(x, 4, 'conv2d', 0);
    expectRank(filters, 4, 'conv2d', 1);
    const [rows = 0, columns = 0, channels = 0, out = 0] = filters;
    if (channels !== x[3]) throw new ShapeError(`filters of ${shapeText(filters)} read ${channels} channels; there are ${x[3]}`, 1);
    if (bias.length !== 1 || bias[0] !== out) throw new ShapeError(`the bias is ${shapeText(bias)}; it must be [${out}]`, 2);
    const { outRows, outColumns } = windowsOf(x, rows, columns, attributes, 1);
    return [extent(x, 0), outRows, outColumns, out];
  },
  saves: () => [
    { kind: 'operand', operand: 0 },
    { kind: 'operand', operand: 1 },
  ],
  usedFor: (saved) => [1 - saved],
  workspace,
  forward({ values: [x, filters, bias], result, workspace: memory, kernels, ...signature }) {
    const { windows, out, depth } = dimensions(signature);
    if (!x || !filters || !bias || !memory) return;
    repeatRow(bias, result);
    const [padded, packed] = parts(memory, frameElements(windows));
    kernels.pack({ values: filters, from: 0, steps: depth, columns: out, stride: out, transposed: false }, packed);
    const framed = frame(padded, windows);
    for (let image = 0; image < windows.images; image++) {
      framed.fill(x, image);
      for (let row = 0; row < windows.outRows; row++) {
        const to = (image * windows.outRows + row) * windows.outColumns * out;
        kernels.multiply(patchRows(framed, windows, row), packed, out, result, to, out);
      }
    }
  },
  vjp({ values: [x, filters], adjoint, adjoints: [dx, dFilters, dBias], workspace: memory, kernels, ...signature }) {
    const { windows, out, places, runs } = dimensions(signature);
    if (dFilters && x && memory) {
      const [padded, packed] = parts(memory, frameElements(windows));
      const framed = frame(padded, windows);
      for (let image = 0; image < windows.images; image++) {
        framed.fill(x, image);
        kernels.pack({ values: adjoint, from: image * places * out, steps: places, columns: out, stride: out, transposed: false }, packed);
        for (let row = 0; row < windows.rows; row++) {
          kernels.multiply(patchColumns(framed, windows, row), packed, out, dFilters, row * runs * out, out);
        }
      }
    }
    if (dx && filters && memory) {
      // The adjoint, spread by the stride, correlated with the filters turned round.
      const back = backWindows(windows, out);
      const [padded, flipped, packed] = parts(memory, frameElements(back), filters.length);
      flippedFilters(filters, windows, out, flipped);
      const depth = windows.rows * windows.columns * out;
      const { channels } = windows;
      kernels.pack({ values: flipped, from: 0, steps: depth, columns: channels, stride: channels, transposed: false }, packed);
      const framed = frame(padded, back);
      for (let image = 0; image < windows.images; image++) {
        spreadInto(padded, back, adjoint, windows, image);
        for (let row = 0; row < windows.height; row++) {
          const to = (image * windows.height + row) * windows.width * channels;
          kernels.multiply(patchRows(framed, back, row), packed, channels, dx, to, channels);
        }
      }
    }
    if (dBias) addRows(adjoint, dBias);
  },
};

/** The patches at one row of places: a row for each place, a run for each row of the window. */
function patchRows({ values, width }: Framed, w: Windows, row: number) {
  return {
    values,
    from: row * w.stride * width * w.channels,
    rows: w.outColumns,
    rowStride: w.stride * w.channels,
    runs: w.rows,
    runStride: width * w.channels,
    steps: w.columns * w.channels,
    stepStride: 1,
  };
}

/** What one row of the window sees: a row for each of its elements, a run for each row of places. */
function patchColumns({ values, width }: Framed, w: Windows, row: number) {
  return {
    values,
    from: row * width * w.channels,
    rows: w.columns * w.channels,
    rowStride: 1,
    runs: w.outRows,
    runStride: w.stride * width * w.channels,
    steps: w.outColumns,
    stepStride: w.stride * w.channels,
  };
}

/** The windows that move over the spread adjoint of an image and give the image's adjoint. */
function backWindows(w: Windows, out: number): Windows {
  const [height, width] = [w.height + w.rows - 1, w.width + w.columns - 1];
  return { ...w, height, width, channels: out, stride: 1, padding: 0, outRows: w.height, outColumns: w.width };
}

function workspace(signature: Signature, pass: Pass): number {
  const { windows, out, depth, places } = dimensions(signature);
  if (pass === 'forward') return frameElements(windows) + packedElements(depth, out);
  const filters = depth * out;
  const ofFilters = frameElements(windows) + packedElements(places, out);
  const ofImages =
    frameElements(backWindows(windows, out)) + filters + packedElements(windows.rows * windows.columns * out, windows.channels);
  return Math.max(ofFilters, ofImages);
}

/** A workspace cut into pieces of those sizes, and what is left. */
function parts(memory: Elements, ...sizes: readonly number[]): [Elements, Elements, Elements] {
  const pieces: Elements[] = [];
  let from = 0;
  for (const size of [...sizes, memory.length]) {
    pieces.push(memory.subarray(from, Math.min(memory.length, from + size)));
    from += size;
  }
  const [first = memory, second = memory, third = memory] = pieces;
  return [first, second, third];
}

function dimensions({ operands: [x = [], filters = []], attributes }: Signature) {
  const [rows = 1, columns = 1, channels = 1, out = 1] = filters;
  const windows = windowsOf(x, rows, columns, attributes, 1);
  return { windows, places: windows.outRows * windows.outColumns, depth: rows * columns * channels, runs: columns * channels, out };
}

/** Throws `ShapeError` where the window does not fit once. */
export function windowsOf(x: Shape, rows: number, columns: number, attributes: Attributes, stride: number): Windows {
  const [images = 1, height = 1, width = 1, channels = 1] = x;
  const step = numberOf(attributes, 'stride', stride);
  const padding = numberOf(attributes, 'padding', 0);
  if (!(Number.isInteger(step) && step > 0)) throw new ShapeError(`the stride must be a whole number above 0; it is ${step}`);
  if (!(Number.isInteger(padding) && padding >= 0)) throw new ShapeError(`the padding must be a whole number from 0 on; it is ${padding}`);
  const outRows = Math.floor((height + 2 * padding - rows) / step) + 1;
  const outColumns = Math.floor((width + 2 * padding - columns) / step) + 1;
  if (outRows < 1 || outColumns < 1) {
    throw new ShapeError(`a window of ${rows} × ${columns} does not fit into ${height} × ${width} with padding ${padding}`, 0);
  }
  return { images, height, width, channels, rows, columns, stride: step, padding, outRows, outColumns };
}
