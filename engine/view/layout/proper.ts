/**
 * The proper layered graph: every segment joins two neighbouring layers, because an edge over several layers is
 * cut at a bend in each one between. Slots are the nodes (same indices) and, after them, the bends.
 */
import { at } from '../../invariant.ts';
import type { LayoutInput } from './types.ts';

export interface Segment {
  readonly from: number;
  readonly to: number;
  readonly edge: number;
  /** Position of the segment among those that leave `from`, in (0, 1): ports in order. */
  readonly rank: number;
}

export interface ProperGraph {
  readonly layerOf: readonly number[];
  /** The slots of each layer, in source order. */
  readonly layers: readonly (readonly number[])[];
  readonly segments: readonly Segment[];
  /** `to`, `from` and `rank` of the segments, for inner loops. */
  readonly heads: Int32Array;
  readonly tails: Int32Array;
  readonly ranks: Float64Array;
  /** Segment indices by slot. */
  readonly leaving: readonly (readonly number[])[];
  readonly entering: readonly (readonly number[])[];
  /** The bends of each edge, left to right; undefined for an edge that runs in a lane above the drawing. */
  readonly bends: readonly (readonly number[] | undefined)[];
}

export function isBend(input: LayoutInput, slot: number): boolean {
  return slot >= input.nodes.length;
}

export function makeProper(input: LayoutInput, layerOfNode: readonly number[], edgesBySource: readonly (readonly number[])[]): ProperGraph {
  const inLanes = chooseLanes(input, layerOfNode);
  const layerOf = [...layerOfNode];
  const origin = input.nodes.map((_, node) => node);
  const segments: Segment[] = [];
  const bends: (number[] | undefined)[] = input.edges.map(() => undefined);
  for (const edges of edgesBySource) {
    for (const [port, edge] of edges.entries()) {
      if (inLanes.has(edge)) continue;
      const { source, target } = at(input.edges, edge);
      const rank = (port + 0.5) / edges.length;
      const chain: number[] = [];
      let from = source;
      for (let layer = at(layerOfNode, source) + 1; layer < at(layerOfNode, target); layer++) {
        const bend = layerOf.length;
        layerOf.push(layer);
        origin.push(source + rank);
        chain.push(bend);
        segments.push({ from, to: bend, edge, rank: from === source ? rank : 0.5 });
        from = bend;
      }
      segments.push({ from, to: target, edge, rank: from === source ? rank : 0.5 });
      bends[edge] = chain;
    }
  }
  return {
    layerOf,
    layers: slotsByLayer(layerOf, origin),
    segments,
    heads: Int32Array.from(segments, (segment) => segment.to),
    tails: Int32Array.from(segments, (segment) => segment.from),
    ranks: Float64Array.from(segments, (segment) => segment.rank),
    ...adjacency(layerOf.length, segments),
    bends,
  };
}

/**
 * Long edges cost a bend a layer: quadratic in a deep graph whose first node is read everywhere. The longest ones,
 * beyond a budget linear in the graph's size, take a lane above the drawing instead.
 */
function chooseLanes(input: LayoutInput, layerOf: readonly number[]): ReadonlySet<number> {
  const span = (edge: number): number => {
    const { source, target } = at(input.edges, edge);
    return at(layerOf, target) - at(layerOf, source);
  };
  const shortestFirst = input.edges.map((_, edge) => edge).sort((a, b) => span(a) - span(b) || a - b);
  const lanes = new Set<number>();
  let budget = 2000 + 2 * (input.nodes.length + input.edges.length);
  for (const edge of shortestFirst) {
    budget -= span(edge) - 1;
    if (budget < 0 && span(edge) > 2) lanes.add(edge);
  }
  return lanes;
}

function slotsByLayer(layerOf: readonly number[], origin: readonly number[]): number[][] {
  const layers: number[][] = [];
  for (const [slot, layer] of layerOf.entries()) {
    while (layers.length <= layer) layers.push([]);
    at(layers, layer).push(slot);
  }
  for (const layer of layers) layer.sort((a, b) => at(origin, a) - at(origin, b) || a - b);
  return layers;
}

function adjacency(slots: number, segments: readonly Segment[]): { leaving: number[][]; entering: number[][] } {
  const leaving: number[][] = Array.from({ length: slots }, () => []);
  const entering: number[][] = Array.from({ length: slots }, () => []);
  for (const [index, { from, to }] of segments.entries()) {
    at(leaving, from).push(index);
    at(entering, to).push(index);
  }
  return { leaving, entering };
}
