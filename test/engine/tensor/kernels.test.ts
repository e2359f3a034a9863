import assert from 'node:assert/strict';
import { type RandomStream, stream } from '../../../engine/random/stream.ts';
import { gemm, gemmWorkspace, type Transposed } from '../../../engine/tensor/kernels/gemm.ts';
import { createKernels } from '../../../engine/tensor/kernels/kernels.ts';
import { plainLibrary } from '../../../engine/tensor/kernels/plain.ts';
import { type KernelLibrary, type KernelMemory, packedElements } from '../../../engine/tensor/kernels/types.ts';
import { vectorLibrary } from '../../../engine/tensor/kernels/wasm/memory.ts';

/** Smaller, equal and larger than tiles and panels, and none of them a multiple. */
const sizes = [
  [1, 1, 1],
  [6, 8, 4],
  [7, 9, 5],
  [13, 515, 3],
  [5, 6, 259],
  [150, 300, 78],
] as const;

/** Arrays one behind the other in a memory of the library's. */
class Arrays {
  readonly memory: KernelMemory;
  #place: number;

  constructor(library: KernelLibrary, floats: number) {
    this.memory = library.allocate(4 * floats + 1024);
    this.#place = this.memory.start;
  }

  floats(length: number, fill: () => number = () => 0): Float32Array {
    const made = new Float32Array(this.memory.buffer, this.#place, length);
    this.#place += Math.ceil(length / 4) * 16;
    for (let i = 0; i < length; i++) made[i] = fill();
    return made;
  }

  bytes(length: number): Uint8Array {
    const made = new Uint8Array(this.memory.buffer, this.#place, length);
    this.#place += Math.ceil(length / 16) * 16;
    return made;
  }
}

function signed(random: RandomStream): () => number {
  return () => 2 * random.uniform() - 1;
}

/** The meaning of a product, in doubles. */
function product(a: Float32Array, b: Float32Array, c: Float32Array, [m, n, k]: readonly [number, number, number], transposed: Transposed) {
  return Float64Array.from(c, (value, place) => {
    const [i, j] = [Math.floor(place / n), place % n];
    let sum = value;
    for (let p = 0; p < k; p++) {
      const left = a[transposed === 'left' ? p * m + i : i * k + p] ?? Number.NaN;
      sum += left * (b[transposed === 'right' ? j * k + p : p * n + j] ?? Number.NaN);
    }
    return sum;
  });
}

function close(actual: Float32Array, expected: Float64Array, tolerance: number): void {
  for (const [i, value] of actual.entries())
    assert.ok(Math.abs(value - (expected[i] ?? Number.NaN)) <= tolerance, `${i}: ${value}, not ${expected[i]}`);
}

for (const variant of ['plain', 'simd', 'fma'] as const) {
  describe(`kernels: ${variant}`, () => {
    let library: KernelLibrary;
    before(function () {
      const found = variant === 'plain' ? plainLibrary : vectorLibrary(variant);
      if (!found) {
        console.log(`      skipped: this engine has no ${variant}`);
        return this.skip();
      }
      library = found;
    });

    for (const [m, n, k] of sizes) {
      for (const transposed of ['none', 'left', 'right'] as const) {
        it(`multiply ${m} × ${k} by ${k} × ${n}, ${transposed} transposed`, () => {
          const random = stream({ seed: 1, iteration: m, space: n, draw: k });
          const arrays = new Arrays(library, m * k + k * n + m * n + gemmWorkspace(k));
          const [a, b, c] = [
            arrays.floats(m * k, signed(random)),
            arrays.floats(k * n, signed(random)),
            arrays.floats(m * n, signed(random)),
          ];
          const expected = product(a, b, c, [m, n, k], transposed);
          gemm(arrays.memory, [a, b, c], [m, n, k], arrays.floats(gemmWorkspace(k)), transposed);
          // k roundings of sums that grow like √k, of numbers of size 1.
          close(c, expected, 1e-6 * Math.sqrt(k) + 1e-6);
        });
      }
    }

    for (const layout of ['steps', 'rows'] as const) {
      it(`multiply in runs, with ${layout} side by side`, () => {
        const [rows, runs, steps, columns] = [8, 3, 7, 11];
        const [rowStride, stepStride] = layout === 'steps' ? [5, 1] : [1, 9];
        const runStride = 70;
        const random = stream({ seed: 3, iteration: 0, space: 0, draw: 0 });
        const arrays = new Arrays(library, 2000);
        const values = arrays.floats(runs * runStride + 80, signed(random));
        const b = arrays.floats(runs * steps * columns, signed(random));
        const [packed, c] = [arrays.floats(packedElements(runs * steps, columns)), arrays.floats(rows * (columns + 2), signed(random))];
        const expected = Float64Array.from(c);
        for (let row = 0; row < rows; row++) {
          for (let j = 0; j < columns; j++) {
            for (let run = 0; run < runs; run++) {
              for (let step = 0; step < steps; step++) {
                const left = values[4 + row * rowStride + run * runStride + step * stepStride] ?? Number.NaN;
                const place = row * (columns + 2) + j;
                expected[place] = (expected[place] ?? 0) + left * (b[(run * steps + step) * columns + j] ?? Number.NaN);
              }
            }
          }
        }
        arrays.memory.pack({ values: b, from: 0, steps: runs * steps, columns, stride: columns, transposed: false }, packed);
        arrays.memory.multiply(
          { values, from: 4, rows, rowStride, runs, runStride, steps, stepStride },
          packed,
          columns,
          c,
          0,
          columns + 2,
        );
        close(c, expected, 1e-5);
      });
    }

    it('pass NaN and infinities on', () => {
      const arrays = new Arrays(library, 100);
      const [a, b, c] = [arrays.floats(2), arrays.floats(4), arrays.floats(2)];
      a.set([0, 1]);
      b.set([Number.NaN, 0, 0, Number.POSITIVE_INFINITY]);
      gemm(arrays.memory, [a, b, c], [1, 2, 2], arrays.floats(gemmWorkspace(2)));
      assert.deepEqual([...c], [Number.NaN, Number.POSITIVE_INFINITY]);
    });

    for (const length of [3, 8, 21, 64]) {
      it(`rectify ${length} numbers and mask them by the bits`, () => {
        const random = stream({ seed: 5, iteration: 0, space: length, draw: 0 });
        const arrays = new Arrays(library, 4 * length + 64);
        const special = [Number.NaN, -0, 0, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
        let drawn = 0;
        const x = arrays.floats(length, () => special[drawn++] ?? 2 * random.uniform() - 1);
        const [result, bits] = [arrays.floats(length), arrays.bytes(Math.ceil(length / 8))];
        arrays.memory.rectify(x, result, bits);
        const passes = Array.from(x, (value) => value > 0 || Number.isNaN(value));
        assert.deepEqual(
          [...result],
          Array.from(x, (value, i) => (passes[i] ? value : 0)),
        );
        assert.deepEqual(
          [...bits],
          Array.from(bits, (_, byte) => passes.slice(8 * byte, 8 * byte + 8).reduce((sum, pass, i) => sum + (pass ? 1 << i : 0), 0)),
        );
        const values = arrays.floats(length, () => 7);
        arrays.memory.mask(values, bits);
        assert.deepEqual(
          [...values],
          passes.map((pass) => (pass ? 7 : 0)),
        );
      });
    }

    it('move parameters as Adam does, whatever their number', () => {
      const [length, from, count] = [23, 4, 17];
      const random = stream({ seed: 6, iteration: 0, space: 0, draw: 0 });
      const arrays = new Arrays(library, 6 * length);
      const [parameter, first, second, gradient] = [1, 0.1, 0, 1].map((size) =>
        arrays.floats(length, () => size * (2 * random.uniform() - 1)),
      );
      assert.ok(parameter && first && second && gradient);
      for (const [i, value] of first.entries()) second[i] = value * value + 0.01;
      const [size, stability, scale] = [0.01, 1e-8, 3];
      const [g, m, v] = [gradient, first, second].map((values) => Float64Array.from(values));
      const expected = Float64Array.from(parameter, (value, i) => {
        if (i < from || i >= from + count) return value;
        const own = scale * (g?.[i - from + 2] ?? Number.NaN);
        const mean = 0.9 * (m?.[i] ?? Number.NaN) + 0.1 * own;
        const square = 0.999 * (v?.[i] ?? Number.NaN) + 0.001 * own * own;
        return value - (size * mean) / (Math.sqrt(square) + stability);
      });
      arrays.memory.adam({ parameter, first, second, at: from, count, gradient, gradientAt: 2, scale, size, stability });
      close(parameter, expected, 1e-6);
    });
  });
}

describe('the choice of kernels', () => {
  it('falls back to plain loops', () => {
    assert.equal(createKernels(['plain']).variant, 'plain');
    assert.equal(createKernels([]).variant, 'plain');
  });
});
