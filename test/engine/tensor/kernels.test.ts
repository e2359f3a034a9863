import assert from 'node:assert/strict';
import { stream } from '../../../engine/random/stream.ts';
import { type Gemm, plainGemm } from '../../../engine/tensor/kernels/gemm.ts';
import { createWasmGemm } from '../../../engine/tensor/kernels/wasm/gemm.ts';

/** Smaller, equal and larger than tiles and panels, and none of them a multiple. */
const sizes = [
  [1, 1, 1],
  [6, 8, 4],
  [7, 9, 5],
  [13, 515, 3],
  [5, 6, 259],
  [150, 300, 78],
] as const;

for (const variant of ['simd', 'fma'] as const) {
  describe(`matrix products by ${variant}`, () => {
    let gemm: Gemm;
    before(function () {
      const found = createWasmGemm(variant);
      if (!found) {
        console.log(`      skipped: this engine has no ${variant}`);
        return this.skip();
      }
      gemm = found;
    });

    for (const [m, n, k] of sizes) {
      for (const transposed of ['none', 'left', 'right'] as const) {
        it(`are the plain ones: ${m} × ${k} by ${k} × ${n}, ${transposed} transposed`, () => {
          const random = stream({ seed: 1, iteration: m, space: n, draw: k });
          const matrix = (length: number) => Float32Array.from({ length }, () => 2 * random.uniform() - 1);
          const [a, b, c] = [matrix(m * k), matrix(k * n), matrix(m * n)];
          const expected = Float64Array.from(c);
          plainGemm(Float64Array.from(a), Float64Array.from(b), expected, m, n, k, transposed);
          gemm(a, b, c, m, n, k, transposed);
          // k roundings of sums that grow like √k, of numbers of size 1.
          const tolerance = 1e-6 * Math.sqrt(k) + 1e-6;
          for (const [i, value] of c.entries())
            assert.ok(Math.abs(value - (expected[i] ?? Number.NaN)) <= tolerance, `${i}: ${value}, not ${expected[i]}`);
        });
      }
    }

    it('pass NaN and infinities on', () => {
      const c = new Float32Array(2);
      gemm(Float32Array.of(0, 1), Float32Array.of(Number.NaN, 0, 0, Number.POSITIVE_INFINITY), c, 1, 2, 2);
      assert.deepEqual([...c], [Number.NaN, Number.POSITIVE_INFINITY]);
    });
  });
}
