import { unreachable } from '../../invariant.ts';
import type { RandomStream } from '../../random/stream.ts';
import type { GradientRows } from '../gradient.ts';
import type { Kernels } from '../kernels/types.ts';
import type { Elements } from '../operations/types.ts';
import type { UnitLayer } from './layer.ts';
import { drawProjection, injectedRows, projectUnits } from './projection.ts';
import { drawUnits, gatherUnits, sampledRows } from './sampling.ts';

/** The paper's two ways to keep a part of a layer's input. */
export const unitKinds = ['sampling', 'projection'] as const;
export type UnitKind = (typeof unitKinds)[number];

/** What a layer keeps of its input: some of its units, or all of them mixed into fewer. */
export type UnitChoice =
  /** `scale` multiplies their gradient; units / kept where it is not given, the inverse of the probability of a uniform draw. */
  | { readonly kind: 'sampling'; readonly units: Uint32Array; readonly scale?: number }
  | { readonly kind: 'projection'; readonly matrix: Float32Array };

export function drawChoice(kind: UnitKind, units: number, kept: number, random: RandomStream): UnitChoice {
  switch (kind) {
    case 'sampling':
      return { kind, units: drawUnits(units, kept, random) };
    case 'projection':
      return { kind, matrix: drawProjection(units, kept, random) };
    default:
      return unreachable(kind);
  }
}

/** What is stored of the input for the backward pass: [rows, kept]. `workspace` is that of the layer's forward pass. */
export function storeUnits(kernels: Kernels, choice: UnitChoice, x: Elements, layer: UnitLayer, into: Elements, workspace: Elements): void {
  if (choice.kind === 'sampling') gatherUnits(x, layer, choice.units, into);
  else projectUnits(kernels, x, layer, choice.matrix, into, workspace);
}

/**
 * An unbiased estimate of the weight gradient, from the gradient with respect to what was stored. `workspace` is that of the layer's
 * backward pass.
 */
export function spreadRows(choice: UnitChoice, compact: Elements, layer: UnitLayer, workspace: Elements): GradientRows {
  return {
    rows: layer.outer * layer.units,
    width: layer.out,
    row: choice.kind === 'sampling' ? sampledRows(compact, layer, choice) : injectedRows(compact, layer, choice.matrix, workspace),
  };
}
