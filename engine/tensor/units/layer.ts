/** Layers whose weight gradient can be had from a part of their input alone. */
import { at } from '../../invariant.ts';
import type { Signature } from '../operations/types.ts';
import { carries, type OperationTensor, signatureOf, type TensorId, type TensorProgram } from '../program.ts';
import { elements, extent } from '../shape.ts';
import { injectionElements } from './projection.ts';

interface AnyLayer {
  readonly instruction: OperationTensor;
  /** What of the input is kept or not, as a whole. */
  readonly units: number;
}

/**
 * A unit is an element of the last axis of the input: a feature of a linear layer, a channel of a convolution. The weights are
 * [outer, units, out] in that order of storage, `outer` being the window of a convolution, so a unit owns whole rows of them.
 */
export interface FeatureLayer extends AnyLayer {
  readonly axis: 'features';
  /** Rows of the input: everything but its last axis. */
  readonly rows: number;
  /** Rows of weights that a unit owns. */
  readonly outer: number;
  /** Weights in such a row. */
  readonly out: number;
}

/**
 * A unit is a line of pixels of one image of a convolution's input, with all channels: number image · height + line. Each adds to the
 * gradient of all weights; an exact fraction of the input can be kept, however few the channels are.
 */
export interface LineLayer extends AnyLayer {
  readonly axis: 'lines';
  /** Elements of a line. */
  readonly line: number;
  /** Elements of the weights. */
  readonly weights: number;
}

export type UnitLayer = FeatureLayer | LineLayer;

/** A layer of which only some units are kept. */
export type KeptLayer = UnitLayer & {
  readonly kept: number;
  /** Are all units mixed into fewer, rather than some of them left out? */
  readonly mixed: boolean;
};

/** What a step keeps of its layers' inputs. */
export interface Keeping {
  readonly fraction: number;
  /** What the units of convolutions are. */
  readonly convolutions: 'lines' | 'channels';
  /** Is what is kept a projection of all units? It needs room to work in. */
  readonly mixed?: boolean;
}

/** The layers of a program, in order, and what is kept of them. */
export function keptLayers(program: TensorProgram, { fraction, convolutions, mixed = false }: Keeping): readonly KeptLayer[] {
  return unitLayers(program, convolutions).map((layer) => ({ ...layer, kept: keptCount(layer.units, fraction), mixed }));
}

/** Weights that several operations read are left whole: what they keep would have to be shared. */
function unitLayers(program: TensorProgram, convolutions: Keeping['convolutions']): readonly UnitLayer[] {
  const { instructions } = program;
  const reads = instructions.flatMap((one) => (one.kind === 'operation' ? one.operands : []));
  return instructions.flatMap((instruction): readonly UnitLayer[] => {
    if (instruction.kind !== 'operation' || (instruction.operation !== 'linear' && instruction.operation !== 'conv2d')) return [];
    const [input, weights] = instruction.operands;
    if (input === undefined || weights === undefined || at(instructions, weights).kind !== 'parameter') return [];
    if (reads.filter((read) => read === weights).length > 1 || !carries(instruction, 1)) return [];
    if (instruction.operation === 'conv2d' && convolutions === 'lines') return [lineLayer(program, instruction, input, weights)];
    const { shape } = at(instructions, input);
    const units = extent(shape, -1);
    const out = extent(instruction.shape, -1);
    const outer = elements(at(instructions, weights).shape) / (units * out);
    return [{ axis: 'features', instruction, units, rows: elements(shape) / units, outer, out }];
  });
}

function lineLayer({ instructions }: TensorProgram, instruction: OperationTensor, input: TensorId, weights: TensorId): LineLayer {
  const [images = 1, height = 1, width = 1, channels = 1] = at(instructions, input).shape;
  return { axis: 'lines', instruction, units: images * height, line: width * channels, weights: elements(at(instructions, weights).shape) };
}

/** Elements that are stored of the input, and elements that the gradient is computed from them in. */
export function keptElements(layer: KeptLayer): { readonly stored: number; readonly gradient: number } {
  if (layer.axis === 'lines') return { stored: layer.kept * layer.line, gradient: layer.weights };
  const gradient = keptWeights(layer) + (layer.mixed ? injectionElements(layer, layer.kept) : 0);
  return { stored: layer.rows * layer.kept, gradient };
}

/** Elements of the gradient of the weights as if the layer had its kept units only. */
export function keptWeights({ outer, kept, out }: FeatureLayer & KeptLayer): number {
  return outer * kept * out;
}

/** The layer as it would be if its input had only the kept features: what the restricted gradient is computed by. */
export function keptSignature(program: TensorProgram, { instruction, out }: FeatureLayer, kept: number): Signature {
  const { operands, output, attributes } = signatureOf(program, instruction);
  const [input = [], weights = [], ...others] = operands;
  return { operands: [[...input.slice(0, -1), kept], [...weights.slice(0, -2), kept, out], ...others], output, attributes };
}

/** How many of so many units a fraction keeps; at least one. */
export function keptCount(units: number, fraction: number): number {
  return Math.min(units, Math.max(1, Math.round(fraction * units)));
}
