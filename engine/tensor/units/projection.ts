import { at } from '../../invariant.ts';
import type { RandomStream } from '../../random/stream.ts';
import type { GradientRows } from '../gradient.ts';
import { type Kernels, PANEL, packedElements } from '../kernels/types.ts';
import type { Elements } from '../operations/types.ts';
import type { FeatureLayer } from './layer.ts';

/**
 * RAD's matrix injection (Oktay et al. 2020): a random matrix R of [units, kept] with entries ±1/√kept, so that E[R Rᵀ] = I.
 * The input is stored as x R; the weight gradient is R (x R)ᵀ dy, whose mean is xᵀ dy.
 */
export interface Projection {
  readonly kept: number;
  /** A byte for each panel of eight columns and each unit, panel after panel: bit c is set where R[unit, 8 · panel + c] is positive. */
  readonly signs: Uint8Array;
}

/** Rows of R that are multiplied at a time on the way back: whole tiles of the product. */
const BLOCK = 24;

export function drawProjection(units: number, kept: number, random: RandomStream): Projection {
  const signs = new Uint8Array(units * panels(kept));
  for (let i = 0; i < signs.length; i += 4) {
    const word = random.word();
    for (let j = 0; j < 4; j++) signs[i + j] = word >>> (8 * j);
  }
  return { kept, signs };
}

/** Elements that `injectedRows` works in: a block of rows of R and of the gradient, and a panel of the gradient of x R. */
export function injectionElements({ out }: FeatureLayer, kept: number): number {
  return BLOCK * (kept + out) + packedElements(kept, PANEL);
}

/** x R: [rows, kept]. `workspace` has room for a panel of R. */
export function projectUnits(
  kernels: Kernels,
  x: Elements,
  { rows, units }: FeatureLayer,
  { kept, signs }: Projection,
  into: Elements,
  workspace: Elements,
): void {
  into.fill(0);
  const size = 1 / Math.sqrt(kept);
  const strips = { values: x, from: 0, rows, rowStride: units, runs: 1, runStride: 0, steps: units, stepStride: 1 };
  for (let panel = 0; panel < panels(kept); panel++) {
    for (let unit = 0; unit < units; unit++) {
      const byte = at(signs, panel * units + unit);
      for (let column = 0; column < PANEL; column++) workspace[unit * PANEL + column] = (byte >>> column) & 1 ? size : -size;
    }
    kernels.multiply(strips, workspace, Math.min(PANEL, kept - panel * PANEL), into, panel * PANEL, kept);
  }
}

/**
 * The rows of the weight gradient, R times that of the projected input, which is `compact`; a block of them is made when its first one
 * is asked for. `workspace` has room for `injectionElements`.
 */
export function injectedRows(
  kernels: Kernels,
  compact: Elements,
  { units, out }: FeatureLayer,
  projection: Projection,
  workspace: Elements,
): GradientRows['row'] {
  const { kept } = projection;
  const [factor, values] = [workspace.subarray(0, BLOCK * kept), workspace.subarray(BLOCK * kept, BLOCK * (kept + out))];
  const packed = workspace.subarray(BLOCK * (kept + out));
  let begin = Number.NaN;
  const multiply = (outer: number, unit: number): void => {
    const rows = Math.min(BLOCK, units - unit);
    rowsOf(projection, units, unit, rows, factor);
    values.fill(0);
    const strips = { values: factor, from: 0, rows, rowStride: kept, runs: 1, runStride: 0, steps: kept, stepStride: 1 };
    for (let column = 0; column < out; column += PANEL) {
      const columns = Math.min(PANEL, out - column);
      const from = outer * kept * out + column;
      kernels.pack({ values: compact, from, steps: kept, columns, stride: out, transposed: false }, packed);
      kernels.multiply(strips, packed, columns, values, column, out);
    }
  };
  return (row) => {
    const [outer, unit] = [Math.floor(row / units), row % units];
    const first = unit - (unit % BLOCK);
    if (begin !== row - unit + first) {
      begin = row - unit + first;
      multiply(outer, first);
    }
    return { values, from: (unit - first) * out, scale: 1 };
  };
}

/** Rows of R, as numbers. */
function rowsOf({ kept, signs }: Projection, units: number, first: number, rows: number, into: Elements): void {
  const size = 1 / Math.sqrt(kept);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < kept; column++) {
      const byte = at(signs, Math.floor(column / PANEL) * units + first + row);
      into[row * kept + column] = (byte >>> (column % PANEL)) & 1 ? size : -size;
    }
  }
}

function panels(kept: number): number {
  return Math.ceil(kept / PANEL);
}
