import assert from 'node:assert/strict';
import { at } from '../../../engine/invariant.ts';
import { stream } from '../../../engine/random/stream.ts';
import { denseGradient } from '../../../engine/tensor/gradient.ts';
import { createKernels } from '../../../engine/tensor/kernels/kernels.ts';
import { TensorProgramBuilder } from '../../../engine/tensor/program.ts';
import { keptLayers } from '../../../engine/tensor/units/layer.ts';
import { drawProjection, injectedRows, injectionElements, projectUnits } from '../../../engine/tensor/units/projection.ts';

// More than two blocks of rows, and panels that are not full, on both sides.
const [rows, units, out] = [7, 53, 19];

for (const variant of ['plain', 'simd'] as const) {
  describe(`a projection, with kernels ${variant}`, () => {
    const library = createKernels([variant]);
    assert.equal(library.variant, variant);
    const layer = convolution();
    const { kept, outer } = layer;
    const projection = drawProjection(units, kept, stream({ seed: 3, iteration: 0, space: 0, draw: 0 }));
    const factor = (unit: number, column: number): number => {
      const byte = at(projection.signs, Math.floor(column / 8) * units + unit);
      return ((byte >>> (column % 8)) & 1 ? 1 : -1) / Math.sqrt(kept);
    };

    it('is the product of the input and the matrix', () => {
      const { kernels, views } = memory(library, [layer.rows * units, layer.rows * kept, 8 * units]);
      const [x, into, workspace] = [at(views, 0), at(views, 1), at(views, 2)];
      fill(x, 1);
      projectUnits(kernels, x, layer, projection, into, workspace);
      for (let row = 0; row < layer.rows; row++) {
        for (let j = 0; j < kept; j++) {
          let expected = 0;
          for (let unit = 0; unit < units; unit++) expected += at(x, row * units + unit) * factor(unit, j);
          close(at(into, row * kept + j), expected);
        }
      }
    });

    it('gives the rows of the matrix times the gradient, in any order', () => {
      const { kernels, views } = memory(library, [outer * kept * out, injectionElements(layer, kept)]);
      const [compact, workspace] = [at(views, 0), at(views, 1)];
      fill(compact, 2);
      const row = injectedRows(kernels, compact, layer, projection, workspace);
      const all = denseGradient({ rows: outer * units, width: out, row });
      const backwards = Array.from({ length: outer * units }, (_, i) => {
        const { values, from, scale } = row(outer * units - 1 - i) ?? { values: compact, from: 0, scale: Number.NaN };
        return Array.from(values.subarray(from, from + out), (value) => scale * value);
      }).reverse();
      for (let index = 0; index < outer * units; index++) {
        const [place, unit] = [Math.floor(index / units), index % units];
        for (let i = 0; i < out; i++) {
          let expected = 0;
          for (let j = 0; j < kept; j++) expected += factor(unit, j) * at(compact, (place * kept + j) * out + i);
          close(at(all, index * out + i), expected);
          assert.equal(at(at(backwards, index), i), at(all, index * out + i));
        }
      }
    });
  });
}

/** A convolution whose window is 1 × 2, so that a unit owns two rows of weights. */
function convolution() {
  const builder = new TensorProgramBuilder();
  const [x, w, b] = [builder.input('x', [rows, 1, 2, units]), builder.parameter('w', [1, 2, units, out]), builder.parameter('b', [out])];
  const program = builder.finish(builder.apply('sum', [builder.apply('conv2d', [x, w, b])]));
  const [layer] = keptLayers(program, { fraction: 0.2, convolutions: 'channels', mixed: true });
  assert.ok(layer?.axis === 'features');
  return layer;
}

function memory(library: ReturnType<typeof createKernels>, lengths: readonly number[]) {
  const kernels = library.allocate(lengths.reduce((sum, length) => sum + 4 * (length + 4), 0));
  let place = kernels.start;
  const views = lengths.map((length) => {
    const view = new Float32Array(kernels.buffer, place, length);
    place += 16 * Math.ceil(length / 4);
    return view;
  });
  return { kernels, views };
}

function fill(values: Float32Array, space: number): void {
  const random = stream({ seed: 3, iteration: 1, space, draw: 0 });
  for (let i = 0; i < values.length; i++) values[i] = 2 * random.uniform() - 1;
}

function close(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) < 1e-4 * (1 + Math.abs(expected)), `${actual}, not ${expected}`);
}
