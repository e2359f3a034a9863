import type { Place, Statement, StraightLine } from '../straight-line.ts';
import type { Homes, Region } from './regions.ts';

/** How what an operand names moves from iteration to iteration. */
export type Access =
  /** It does not. */
  | { readonly kind: 'fixed'; readonly place: Place }
  /** In iteration k it is number `offset + stride * k` of the region; `first` is the one in iteration 0. */
  | { readonly kind: 'indexed'; readonly region: Region; readonly offset: number; readonly stride: number; readonly first: Place }
  /** What the iteration before defined in the region; `first` before the first. */
  | { readonly kind: 'previous'; readonly region: Region; readonly first: Place };

/** Statements that do the same `count` times over, a period of statements each time. */
export interface Loop {
  readonly kind: 'loop';
  readonly from: number;
  readonly period: number;
  readonly count: number;
  /** Five entries a statement of the body, in the order of `operandKinds`. */
  readonly accesses: readonly (Access | undefined)[];
  /** By statement of the body: the region that it defines; `undefined` for those that add to something. */
  readonly defined: readonly (Region | undefined)[];
}

export interface Stretch {
  readonly kind: 'stretch';
  readonly statements: readonly Statement[];
}

/** Straight-line code with loops in it again. */
export interface Rolled {
  readonly code: StraightLine;
  readonly segments: readonly (Stretch | Loop)[];
  readonly homes: Homes;
  /** The statements that are left to be written. */
  readonly written: number;
}
