/** What one iteration did to each edge: pure, so that it is tested without a browser. */
import type { Candidate, GraphView, IterationRecord } from '../../engine/index.ts';
import { formatNumber } from '../format.ts';

/** `plain`: nothing has been selected yet, or nothing was left out. */
export type EdgeState = 'plain' | 'selected' | 'candidate' | 'dropped';

export interface EdgeMark {
  readonly state: EdgeState;
  /** The numbers of the candidates that take this edge. */
  readonly candidates: readonly number[];
  /** What stands behind the branch's name: `kept 0.532`, `c1 0.121`. Empty where there was no choice. */
  readonly badge: string;
}

/** A candidate and its number: from 1, in the order in which those for the same parameters were drawn. */
export interface NumberedCandidate extends Candidate {
  readonly number: number;
}

export function numberCandidates(candidates: readonly Candidate[]): readonly NumberedCandidate[] {
  const counts = new Map<string, number>();
  return candidates.map((candidate) => {
    const drives = candidate.parameters.join();
    const number = (counts.get(drives) ?? 0) + 1;
    counts.set(drives, number);
    return { ...candidate, number };
  });
}

export function markEdges(graph: GraphView, record: IterationRecord | undefined, compared: readonly Candidate[]): readonly EdgeMark[] {
  const kept = new Set<number>(record?.edges);
  const takers = takersByEdge(graph, numberCandidates(compared));
  return graph.edges.map((edge) => {
    const candidates = takers[edge.id] ?? [];
    const state = stateOf(record, kept.has(edge.id), candidates.length > 0);
    const badge = edge.branch === undefined ? '' : badgeOf(state, candidates);
    return { state, candidates: candidates.map(({ number }) => number), badge };
  });
}

function stateOf(record: IterationRecord | undefined, kept: boolean, compared: boolean): EdgeState {
  if (record === undefined || record.reason === 'full') return 'plain';
  if (kept) return 'selected';
  return compared ? 'candidate' : 'dropped';
}

function badgeOf(state: EdgeState, takers: readonly NumberedCandidate[]): string {
  if (state === 'selected') {
    const chosen = takers.find((candidate) => candidate.chosen);
    return chosen === undefined ? 'kept' : `kept ${shortNorm(chosen)}`;
  }
  const [first, ...others] = takers;
  if (state !== 'candidate' || first === undefined) return '';
  return `c${first.number} ${shortNorm(first)}${others.length > 0 ? ` +${others.length}` : ''}`;
}

/** Three digits: there is little room behind a port. */
function shortNorm({ norm }: Candidate): string {
  return formatNumber(Number(norm.toPrecision(3)));
}

function takersByEdge(graph: GraphView, candidates: readonly NumberedCandidate[]): readonly (readonly NumberedCandidate[])[] {
  const takers: NumberedCandidate[][] = graph.edges.map(() => []);
  for (const candidate of candidates) for (const edge of candidate.edges) takers[edge]?.push(candidate);
  return takers;
}
