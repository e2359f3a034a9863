import { addRows, repeatRow } from '../kernels/rows.ts';
import { fold, patchElements, unfold, type Windows } from '../kernels/windows.ts';
import { expectRank, extent, type Shape, ShapeError, shapeText } from '../shape.ts';
import { type Attributes, type Elements, numberOf, type Signature, type TensorOperation } from './types.ts';

/**
 * A convolution (cross-correlation, as all libraries have it) of images [images, height, width, in] with filters
 * [rows, columns, in, out], plus a bias of [out]. Attributes: `stride` (1) and `padding` (0, zeros on each side).
 * The result is [images, outRows, outColumns, out]. Computed an image at a time, so that the patches of one are held.
 */
export const conv2d: TensorOperation = {
  name: 'conv2d',
  summary: 'conv2d(x, filters, bias, { stride, padding })',
  arity: 3,
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
  workspace: (signature) => patchElements(dimensions(signature).windows),
  forward({ values: [x, filters, bias], result, workspace: patches, gemm, ...signature }) {
    const { windows, places, depth, out } = dimensions(signature);
    if (!x || !filters || !bias || !patches) return;
    repeatRow(bias, result);
    for (let image = 0; image < windows.images; image++) {
      unfold(x, windows, image, patches);
      gemm(patches, filters, slice(result, image, places * out), places, out, depth);
    }
  },
  vjp({ values: [x, filters], adjoint, adjoints: [dx, dFilters, dBias], workspace: patches, gemm, ...signature }) {
    const { windows, places, depth, out } = dimensions(signature);
    if (!patches) return;
    for (let image = 0; image < windows.images; image++) {
      const sent = slice(adjoint, image, places * out);
      if (dFilters && x) {
        unfold(x, windows, image, patches);
        gemm(patches, sent, dFilters, depth, out, places, 'left');
      }
      if (dx && filters) {
        patches.fill(0);
        gemm(sent, filters, patches, places, depth, out, 'right');
        fold(patches, windows, image, dx);
      }
    }
    if (dBias) addRows(adjoint, dBias);
  },
};

function dimensions({ operands: [x = [], filters = []], attributes }: Signature) {
  const [rows = 1, columns = 1, channels = 1, out = 1] = filters;
  const windows = windowsOf(x, rows, columns, attributes, 1);
  return { windows, places: windows.outRows * windows.outColumns, depth: rows * columns * channels, out };
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

function slice(elements: Elements, index: number, size: number): Elements {
  return elements.subarray(index * size, (index + 1) * size);
}
