/** Alternatives, contributions and probabilities straight from their definitions, by listing everything: the tests' oracle. */

import type { Draw } from '../../../engine/estimators/types.ts';
import type { Granularity } from '../../../engine/gradient/selection.ts';
import type { EdgeId, Lcg, NodeId } from '../../../engine/graph/types.ts';
import type { DifferentiableFunction } from '../../../engine/index.ts';
import { at } from '../../../engine/invariant.ts';

type Route = readonly EdgeId[];

/** One way to choose for one parameter: its probability, and what the parameter gets. */
export interface Option {
  readonly probability: number;
  readonly contribution: number;
}

/** Every route from a node to the output, depth first. */
export function routes(graph: Lcg, from: NodeId): readonly Route[] {
  if (from === graph.output) return [[]];
  return at(graph.nodes, from).outputs.flatMap((edge) => routes(graph, at(graph.edges, edge).target).map((rest) => [edge, ...rest]));
}

/** What a parameter can get at a granularity, and how likely each is under a draw. */
export function options(fn: DifferentiableFunction, point: readonly number[], parameter: number, granularity: Granularity, draw: Draw) {
  const { graph, partials } = fn.linearize(...point);
  const all = routes(graph, at(graph.parameters, parameter));
  const single = all.map((route) => ({
    probability: draw === 'paths' ? 1 / all.length : branchProbability(graph, route),
    contribution: route.reduce((product, edge) => product * at(partials, edge), 1),
  }));
  return granularity === 'parameter' ? byOwnBranch(graph, all, single, draw) : single;
}

/** The product over the tuple nodes of one over their number of branches. */
function branchProbability(graph: Lcg, route: Route): number {
  return route.reduce((p, edge) => p / at(graph.nodes, at(graph.edges, edge).source).outputs.length, 1);
}

/** Routes through the same branch of the parameter's own tuple node, the second node of its routes, are one alternative. */
function byOwnBranch(graph: Lcg, all: readonly Route[], single: readonly Option[], draw: Draw): readonly Option[] {
  const first = all[0]?.[0];
  const own = first !== undefined && at(graph.nodes, at(graph.edges, first).target).kind === 'tuple';
  const branches = [...new Set(all.map((route) => at(route, own ? 1 : 0)))];
  return branches.map((branch) => {
    const mine = single.filter((_, i) => at(at(all, i), own ? 1 : 0) === branch);
    const contribution = mine.reduce((sum, option) => sum + option.contribution, 0);
    return { probability: draw === 'paths' ? mine.length / all.length : 1 / branches.length, contribution };
  });
}
