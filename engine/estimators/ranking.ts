import { maxProduct, sumProduct } from '../gradient/products.ts';
import type { Granularity } from '../gradient/selection.ts';
import { tapeBytes } from '../gradient/tape.ts';
import type { EdgeId, Linearization } from '../graph/types.ts';
import { at } from '../invariant.ts';
import type { Compared } from './keep.ts';
import { norm } from './norm.ts';
import type { Alternatives } from './spaces.ts';
import type { Candidate, EstimatorInput } from './types.ts';

/** What the branches of tuple nodes are worth at a point, so that choosing by worth chooses among all alternatives at once. */
export interface Worth {
  /** By `EdgeId`, for the branches: |g| of the best that taking it can give, up to a factor that its siblings share. */
  readonly best: Float64Array;
  /** By `EdgeId`, for the branches: Σ|g| of all that taking it can give, up to the same factor. */
  readonly total: Float64Array;
  /** Σ|g| over all contributions of each parameter. */
  readonly totals: readonly number[];
}

/**
 * One sweep over the partials. At `path` and `graph` a contribution is a path's, and a branch is worth what the best path
 * behind it (max-product) or all of them together (sum-product) are. At `parameter` a contribution has the whole adjoint
 * behind its branch, signs included: the worth of both kinds is that one number.
 */
export function worthOf({ graph, partials, adjoints }: Linearization, granularity: Granularity): Worth {
  const sizes = partials.map(Math.abs);
  const through = (behind: Float64Array) => {
    const worth = new Float64Array(sizes.length);
    for (const { id, target } of graph.edges) worth[id] = at(behind, target) * at(sizes, id);
    return worth;
  };
  if (granularity === 'parameter') {
    const worth = through(adjoints.map(Math.abs));
    return { best: worth, total: worth, totals: graph.parameters.map((node) => ownTotal(node)) };
  }
  const sums = sumProduct(graph, sizes);
  return { best: through(maxProduct(graph, sizes)), total: through(sums), totals: graph.parameters.map((node) => at(sums, node)) };

  /** Over the branches of the parameter's own tuple node; a parameter that has none has one contribution. */
  function ownTotal(node: number): number {
    const [first] = at(graph.nodes, node).outputs;
    if (first === undefined) return 0;
    const { target } = at(graph.edges, first);
    const { kind, outputs } = at(graph.nodes, target);
    if (kind !== 'tuple') return Math.abs(at(adjoints, node));
    return outputs.reduce((sum, edge) => sum + Math.abs(at(adjoints, at(graph.edges, edge).target) * at(partials, edge)), 0);
  }
}

/** The branch of most worth, the first of those that tie; NaN never wins over a number. */
export function mostWorth(worth: Float64Array, branches: readonly EdgeId[]): number {
  let best = 0;
  for (const [i, edge] of branches.entries()) {
    const champion = at(worth, at(branches, best));
    if (at(worth, edge) > champion || (Number.isNaN(champion) && !Number.isNaN(at(worth, edge)))) best = i;
  }
  return best;
}

/**
 * The alternative of largest ‖g‖ in every space: exact, at every granularity. The best branch of a tuple node is the best for
 * whoever comes through it, so that one choice a tuple node makes every parameter's |g| the largest at once, also where they
 * share it (`graph`).
 */
export function bestOf({ spaces }: Alternatives, worth: Worth): readonly bigint[] {
  return spaces.map((space) => space.follow((branches) => mostWorth(worth.best, branches)));
}

/** What was found among all alternatives by a sweep over all partials, which holds the primal values that they read. */
export function foundBest(input: EstimatorInput, alternatives: Alternatives, chosen: readonly bigint[]): Compared {
  return {
    candidates: () => foundCandidates(input, alternatives, chosen),
    bytes: () => tapeBytes(input.traced.graph, input.traced.ssa, { kind: 'full' }).held,
  };
}

/** As candidates for the record: one a space. */
function foundCandidates(
  { traced, point }: EstimatorInput,
  { spaces, select }: Alternatives,
  chosen: readonly bigint[],
): readonly Candidate[] {
  const gradient = new Float64Array(traced.graph.parameters.length);
  traced.evaluator.gradient(select(chosen), point, gradient);
  return spaces.flatMap((space, s) => {
    if (space.size === 0n) return [];
    const index = at(chosen, s);
    const size = norm(space.parameters.map((parameter) => at(gradient, parameter)));
    return [{ parameters: space.parameters, index, label: space.label(index), norm: size, chosen: true, edges: space.edges(index) }];
  });
}
