/** A run's numbers, one row an iteration, thinned where there are more than can be seen. */

/** The columns that have one number an iteration. NaN where there is none. */
export const COLUMNS = [
  /** f before the update. */
  'objective',
  /** ‖g‖ of the estimate. */
  'norm',
  /** ‖∇f‖. */
  'exactNorm',
  /** The cosine of the angle between g and ∇f, in [−1, 1]. */
  'cosine',
  /** Var[g] at this point under the estimator in use, summed over the parameters; exact. NaN for estimators that have no exact analysis. */
  'variance',
  /** ‖E[g] − ∇f‖² there. */
  'bias',
  /** The least variance that an unbiased estimate from one contribution can have there. */
  'leastVariance',
  /** Bytes that the tape of the selection holds. */
  'tapeSelected',
  /** Bytes that the tape of full reverse mode holds. */
  'tapeFull',
  /** The most bytes held while candidates were compared; 0 at iterations that compared none. */
  'tapeCandidates',
] as const;

export type ColumnName = (typeof COLUMNS)[number];

/** Iterations [from, to). */
export interface Series {
  readonly from: number;
  readonly to: number;
  /**
   * Iterations a bucket holds. 1: every iteration is a point. More: every bucket is two points, its least and its largest value
   * in the order in which they came, column by column, so extremes are kept; their place is right to the bucket.
   */
  readonly bucket: number;
  /** The x of the points: numbers of iterations, ascending. */
  readonly iterations: readonly number[];
  readonly columns: Readonly<Record<ColumnName, readonly number[]>>;
  /** The estimate of each of the first parameters (at most 8). */
  readonly gradients: readonly (readonly number[])[];
  /** ∇f of the same parameters. */
  readonly exacts: readonly (readonly number[])[];
}

/** Which branch was kept when: a row a branch, a column a bucket. */
export interface Raster {
  readonly from: number;
  readonly to: number;
  /** Iterations a column holds. */
  readonly bucket: number;
  readonly rows: readonly RasterRow[];
}

export interface RasterRow {
  readonly parameter: string;
  /** What was kept, by branch names; absent for all the rarer ones together. */
  readonly label?: string;
  /** In how many iterations of the whole run. */
  readonly count: number;
  /** For each column the share of its iterations in which this was kept, in [0, 1]. */
  readonly shares: readonly number[];
}
