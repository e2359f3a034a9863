/**
 * Brandes and Köpf's method solves the same problem four times: leftmost-first or rightmost-first, pushed to the top
 * or to the bottom. A frame is the problem seen from one of the four sides, so that the method is written once.
 */
import { at } from '../../invariant.ts';
import { isBend, type ProperGraph } from './proper.ts';
import { edgeGap, nodeGap } from './spacing.ts';
import type { LayoutInput } from './types.ts';

export interface Frame {
  readonly layers: readonly (readonly number[])[];
  readonly position: readonly number[];
  layerOf(slot: number): number;
  /** The slot's neighbours in the layer before, in order; `shift` puts the slot so that the segment is horizontal. */
  before(slot: number): readonly Neighbour[];
  /** The least distance between the centres of two neighbours in a layer. */
  separation(above: number, below: number): number;
}

export interface Neighbour {
  readonly slot: number;
  readonly segment: number;
  readonly shift: number;
}

export interface Problem {
  readonly input: LayoutInput;
  readonly graph: ProperGraph;
  readonly layers: readonly (readonly number[])[];
  /** Where each edge enters its target. */
  readonly entries: readonly number[];
}

export function makeFrame(problem: Problem, mirrorX: boolean, mirrorY: boolean): Frame {
  const { input, graph } = problem;
  const ordered = problem.layers.map((layer) => (mirrorY ? [...layer].reverse() : [...layer]));
  const layers = mirrorX ? ordered.reverse() : ordered;
  const position = new Array<number>(graph.layerOf.length).fill(0);
  for (const layer of layers) for (const [index, slot] of layer.entries()) position[slot] = index;
  const sign = (mirrorX ? -1 : 1) * (mirrorY ? -1 : 1);

  const neighbours = graph.layerOf.map((_, slot) => {
    const segments = at(mirrorX ? graph.leaving : graph.entering, slot);
    const found = segments.map((index) => {
      const { from, to, edge, rank } = at(graph.segments, index);
      const start = isBend(input, from) ? 0 : at(input.edges, edge).port;
      const end = isBend(input, to) ? 0 : at(problem.entries, edge);
      const place = mirrorX ? at(position, to) : at(position, from) + (mirrorY ? 1 - rank : rank);
      return { place, slot: mirrorX ? to : from, segment: index, shift: sign * (start - end) };
    });
    return found.sort((a, b) => a.place - b.place || a.segment - b.segment);
  });
  const height = (slot: number): number => (isBend(input, slot) ? 0 : at(input.nodes, slot).height);

  return {
    layers,
    position,
    layerOf: (slot) => (mirrorX ? layers.length - 1 - at(graph.layerOf, slot) : at(graph.layerOf, slot)),
    before: (slot) => at(neighbours, slot),
    separation(above, below) {
      const gap = isBend(input, above) || isBend(input, below) ? edgeGap : nodeGap;
      return (height(above) + height(below)) / 2 + gap;
    },
  };
}
