/** How often each edge of a graph was kept, at iterations that were taken on it. */
export interface ChoiceCounts {
  readonly iterations: number;
  /** By edge of the graph. */
  readonly kept: readonly number[];
}

/** Counts for every graph that a run was taken on, by its trace key. */
export class ChoiceCounter {
  readonly #counts = new Map<string, { iterations: number; readonly kept: number[] }>();

  get counts(): ReadonlyMap<string, ChoiceCounts> {
    return this.#counts;
  }

  /** One more iteration on the graph, which has so many edges. */
  add(trace: string, edges: number, kept: readonly number[]): void {
    const counts = this.#of(trace, edges);
    counts.iterations++;
    for (const edge of kept) counts.kept[edge] = (counts.kept[edge] ?? 0) + 1;
  }

  /** What was counted elsewhere. */
  addAll(others: ReadonlyMap<string, ChoiceCounts>): void {
    for (const [trace, { iterations, kept }] of others) {
      const counts = this.#of(trace, kept.length);
      counts.iterations += iterations;
      for (const [edge, count] of kept.entries()) counts.kept[edge] = (counts.kept[edge] ?? 0) + count;
    }
  }

  #of(trace: string, edges: number): { iterations: number; readonly kept: number[] } {
    const counts = this.#counts.get(trace) ?? { iterations: 0, kept: new Array<number>(edges).fill(0) };
    this.#counts.set(trace, counts);
    return counts;
  }
}
