/** The numbers of a drawing at a point. */
import { gradientFlow } from '../analysis/flow.ts';
import { kinksAt } from '../analysis/kinks.ts';
import { evaluateTrace } from '../gradient/interpret.ts';
import { linearizeAt } from '../gradient/linearize.ts';
import { tapePlaces } from '../gradient/tape-places.ts';
import { at } from '../invariant.ts';
import type { VisibleGraph } from './fold/types.ts';
import type { Drawing } from './model.ts';
import { type ToldNonFinite, tellNonFinite } from './non-finite.ts';
import { shownNode } from './outlets.ts';
import type { GraphNumbers, NonFiniteView } from './types.ts';

/** `point` has one number a leaf, as `names` has one name. */
export function graphNumbers(drawing: Drawing, names: readonly string[], point: ArrayLike<number>): GraphNumbers {
  const { traced, visible } = drawing;
  if (traced.tensors) return traced.tensors.numbers(drawing);
  const { graph, ssa } = traced;
  const primal = evaluateTrace(ssa, point);
  const linearization = linearizeAt(graph, primal);
  const { values, adjoints, partials } = linearization;
  const flow = gradientFlow(linearization);
  const shown = visible.nodes.map((node) => shownNode(graph, node));
  return {
    point: names.map((name, index) => ({ name, value: at(point, index) })),
    values: shown.map((node) => at(values, node)),
    adjoints: shown.map((node) => at(adjoints, node)),
    flows: flows(visible, flow.nodes, flow.edges),
    tape: sumByNode(visible, tapePlaces(graph, ssa)),
    partials: visible.edges.map(({ members }) => (members.length === 1 ? at(partials, at(members, 0)) : Number.NaN)),
    shares: visible.edges.map(({ members }) => members.reduce((sum, edge) => sum + at(flow.edges, edge), 0)),
    kinks: [...new Set(kinksAt(graph, ssa, primal).map((node) => at(visible.shownBy, node)))],
    nonFinite: tellNonFinite(traced, primal, partials).map((told) => nonFiniteView(drawing, told)),
  };
}

function nonFiniteView({ visible }: Drawing, { found, expression, operands, diagnostic }: ToldNonFinite): NonFiniteView {
  const shown = (edge: number) => at(visible.edgeShownBy, edge);
  const edge = found.what === 'partial' ? shown(found.edge) : -1;
  return {
    ...diagnostic,
    what: found.what,
    ...(found.node !== undefined && { node: at(visible.shownBy, found.node) }),
    ...(edge >= 0 && { edge }),
    value: found.number,
    expression,
    operands,
    reaches: found.reaches,
    path: [...new Set(found.path.map(shown))].filter((each) => each >= 0),
  };
}

/** Through a folded group passes what leaves it. */
function flows({ nodes, edges }: VisibleGraph, byNode: Float64Array, byEdge: Float64Array): number[] {
  const leaving = new Float64Array(nodes.length);
  for (const { source, members } of edges) for (const edge of members) leaving[source] = at(leaving, source) + at(byEdge, edge);
  return nodes.map((node, index) => (node.kind === 'node' ? at(byNode, node.node) : at(leaving, index)));
}

function sumByNode({ nodes, shownBy }: VisibleGraph, byNode: Float64Array): number[] {
  const sums = nodes.map(() => 0);
  for (const [node, visible] of shownBy.entries()) sums[visible] = at(sums, visible) + at(byNode, node);
  return sums;
}
