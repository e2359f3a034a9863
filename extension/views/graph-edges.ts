/** From the edges of a graph to those of its view. */
import type { Candidate, GraphView, IterationRecord } from '../../engine/index.ts';
import type { Choices, Comparison } from '../../webview/protocol.ts';
import type { Run } from '../session/run.ts';

type EdgeId = IterationRecord['edges'][number];

/** The same record with the edges of the view that show its own, once each. */
export function recordInView(view: GraphView, record: IterationRecord): IterationRecord {
  return { ...record, edges: edgesInView(view, record.edges), candidates: candidatesInView(view, record.candidates) };
}

export function comparisonInView(view: GraphView, comparison: Comparison): Comparison {
  return { ...comparison, candidates: candidatesInView(view, comparison.candidates) };
}

/** Counts how often each edge was kept, at the iterations of a run that were taken on one graph. Follows the run forth and back. */
export class ChoiceCounter {
  #run: Run | undefined;
  #trace: string | undefined;
  #counted: IterationRecord[] = [];
  #iterations = 0;
  readonly #kept = new Map<EdgeId, number>();

  count(view: GraphView, run: Run): Choices {
    if (run !== this.#run || view.trace !== this.#trace) this.#begin(view, run);
    const { records, traces } = run;
    while (this.#counted.length > 0 && this.#counted.at(-1) !== records[this.#counted.length - 1]) {
      const gone = this.#counted.pop();
      if (gone !== undefined && traces[this.#counted.length] === this.#trace) this.#add(gone, -1);
    }
    for (const record of records.slice(this.#counted.length)) {
      if (traces[this.#counted.length] === this.#trace) this.#add(record, 1);
      this.#counted.push(record);
    }
    const kept = view.edges.map(({ members }) => Math.max(0, ...members.map((edge) => this.#kept.get(edge as EdgeId) ?? 0)));
    return { iterations: this.#iterations, kept };
  }

  #begin(view: GraphView, run: Run): void {
    this.#run = run;
    this.#trace = view.trace;
    this.#counted = [];
    this.#iterations = 0;
    this.#kept.clear();
  }

  #add({ edges }: IterationRecord, by: number): void {
    this.#iterations += by;
    for (const edge of edges) this.#kept.set(edge, (this.#kept.get(edge) ?? 0) + by);
  }
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
