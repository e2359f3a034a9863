/** Counter-based randomness: a stream is a pure function of its key, so replay, workers and stepping back agree bit for bit. */

/** Words drawn one after the other from one key. Not shared between draws: make a stream for each. */
export interface RandomStream {
  /** Uniform on the 32-bit unsigned integers. */
  word(): number;
  /** Uniform on [0, 1) with 53 bits. */
  uniform(): number;
  /** Uniform on [0, bound) without bias, for any size of bound (rejection on whole words). */
  below(bound: bigint): bigint;
}
