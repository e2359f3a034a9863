/** What estimators that look at partials see of several rows at once: the mean over the rows of a batch that share one trace. */
import type { Granularity } from '../gradient/selection.ts';
import type { Linearization } from '../graph/types.ts';
import { at } from '../invariant.ts';
import { type Worth, worthOf } from './ranking.ts';
import type { EstimatorInput } from './types.ts';

export interface WeightedLinearization {
  readonly weight: number;
  readonly linearization: Linearization;
}

/** One a row; one of weight 1 where there are no rows. */
export function linearizationsAt({ traced: { evaluator }, point, rows }: EstimatorInput): readonly WeightedLinearization[] {
  return (rows ?? [{ weight: 1, point }]).map((row) => ({ weight: row.weight, linearization: evaluator.linearize(row.point) }));
}

/**
 * What branches are worth at the point, or to the mean over the rows; a visit of each edge a row.
 *
 * At `parameter` the contributions of the rows are added with their signs, which is exact. At `path` and `graph` the
 * contribution of a path to the mean is a sum of products, which no recursion over the graph can rank: the best is then the
 * path with the largest product of root mean squares of its partials, exact for one row; and `totals` adds Σ|g| over the rows.
 */
export function worthAt(input: EstimatorInput, granularity: Granularity): Worth {
  const rows = linearizationsAt(input);
  const [only] = rows;
  if (only && rows.length === 1 && only.weight === 1) return worthOf(only.linearization, granularity);
  return granularity === 'parameter' ? signedWorth(input, rows) : squaredWorth(input, rows, granularity);
}

function signedWorth({ traced: { graph } }: EstimatorInput, rows: readonly WeightedLinearization[]): Worth {
  const sums = new Float64Array(graph.edges.length);
  for (const { weight, linearization } of rows) {
    for (const { id, target } of graph.edges) {
      sums[id] = at(sums, id) + weight * at(linearization.adjoints, target) * at(linearization.partials, id);
    }
  }
  const worth = sums.map(Math.abs);
  const total = (edges: readonly number[]) => edges.reduce((sum, edge) => sum + at(worth, edge), 0);
  const totals = graph.parameters.map((node) => {
    const { outputs } = at(graph.nodes, node);
    const [first] = outputs;
    const next = first === undefined ? undefined : at(graph.nodes, at(graph.edges, first).target);
    return total(next?.kind === 'tuple' ? next.outputs : outputs);
  });
  return { best: worth, total: worth, totals };
}

function squaredWorth({ traced: { graph } }: EstimatorInput, rows: readonly WeightedLinearization[], granularity: Granularity): Worth {
  const all = rows.reduce((sum, { weight }) => sum + weight, 0);
  const squares = new Float64Array(graph.edges.length);
  for (const { weight, linearization } of rows) {
    for (const [edge, partial] of linearization.partials.entries()) squares[edge] = at(squares, edge) + (weight / all) * partial * partial;
  }
  const { best, total } = worthOf({ ...at(rows, 0).linearization, partials: squares.map(Math.sqrt) }, granularity);
  const each = rows.map(({ weight, linearization }) => worthOf(linearization, granularity).totals.map((one) => weight * one));
  return { best, total, totals: graph.parameters.map((_, i) => each.reduce((sum, totals) => sum + at(totals, i), 0)) };
}
