import { at } from '../../invariant.ts';
import { layerGap, margin } from './spacing.ts';
import type { LayoutInput } from './types.ts';

/** Where a layer stands: its strips and shapes lie between `left` and `right`, its shapes are centred on `centre`. */
export interface Column {
  readonly left: number;
  readonly centre: number;
  readonly right: number;
}

/** Columns from left to right; `steepest` is the greatest height that an edge climbs between each layer and the next. */
export function placeColumns(input: LayoutInput, layerOf: readonly number[], steepest: readonly number[]): Column[] {
  const before: number[] = steepest.map(() => 0);
  const after: number[] = steepest.map(() => 0);
  for (const [node, { width, before: strip, after: portStrip }] of input.nodes.entries()) {
    const layer = at(layerOf, node);
    before[layer] = Math.max(at(before, layer), width / 2 + strip);
    after[layer] = Math.max(at(after, layer), width / 2 + portStrip);
  }
  let left = margin;
  return steepest.map((climb, layer) => {
    const centre = left + at(before, layer);
    const right = centre + at(after, layer);
    const column = { left, centre, right };
    left = right + Math.min(layerGap.most, Math.max(layerGap.least, Math.round(climb / 3)));
    return column;
  });
}
