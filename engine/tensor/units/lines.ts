import { at } from '../../invariant.ts';
import { packedElements } from '../kernels/types.ts';
import { windowsOf } from '../operations/convolution.ts';
import type { Backward, Elements } from '../operations/types.ts';
import type { LineLayer } from './layer.ts';

/** The kept lines of the input, one after the other. */
export function gatherLines(x: Elements, { line }: LineLayer, kept: Uint32Array, into: Elements): void {
  for (const [place, unit] of kept.entries()) into.set(x.subarray(unit * line, (unit + 1) * line), place * line);
}

/**
 * Adds to the gradient of a convolution's filters what the kept lines of its input contribute: each line meets, for each row of the
 * window, one line of the result. Written as the input's other lines being 0, so that, times the inverse of the probability with which
 * a line is kept, the mean over all sets is the whole gradient, which is linear in the input.
 */
export function addLines(io: Backward, stored: Elements, kept: Uint32Array, gradient: Elements): void {
  const { operands, attributes, adjoint, kernels, workspace } = io;
  const [x = [], [rows = 1, columns = 1, channels = 1, out = 1] = []] = operands;
  const w = windowsOf(x, rows, columns, attributes, 1);
  const wide = (w.width + 2 * w.padding) * channels;
  if (!workspace) return;
  const [frame, packed] = [workspace.subarray(0, wide), workspace.subarray(wide, wide + packedElements(w.outColumns, out))];
  frame.fill(0);
  const size = w.width * channels;
  for (let place = 0; place < kept.length; place++) {
    const unit = at(kept, place);
    const [image, y] = [Math.floor(unit / w.height), unit % w.height];
    frame.set(stored.subarray(place * size, (place + 1) * size), w.padding * channels);
    for (let row = 0; row < rows; row++) {
      const down = (y + w.padding - row) / w.stride;
      if (!Number.isInteger(down) || down < 0 || down >= w.outRows) continue;
      const from = (image * w.outRows + down) * w.outColumns * out;
      kernels.pack({ values: adjoint, from, steps: w.outColumns, columns: out, stride: out, transposed: false }, packed);
      const strips = { values: frame, from: 0, rows: columns * channels, rowStride: 1, runs: 1, runStride: 0 };
      const steps = { steps: w.outColumns, stepStride: w.stride * channels };
      kernels.multiply({ ...strips, ...steps }, packed, out, gradient, row * columns * channels * out, out);
    }
  }
}
