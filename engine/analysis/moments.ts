import { toNumber } from '../estimators/fraction.ts';
import type { Draw } from '../estimators/types.ts';
import { sumProduct } from '../gradient/products.ts';
import { ownTuple } from '../gradient/restricted-edges.ts';
import type { Granularity } from '../gradient/selection.ts';
import type { PathCounts } from '../graph/paths.ts';
import type { EdgeId, Lcg, Linearization, NodeId, Path } from '../graph/types.ts';
import { at } from '../invariant.ts';

/** What the moments of an estimate from one contribution are made of. */
export interface Sums {
  /** Σ p g². */
  readonly weighted: number;
  /** Σ p g. */
  readonly mean: number;
  /** Σ g² / p. */
  readonly inverse: number;
  /** Σ g. */
  readonly plain: number;
}

/** Mean and mean square of one parameter's estimate. */
export interface Moments {
  readonly mean: number;
  readonly square: number;
}

/**
 * The sums over all contributions of each parameter, where p is a product of one factor an edge, by `EdgeId` (1 on edges that
 * are no branch): four recursions. At `parameter` only the parameter's own branch is drawn, and what follows it is the
 * adjoint, signs included.
 */
export function sumsOver(linearization: Linearization, factor: ArrayLike<number>, granularity: Granularity): readonly Sums[] {
  const { graph, partials } = linearization;
  if (granularity === 'parameter') return graph.parameters.map((node) => sumsOf(ownBranches(linearization, factor, node)));
  const by = (term: Term) => {
    const sums = sumProduct(graph, termwise(partials, factor, term));
    return graph.parameters.map((node) => at(sums, node));
  };
  const all = each(by);
  return graph.parameters.map((_, i) => each((_term, name) => at(all[name], i)));
}

/**
 * Mean and mean square of g/q, where a contribution is taken with the probability p; p and q are products of one factor an edge, by
 * `EdgeId`. What is never taken has no part in them, whatever its q.
 */
export function scaledMoments(
  linearization: Linearization,
  p: ArrayLike<number>,
  q: ArrayLike<number>,
  granularity: Granularity,
): readonly Moments[] {
  const { graph, partials } = linearization;
  const mean = (g: number, edge: EdgeId) => (at(p, edge) === 0 ? 0 : (at(p, edge) * g) / at(q, edge));
  const square = (g: number, edge: EdgeId) => (at(p, edge) === 0 ? 0 : at(p, edge) * (g / at(q, edge)) ** 2);
  if (granularity === 'parameter') {
    return graph.parameters.map((node) => {
      const branches = ownBranches(linearization, p, node);
      const total = (term: (g: number, edge: EdgeId) => number) => branches.reduce((sum, { g, edge }) => sum + term(g, edge), 0);
      return { mean: total(mean), square: total(square) };
    });
  }
  const byEdge = (term: (g: number, edge: EdgeId) => number) => Float64Array.from(graph.edges, ({ id }) => term(at(partials, id), id));
  const means = sumProduct(graph, byEdge(mean));
  const squares = sumProduct(graph, byEdge(square));
  return graph.parameters.map((node) => ({ mean: at(means, node), square: at(squares, node) }));
}

/**
 * The same for one parameter, without one of its contributions, and that one apart: nothing cancels. `edges` are its path; at
 * `parameter` its branch alone.
 */
export function sumsWithout(
  linearization: Linearization,
  factor: ArrayLike<number>,
  granularity: Granularity,
  parameter: number,
  edges: readonly EdgeId[],
): { readonly others: Sums; readonly left: number } {
  const { graph, partials } = linearization;
  if (granularity === 'parameter') {
    const rows = ownBranches(linearization, factor, at(graph.parameters, parameter));
    const others = rows.filter(({ edge }) => edge !== edges[0]);
    return { others: sumsOf(others), left: rows.find(({ edge }) => edge === edges[0])?.g ?? 0 };
  }
  const by = (term: Term) => sumBeside(graph, termwise(partials, factor, term), edges);
  return { others: each(by), left: edges.reduceRight((product, edge) => product * at(partials, edge), 1) };
}

/** The probability of each branch at its tuple node, by `EdgeId`: uniform, or by the number of paths behind it. */
export function branchProbabilities(graph: Lcg, counts: PathCounts, draw: Draw): Float64Array {
  return Float64Array.from(graph.edges, ({ source, target }) => {
    const { outputs } = at(graph.nodes, source);
    if (outputs.length === 1) return 1;
    return draw === 'branches' ? 1 / outputs.length : toNumber({ numerator: at(counts, target), denominator: at(counts, source) });
  });
}

type Term = (g: number, p: number) => number;

const terms = {
  weighted: (g, p) => p * g * g,
  mean: (g, p) => p * g,
  inverse: (g, p) => (g === 0 ? 0 : (g * g) / p),
  plain: (g) => g,
} as const satisfies Record<keyof Sums, Term>;

/** One value a sum. */
function each<T>(value: (term: Term, name: keyof Sums) => T): Readonly<Record<keyof Sums, T>> {
  return {
    weighted: value(terms.weighted, 'weighted'),
    mean: value(terms.mean, 'mean'),
    inverse: value(terms.inverse, 'inverse'),
    plain: value(terms.plain, 'plain'),
  };
}

function termwise(partials: Float64Array, factor: ArrayLike<number>, term: Term): Float64Array {
  return partials.map((partial, edge) => term(partial, at(factor, edge)));
}

/** Σ of the products over all paths that branch off a path somewhere. */
function sumBeside(graph: Lcg, factors: ArrayLike<number>, path: Path): number {
  const sums = sumProduct(graph, factors);
  let along = 1;
  let total = 0;
  for (const edge of path) {
    for (const sibling of at(graph.nodes, at(graph.edges, edge).source).outputs) {
      if (sibling !== edge) total += along * at(factors, sibling) * at(sums, at(graph.edges, sibling).target);
    }
    along *= at(factors, edge);
  }
  return total;
}

interface Branch {
  readonly edge: EdgeId;
  readonly g: number;
  readonly p: number;
}

function ownBranches({ graph, partials, adjoints }: Linearization, factor: ArrayLike<number>, parameter: NodeId): readonly Branch[] {
  const tuple = ownTuple(graph, parameter);
  return at(graph.nodes, tuple ?? parameter).outputs.map((edge) => ({
    edge,
    g: at(adjoints, at(graph.edges, edge).target) * at(partials, edge),
    p: at(factor, edge),
  }));
}

function sumsOf(branches: readonly Branch[]): Sums {
  return each((term) => branches.reduce((sum, { g, p }) => sum + term(g, p), 0));
}
