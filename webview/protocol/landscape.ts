/** The objective around a run: a curve over one parameter, or heights over two. */

export interface Axis {
  /** Which leaf of the parameters it moves. */
  readonly leaf: number;
  readonly name: string;
  readonly low: number;
  readonly high: number;
}

export interface Landscape {
  /** Counts the views; a finer picture of the same view has the same number. */
  readonly view: number;
  /** One axis: `heights[i]` at x_i. Two: row by row, `heights[j * columns + i]` at (x_i, y_j); both axes ends included. NaN where f has no number. */
  readonly axes: readonly [Axis] | readonly [Axis, Axis];
  readonly columns: number;
  /** 1 for a curve. */
  readonly rows: number;
  readonly heights: readonly number[];
  /** The other leaves are held at `point`: a slice. */
  readonly slice: boolean;
  readonly point: readonly number[];
  /** Names of all leaves that the axes may be put on. */
  readonly leaves: readonly string[];
  /** A finer picture follows. */
  readonly refining: boolean;
  readonly minimum?: KnownMinimum;
}

/** What `@minimum` says, and where it is, as far as that was found: one number an axis. */
export interface KnownMinimum {
  readonly value: number;
  readonly at?: readonly number[];
}

/** The way of a run over the landscape, thinned; projected onto the axes. */
export interface Trail {
  /** `session`, or a run's id. */
  readonly id: string;
  readonly name: string;
  /** Of a background run: the method, and what is the same for runs that differ in their seed only. */
  readonly of?: { readonly method: string; readonly group: string };
  readonly iterations: readonly number[];
  readonly x: readonly number[];
  /** The second axis; for a curve the objective. */
  readonly y: readonly number[];
}

export type LandscapeWish =
  /** Zoom and pan: other ends of the axes. */
  | { readonly kind: 'view'; readonly axes: readonly (readonly [low: number, high: number])[] }
  /** Other axes, by leaf; one or two. */
  | { readonly kind: 'axes'; readonly leaves: readonly number[] }
  /** The first view again. */
  | { readonly kind: 'fit' }
  /** Click: a run starts there (the other leaves stay). */
  | { readonly kind: 'start'; readonly at: readonly number[] };
