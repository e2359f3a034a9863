import { rankPaths } from '../analysis/ranking.ts';
import { evaluateTrace } from '../gradient/interpret.ts';
import { linearizeAt } from '../gradient/linearize.ts';
import { sumProduct } from '../gradient/products.ts';
import { countPaths, pathAt, pathLabel } from '../graph/paths.ts';
import type { NodeId, Path } from '../graph/types.ts';
import { at } from '../invariant.ts';
import type { Span } from '../source/span.ts';
import type { Drawing, TensorNumbering } from './model.ts';
import type { PathView } from './types.ts';

/** A parameter of tensors with more paths than these has them listed, not ranked. */
const RANKED = 32n;

/** Some of the paths of one parameter, and how many it has, exactly, as text. */
export interface PathPage {
  readonly total: string;
  readonly paths: readonly PathView[];
}

/**
 * The paths of a parameter (its index in `GraphView.parameters`) at a point, largest |contribution| first: `count` of them from
 * rank `from` on. Costs a sweep over the graph and a walk for each rank, however many paths there are.
 */
export function pathPage(drawing: Drawing, point: ArrayLike<number>, parameter: number, from: number, count: number): PathPage {
  const { traced } = drawing;
  const { graph, ssa, tensors } = traced;
  const node = graph.parameters[parameter];
  if (node === undefined) return { total: '0', paths: [] };
  if (tensors) return tensorPaths(drawing, tensors, node, from, count);
  const linearization = linearizeAt(graph, evaluateTrace(ssa, point));
  const size = at(sumProduct(graph, linearization.partials.map(Math.abs)), node);
  const ranked = [...rankPaths(linearization, node, from + count)].slice(from);
  return {
    total: String(at(countPaths(graph), node)),
    paths: ranked.map(({ path, contribution }, index) =>
      pathView(drawing, node, path, { rank: from + index, contribution, share: size === 0 ? 0 : Math.abs(contribution) / size }),
    ),
  };
}

/** Of tensors, contributions have norms, which nothing ranks without forming them: few paths are ranked, many are listed by their branches. */
function tensorPaths(drawing: Drawing, tensors: TensorNumbering, node: NodeId, from: number, count: number): PathPage {
  const { graph } = drawing.traced;
  const counts = countPaths(graph);
  const total = at(counts, node);
  const few = total <= RANKED;
  const [first, last] = few ? [0, Number(total)] : [from, from + count];
  const listed = Array.from({ length: Math.min(Number(total), last) - first }, (_, i) => {
    const path = pathAt(graph, counts, node, BigInt(first + i));
    return { path, contribution: tensors.contribution(path) };
  });
  const size = few ? listed.reduce((sum, { contribution }) => sum + contribution, 0) : 0;
  const page = few ? listed.toSorted((a, b) => b.contribution - a.contribution).slice(from, from + count) : listed;
  return {
    total: String(total),
    paths: page.map(({ path, contribution }, index) =>
      pathView(drawing, node, path, { rank: from + index, contribution, share: size === 0 ? 0 : contribution / size }),
    ),
  };
}

function pathView(
  { traced: { graph }, visible }: Drawing,
  node: NodeId,
  path: Path,
  numbers: Pick<PathView, 'rank' | 'contribution' | 'share'>,
): PathView {
  const label = pathLabel(graph, path);
  const passed = [node, ...path.map((edge) => at(graph.edges, edge).target)];
  return {
    ...numbers,
    ...(label !== undefined && { label }),
    nodes: [...new Set(passed.map((each) => at(visible.shownBy, each)))],
    edges: visibleEdges(visible.edgeShownBy, path),
    spans: distinct(passed.map((each) => at(graph.nodes, each).span)),
  };
}

function visibleEdges(shownBy: Int32Array, path: Path): number[] {
  return [...new Set(path.map((edge) => at(shownBy, edge)))].filter((edge) => edge >= 0);
}

function distinct(spans: readonly Span[]): Span[] {
  return [...new Map(spans.map((span) => [JSON.stringify(span), span])).values()];
}
