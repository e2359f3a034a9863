import { at } from '../../invariant.ts';
import type { ProperGraph } from './proper.ts';
import { laneGap } from './spacing.ts';
import type { LayoutInput } from './types.ts';

/** A lane above the drawing for each edge without bends: as few lanes as possible, by the left-edge algorithm. */
export function assignLanes(input: LayoutInput, graph: ProperGraph, top: number): Map<number, number> {
  const spans = graph.bends
    .flatMap((bends, edge) => (bends === undefined ? [edge] : []))
    .map((edge) => {
      const { source, target } = at(input.edges, edge);
      return { edge, start: at(graph.layerOf, source), end: at(graph.layerOf, target) };
    })
    .sort((a, b) => a.start - b.start || a.end - b.end || a.edge - b.edge);
  const lanes = new Map<number, number>();
  const free = new Lanes();
  for (const { edge, start, end } of spans) lanes.set(edge, top - (free.take(start, end) + 1) * laneGap);
  return lanes;
}

/** Lanes by the layer at which they become free: a binary heap, least first. */
class Lanes {
  readonly #heap: { lane: number; end: number }[] = [];
  #count = 0;

  take(start: number, end: number): number {
    const first = this.#heap[0];
    if (first === undefined || first.end > start) {
      const lane = this.#count++;
      this.#push({ lane, end });
      return lane;
    }
    this.#heap[0] = { lane: first.lane, end };
    this.#sink(0);
    return first.lane;
  }

  #push(entry: { lane: number; end: number }): void {
    let index = this.#heap.push(entry) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (at(this.#heap, parent).end <= at(this.#heap, index).end) return;
      this.#swap(index, parent);
      index = parent;
    }
  }

  #sink(from: number): void {
    let index = from;
    for (;;) {
      let least = index;
      for (const child of [2 * index + 1, 2 * index + 2]) {
        const entry = this.#heap[child];
        if (entry !== undefined && entry.end < at(this.#heap, least).end) least = child;
      }
      if (least === index) return;
      this.#swap(index, least);
      index = least;
    }
  }

  #swap(a: number, b: number): void {
    const entry = at(this.#heap, a);
    this.#heap[a] = at(this.#heap, b);
    this.#heap[b] = entry;
  }
}
