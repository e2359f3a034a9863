import { type Gemm, plainGemm } from './gemm.ts';
import { createWasmGemm, type GemmVariant } from './wasm/gemm.ts';

export type KernelVariant = GemmVariant | 'plain';

/** The loops in which the time goes, in the fastest form that the host has. */
export interface Kernels {
  readonly variant: KernelVariant;
  readonly gemm: Gemm;
}

/** What everything else is compared with. */
export const plainKernels: Kernels = { variant: 'plain', gemm: plainGemm };

/**
 * The first of the variants that the host has. Vector sums are formed in another order than plain ones, and `fma` rounds once where
 * the others round twice: runs are the same bit for bit on hosts that have the same variant.
 */
export function createKernels(wanted: readonly KernelVariant[] = ['fma', 'simd', 'plain']): Kernels {
  for (const variant of wanted) {
    if (variant === 'plain') break;
    const fast = createWasmGemm(variant);
    if (!fast) continue;
    // The vectors hold Float32; the shadow that gradients are checked in is computed plainly.
    const gemm: Gemm = (a, b, c, m, n, k, transposed) => (c instanceof Float32Array ? fast : plainGemm)(a, b, c, m, n, k, transposed);
    return { variant, gemm };
  }
  return plainKernels;
}
