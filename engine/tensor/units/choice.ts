import { unreachable } from '../../invariant.ts';
import type { RandomStream } from '../../random/stream.ts';
import type { GradientRows } from '../gradient.ts';
import { tensorOperation } from '../operations/table.ts';
import type { Backward, Elements, Forward } from '../operations/types.ts';
import type { TensorProgram } from '../program.ts';
import { type KeptLayer, keptSignature, keptWeights } from './layer.ts';
import { addLines, gatherLines } from './lines.ts';
import { drawProjection, injectedRows, type Projection, projectUnits } from './projection.ts';
import { drawUnits, gatherUnits, sampledRows } from './sampling.ts';

/**
 * What is kept of a layer's input: by the paper's two ways, `sampling` or `projection`. Of convolutions `sampling` keeps lines of
 * pixels, `channels` whole channels.
 */
export const unitKinds = ['sampling', 'channels', 'projection'] as const;
export type UnitKind = (typeof unitKinds)[number];

/** What a layer keeps of its input: some of its units, or all of them mixed into fewer. */
export type UnitChoice =
  /** `scale` multiplies their gradient; units / kept where it is not given, the inverse of the probability of a uniform draw. */
  | { readonly kind: 'sampling'; readonly units: Uint32Array; readonly scale?: number }
  | { readonly kind: 'projection'; readonly projection: Projection };

export function drawChoice(kind: UnitKind, units: number, kept: number, random: RandomStream): UnitChoice {
  switch (kind) {
    case 'sampling':
    case 'channels':
      return { kind: 'sampling', units: drawUnits(units, kept, random) };
    case 'projection':
      return { kind, projection: drawProjection(units, kept, random) };
    default:
      return unreachable(kind);
  }
}

/** Stores what is kept of the input for the backward pass. `io` is that of the layer's forward pass. */
export function storeUnits(choice: UnitChoice, x: Elements, layer: KeptLayer, into: Elements, io: Forward): void {
  if (layer.axis === 'lines') gatherLines(x, layer, unitsOf(choice), into);
  else if (choice.kind === 'sampling') gatherUnits(x, layer, choice.units, into);
  else if (io.workspace) projectUnits(io.kernels, x, layer, choice.projection, into, io.workspace);
}

/**
 * An unbiased estimate of the weight gradient from what was stored. `room` is for what is computed of it (see `keptElements`), all 0;
 * `io` is that of the layer's backward pass.
 */
export function keptGradient(
  program: TensorProgram,
  choice: UnitChoice,
  layer: KeptLayer,
  stored: Elements,
  room: Elements,
  io: Backward,
): GradientRows {
  if (layer.axis === 'lines') {
    const units = unitsOf(choice);
    addLines(io, stored, units, room);
    const { scale = layer.units / units.length } = choice.kind === 'sampling' ? choice : {};
    return { rows: 1, width: room.length, row: () => ({ values: room, from: 0, scale }) };
  }
  const compact = room.subarray(0, keptWeights(layer));
  // The layer's own vjp, as if it had the kept units only.
  tensorOperation(layer.instruction.operation).vjp({
    ...io,
    ...keptSignature(program, layer, layer.kept),
    values: [stored],
    adjoints: [undefined, compact],
  });
  return {
    rows: layer.outer * layer.units,
    width: layer.out,
    row:
      choice.kind === 'sampling'
        ? sampledRows(compact, layer, choice)
        : injectedRows(io.kernels, compact, layer, choice.projection, room.subarray(compact.length)),
  };
}

/** Lines are sampled, never mixed. */
function unitsOf(choice: UnitChoice): Uint32Array {
  if (choice.kind === 'sampling') return choice.units;
  throw new RangeError('lines of pixels cannot be projected');
}
