/** From the edges of a graph to those of its view. */
import type { Candidate, GraphView, IterationRecord } from '../../engine/index.ts';
import type { Choices, Comparison } from '../../webview/protocol.ts';
import type { ChoiceCounts } from '../history/choices.ts';

type EdgeId = IterationRecord['edges'][number];

/** The same record with the edges of the view that show its own, once each. */
export function recordInView(view: GraphView, record: IterationRecord): IterationRecord {
  return { ...record, edges: edgesInView(view, record.edges), candidates: candidatesInView(view, record.candidates) };
}

export function comparisonInView(view: GraphView, comparison: Comparison): Comparison {
  return { ...comparison, candidates: candidatesInView(view, comparison.candidates) };
}

/** How often each edge of the view was kept; of an edge that stands for several, how often any of them was. */
export function choicesInView(view: GraphView, counts: ChoiceCounts = { iterations: 0, kept: [] }): Choices {
  const kept = view.edges.map(({ members }) => Math.max(0, ...members.map((edge) => counts.kept[edge] ?? 0)));
  return { iterations: counts.iterations, kept };
}

function candidatesInView(view: GraphView, candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.map((candidate) => ({ ...candidate, edges: edgesInView(view, candidate.edges) }));
}

/** Edges inside folded groups are left out. */
function edgesInView(view: GraphView, edges: readonly EdgeId[]): readonly EdgeId[] {
  const shownBy = edgeMap(view);
  const shown = new Set<EdgeId>();
  for (const edge of edges) {
    const visible = shownBy.get(edge);
    if (visible !== undefined) shown.add(visible);
  }
  return [...shown];
}

const maps = new WeakMap<GraphView, ReadonlyMap<number, EdgeId>>();

function edgeMap(view: GraphView): ReadonlyMap<number, EdgeId> {
  const known = maps.get(view) ?? new Map(view.edges.flatMap(({ id, members }) => members.map((edge) => [edge, id as EdgeId] as const)));
  maps.set(view, known);
  return known;
}
