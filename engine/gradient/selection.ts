import type { Path } from '../graph/types.ts';

/**
 * What one gradient estimate keeps of the LCG (design §5, "granularity").
 * - `full`: everything; reverse mode as usual.
 * - `path`: one whole path for each parameter; `undefined` where a parameter has no path to the output.
 * - `parameter`: one branch of each parameter's own tuple node, with the whole adjoint behind it (paper, Eq. 3 and 7).
 *   One entry a parameter, 0 where the parameter has no tuple node.
 * - `graph`: one branch at every tuple node, shared by all parameters (the paper's experiments).
 *   One entry a tuple node, in the order of `Lcg.tuples`.
 */
export type Selection =
  | { readonly kind: 'full' }
  | { readonly kind: 'path'; readonly paths: readonly (Path | undefined)[] }
  | { readonly kind: 'parameter'; readonly branches: readonly number[] }
  | { readonly kind: 'graph'; readonly branches: readonly number[] };

export type Granularity = 'path' | 'parameter' | 'graph';

/** Bytes of primal values that the partials of a selection read; and the most that the reverse sweep holds at once, adjoints included. */
export interface TapeBytes {
  readonly held: number;
  readonly peak: number;
}
