/** What one iteration did to each edge: pure, so that it is tested without a browser. */
import type { Candidate, GraphView, IterationRecord } from '../../engine/index.ts';
import { formatNumber } from '../format.ts';

/** `plain`: nothing has been selected yet, or nothing was left out. */
export type EdgeState = 'plain' | 'selected' | 'candidate' | 'dropped';

export interface EdgeMark {
  readonly state: EdgeState;
  /** The candidates that take this edge, numbered from 1 in the order in which they were drawn. */
  readonly candidates: readonly number[];
  /** What stands behind the branch's name: `kept 0.532`, `c1 0.121`. Empty where there was no choice. */
  readonly badge: string;
}

export function markEdges(graph: GraphView, record: IterationRecord | undefined): readonly EdgeMark[] {
  const kept = new Set<number>(record?.edges);
  const takers = takersByEdge(graph, record?.candidates ?? []);
  return graph.edges.map((edge) => {
    const candidates = takers[edge.id] ?? [];
    const state = stateOf(record, kept.has(edge.id), candidates.length > 0);
    const badge = edge.branch === undefined ? '' : badgeOf(state, candidates, record?.candidates ?? []);
    return { state, candidates, badge };
  });
}

function stateOf(record: IterationRecord | undefined, kept: boolean, compared: boolean): EdgeState {
  if (record === undefined || record.reason === 'full') return 'plain';
  if (kept) return 'selected';
  return compared ? 'candidate' : 'dropped';
}

function badgeOf(state: EdgeState, takers: readonly number[], candidates: readonly Candidate[]): string {
  if (state === 'selected') {
    const chosen = takers.find((number) => candidates[number - 1]?.chosen);
    return chosen === undefined ? 'kept' : `kept ${norm(candidates, chosen)}`;
  }
  const [first, ...others] = takers;
  if (state !== 'candidate' || first === undefined) return '';
  return `c${first} ${norm(candidates, first)}${others.length > 0 ? ` +${others.length}` : ''}`;
}

function norm(candidates: readonly Candidate[], number: number): string {
  return formatNumber(Number((candidates[number - 1]?.norm ?? Number.NaN).toPrecision(3)));
}

function takersByEdge(graph: GraphView, candidates: readonly Candidate[]): readonly (readonly number[])[] {
  const takers: number[][] = graph.edges.map(() => []);
  for (const [index, candidate] of candidates.entries()) for (const edge of candidate.edges) takers[edge]?.push(index + 1);
  return takers;
}
