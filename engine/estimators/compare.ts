import type { Selection } from '../gradient/selection.ts';
import { tapeBytes } from '../gradient/tape.ts';
import { at } from '../invariant.ts';
import { type Compared, drawAll } from './keep.ts';
import { norm } from './norm.ts';
import type { Alternatives } from './spaces.ts';
import type { EstimatorInput, EstimatorSettings } from './types.ts';

/** Which candidate wins: the one of largest ‖g‖ (Algorithms 1 and 2), or the one closest to the gradient (Eq. 8). */
export type Criterion = 'largest' | 'closest';

export interface Comparison extends Compared {
  /** In each space, the candidate that wins; the first of those that tie. */
  readonly chosen: readonly bigint[];
}

/**
 * Draws m candidates in every space and evaluates them at the point (paper, Algorithms 1 and 2, lines 9 and 10). A norm that
 * is not a number never wins over one that is. Spaces are compared apart: each keeps its own best. To know which is closest to
 * the gradient, the gradient is evaluated and what it reads is held.
 */
export function compare(input: EstimatorInput, settings: EstimatorSettings, alternatives: Alternatives, criterion: Criterion): Comparison {
  const { spaces } = alternatives;
  const drawn = Array.from({ length: settings.m }, (_, j) => drawAll(input, alternatives, settings, j));
  const gradients = drawn.map((candidate) => gradientOf(input, alternatives.select(candidate)));
  const norms = gradients.map((gradient) => normsOf(alternatives, gradient));
  const exact = criterion === 'closest' ? gradientOf(input, { kind: 'full' }) : undefined;
  const scores = exact
    ? gradients.map((gradient) =>
        normsOf(
          alternatives,
          gradient.map((g, i) => at(exact, i) - g),
        ).map((d) => -d),
      )
    : norms;
  const best = spaces.map(() => 0);
  // Which candidates are held together: each with the best before it.
  const pairs = drawn.map((candidate, j) => {
    const bestSoFar = best.map((winner, s) => at(at(drawn, winner), s));
    for (const [s, winner] of best.entries()) {
      if (wins(at(at(scores, j), s), at(at(scores, winner), s))) best[s] = j;
    }
    return { candidate, bestSoFar };
  });
  const heldBytes = (chosen: readonly bigint[]) => tapeBytes(input.traced.graph, input.traced.ssa, alternatives.select(chosen)).held;
  return {
    chosen: best.map((winner, s) => at(at(drawn, winner), s)),
    // Space by space, in the order in which they were drawn.
    candidates: () =>
      spaces.flatMap((space, s) =>
        space.size === 0n
          ? []
          : drawn.map((candidate, j) => ({
              parameters: space.parameters,
              index: at(candidate, s),
              label: space.label(at(candidate, s)),
              norm: at(at(norms, j), s),
              chosen: at(best, s) === j,
              edges: space.edges(at(candidate, s)),
            })),
      ),
    bytes() {
      const most = Math.max(...pairs.map(({ candidate, bestSoFar }, j) => heldBytes(candidate) + (j === 0 ? 0 : heldBytes(bestSoFar))));
      return exact ? most + tapeBytes(input.traced.graph, input.traced.ssa, { kind: 'full' }).held : most;
    },
  };
}

function gradientOf({ traced, point }: EstimatorInput, selection: Selection): Float64Array {
  const gradient = new Float64Array(traced.graph.parameters.length);
  traced.evaluator.gradient(selection, point, gradient);
  return gradient;
}

/** The norm of what each space's parameters get. */
function normsOf({ spaces }: Alternatives, gradient: Float64Array): readonly number[] {
  return spaces.map(({ parameters }) => norm(parameters.map((parameter) => at(gradient, parameter))));
}

function wins(challenger: number, champion: number): boolean {
  return challenger > champion || (Number.isNaN(champion) && !Number.isNaN(challenger));
}
