import { rankPaths } from '../analysis/ranking.ts';
import { evaluateTrace } from '../gradient/interpret.ts';
import { linearizeAt } from '../gradient/linearize.ts';
import { countPaths, pathLabel } from '../graph/paths.ts';
import type { Path } from '../graph/types.ts';
import { at } from '../invariant.ts';
import type { Span } from '../source/span.ts';
import type { Drawing } from './model.ts';
import type { PathView } from './types.ts';

/** Some of the paths of one parameter, and how many it has, exactly, as text. */
export interface PathPage {
  readonly total: string;
  readonly paths: readonly PathView[];
}

/**
 * The paths of a parameter (its index in `GraphView.parameters`) at a point, largest |contribution| first: `count` of them from
 * rank `from` on. Costs a sweep over the graph and a walk for each rank, however many paths there are.
 */
export function pathPage({ traced, visible }: Drawing, point: ArrayLike<number>, parameter: number, from: number, count: number): PathPage {
  const { graph, ssa } = traced;
  const node = graph.parameters[parameter];
  if (node === undefined) return { total: '0', paths: [] };
  const linearization = linearizeAt(graph, evaluateTrace(ssa, point));
  const total = totalSize(linearization.partials, graph, node);
  const ranked = [...rankPaths(linearization, node, from + count)].slice(from);
  return {
    total: String(at(countPaths(graph), node)),
    paths: ranked.map(({ path, contribution }, index) => {
      const label = pathLabel(graph, path);
      const passed = [node, ...path.map((edge) => at(graph.edges, edge).target)];
      return {
        rank: from + index,
        ...(label !== undefined && { label }),
        contribution,
        share: total === 0 ? 0 : Math.abs(contribution) / total,
        nodes: [...new Set(passed.map((each) => at(visible.shownBy, each)))],
        edges: visibleEdges(visible.edgeShownBy, path),
        spans: distinct(passed.map((each) => at(graph.nodes, each).span)),
      };
    }),
  };
}

function visibleEdges(shownBy: Int32Array, path: Path): number[] {
  return [...new Set(path.map((edge) => at(shownBy, edge)))].filter((edge) => edge >= 0);
}

/** Σ|g| over the paths of a node: one visit an edge. */
function totalSize(partials: Float64Array, graph: Drawing['traced']['graph'], from: number): number {
  const sizes = new Float64Array(graph.nodes.length);
  sizes[graph.output] = 1;
  for (let node = graph.nodes.length - 1; node >= from; node--) {
    for (const edge of at(graph.nodes, node).outputs) {
      sizes[node] = at(sizes, node) + Math.abs(at(partials, edge)) * at(sizes, at(graph.edges, edge).target);
    }
  }
  return at(sizes, from);
}

function distinct(spans: readonly Span[]): Span[] {
  return [...new Map(spans.map((span) => [JSON.stringify(span), span])).values()];
}
