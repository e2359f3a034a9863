/**
 * Layers whose weight gradient can be had from some of their input units alone. A unit is an element of the last axis of the
 * layer's input: a feature of a linear layer, a channel of a convolution. The weights are [outer, units, out] in that order of
 * storage, `outer` being the window of a convolution, so a unit owns whole rows of them.
 */
import { at } from '../../invariant.ts';
import type { Signature } from '../operations/types.ts';
import { carries, type OperationTensor, signatureOf, type TensorProgram } from '../program.ts';
import { elements, extent } from '../shape.ts';

export interface UnitLayer {
  readonly instruction: OperationTensor;
  /** Units of the input. */
  readonly units: number;
  /** Rows of the input: everything but its last axis. */
  readonly rows: number;
  /** Rows of weights that a unit owns. */
  readonly outer: number;
  /** Weights in such a row. */
  readonly out: number;
}

/** The layers of a program, in order. Weights that several operations read are left whole: what they keep would have to be shared. */
export function unitLayers(program: TensorProgram): readonly UnitLayer[] {
  const { instructions } = program;
  const reads = instructions.flatMap((one) => (one.kind === 'operation' ? one.operands : []));
  return instructions.flatMap((instruction) => {
    if (instruction.kind !== 'operation' || (instruction.operation !== 'linear' && instruction.operation !== 'conv2d')) return [];
    const [input, weights] = instruction.operands;
    if (input === undefined || weights === undefined || at(instructions, weights).kind !== 'parameter') return [];
    if (reads.filter((read) => read === weights).length > 1 || !carries(instruction, 1)) return [];
    const { shape } = at(instructions, input);
    const units = extent(shape, -1);
    const out = extent(instruction.shape, -1);
    return [{ instruction, units, rows: elements(shape) / units, outer: elements(at(instructions, weights).shape) / (units * out), out }];
  });
}

/** The layer as it would be if its input had `kept` units: what the restricted gradient is computed by. */
export function keptSignature(program: TensorProgram, layer: UnitLayer, kept: number): Signature {
  const { operands, output, attributes } = signatureOf(program, layer.instruction);
  const [input = [], weights = [], ...others] = operands;
  return { operands: [[...input.slice(0, -1), kept], [...weights.slice(0, -2), kept, layer.out], ...others], output, attributes };
}

/** How many of so many units a fraction keeps; at least one. */
export function keptCount(units: number, fraction: number): number {
  return Math.min(units, Math.max(1, Math.round(fraction * units)));
}
