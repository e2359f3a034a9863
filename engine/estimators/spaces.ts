/**
 * What an estimator chooses among: one *space* of alternatives for each choice that is made independently.
 * An alternative gives each parameter that the space drives one *contribution*, a part of ∇f's sum (paper, Eq. 2);
 * the contributions of a parameter, each counted once, add up to its derivative.
 */
import type { Selection } from '../gradient/selection.ts';
import type { EdgeId } from '../graph/types.ts';
import type { RandomStream } from '../random/stream.ts';
import type { Fraction } from './fraction.ts';
import type { Draw } from './types.ts';

/** Which of the branches of a tuple node to take: a position. */
export type BranchChoice = (branches: readonly EdgeId[]) => number;

/** Alternatives are numbered from 0; the number may exceed 2⁵³, so they are never listed. */
export interface Space {
  /** The parameters that it drives: indices into `Lcg.parameters`. */
  readonly parameters: readonly number[];
  /** N, the number of alternatives; 0 for a parameter that the output does not depend on. */
  readonly size: bigint;
  /** An alternative at random; 0 where there is none. */
  draw(draw: Draw, random: RandomStream): bigint;
  /** The alternative that takes, at each tuple node where it has a choice, the branch at the position that `choose` answers. */
  follow(choose: BranchChoice): bigint;
  /** Which of its contributions the parameter gets. Different alternatives of a shared space can give it the same one. */
  contribution(index: bigint, parameter: number): bigint;
  /** How many alternatives give the parameter the contribution that this one gives it. */
  multiplicity(index: bigint, parameter: number): bigint;
  /**
   * 1/p, where p is the probability that a draw gives the parameter this contribution. In a shared space that is the
   * marginal over all alternatives that give it, not the probability of this alternative: with the latter each
   * contribution would be counted once an alternative, and the estimate would be biased.
   */
  inverseProbability(draw: Draw, index: bigint, parameter: number): Fraction;
  /** The probability that a draw gives this alternative. */
  probability(draw: Draw, index: bigint): Fraction;
  /** For people: the branches that it takes. */
  label(index: bigint): string;
  /** For people: what the parameter keeps of it. */
  parameterLabel(index: bigint, parameter: number): string;
  /** The branches on which what the parameter keeps of it was decided, and other edges on the way. */
  parameterEdges(index: bigint, parameter: number): readonly EdgeId[];
  /** The edges that its contributions run along. */
  edges(index: bigint): readonly EdgeId[];
}

export interface Alternatives {
  readonly spaces: readonly Space[];
  /** The selection that takes the alternative `chosen[s]` in each space s. */
  select(chosen: readonly bigint[]): Selection;
}
