import type { TensorOperationName } from '../../../engine/tensor/operations/table.ts';
import type { Attributes } from '../../../engine/tensor/operations/types.ts';
import type { Shape } from '../../../engine/tensor/shape.ts';

/** An operation with operands to try it on. */
export interface Case {
  readonly operation: TensorOperationName;
  readonly shapes: readonly Shape[];
  readonly attributes?: Attributes;
  /** Operands that are whole numbers below this: labels. */
  readonly labels?: { readonly operand: number; readonly below: number };
}

/** At least one of every operation; every way in which shapes can differ. */
export const cases: readonly Case[] = [
  {
    operation: 'matmul',
    shapes: [
      [3, 4],
      [4, 2],
    ],
  },
  { operation: 'linear', shapes: [[5, 4], [4, 3], [3]] },
  { operation: 'conv2d', shapes: [[2, 5, 4, 3], [3, 2, 3, 2], [2]] },
  { operation: 'conv2d', shapes: [[2, 5, 5, 2], [3, 3, 2, 3], [3]], attributes: { padding: 2, stride: 2 } },
  { operation: 'relu', shapes: [[3, 7]] },
  { operation: 'relu', shapes: [[3, 7]], attributes: { bits: 0 } },
  { operation: 'tanh', shapes: [[2, 3]] },
  { operation: 'sigmoid', shapes: [[2, 3]] },
  { operation: 'gelu', shapes: [[2, 3]] },
  { operation: 'averagePool', shapes: [[2, 4, 6, 3]] },
  { operation: 'averagePool', shapes: [[1, 5, 5, 2]], attributes: { size: 3, stride: 2, padding: 1 } },
  { operation: 'maxPool', shapes: [[2, 4, 4, 3]] },
  { operation: 'maxPool', shapes: [[1, 5, 5, 2]], attributes: { size: 3, stride: 2 } },
  { operation: 'flatten', shapes: [[2, 3, 4]] },
  { operation: 'reshape', shapes: [[2, 6]], attributes: { shape: [3, -1] } },
  {
    operation: 'add',
    shapes: [
      [2, 3],
      [2, 3],
    ],
  },
  { operation: 'add', shapes: [[2, 3], [3]] },
  {
    operation: 'add',
    shapes: [
      [2, 1, 3],
      [4, 1],
    ],
  },
  {
    operation: 'multiply',
    shapes: [
      [2, 3],
      [2, 3],
    ],
  },
  { operation: 'multiply', shapes: [[], [2, 3]] },
  {
    operation: 'multiply',
    shapes: [
      [2, 1, 3],
      [4, 1],
    ],
  },
  { operation: 'sum', shapes: [[2, 3]] },
  { operation: 'mean', shapes: [[2, 3]] },
  { operation: 'layerNorm', shapes: [[4, 5], [5], [5]] },
  { operation: 'dropout', shapes: [[8, 5]], attributes: { keep: 0.6 } },
  { operation: 'softmaxCrossEntropy', shapes: [[4, 3], [4]], labels: { operand: 1, below: 3 } },
  {
    operation: 'meanSquaredError',
    shapes: [
      [2, 3],
      [2, 3],
    ],
  },
];

export function titleOf({ operation, shapes, attributes }: Case): string {
  return `${operation}(${shapes.map((shape) => `[${shape}]`).join(', ')}${attributes ? `, ${JSON.stringify(attributes)}` : ''})`;
}
