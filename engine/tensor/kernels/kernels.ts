import { plainLibrary } from './plain.ts';
import type { KernelLibrary, KernelVariant } from './types.ts';
import { vectorLibrary } from './wasm/memory.ts';

/**
 * The first of the variants that the host has. Vector sums are formed in another order than plain ones, and `fma` rounds once where
 * the others round twice: runs are the same bit for bit on hosts that have the same variant.
 */
export function createKernels(wanted: readonly KernelVariant[] = ['fma', 'simd', 'plain']): KernelLibrary {
  for (const variant of wanted) {
    if (variant === 'plain') break;
    const library = vectorLibrary(variant);
    if (library) return library;
  }
  return plainLibrary;
}
