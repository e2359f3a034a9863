import { tensorModule } from '../../program/builtins.ts';
import { tensorOperations } from '../operations/table.ts';
import type { TensorOperation } from '../operations/types.ts';

/**
 * The module of tensors for TypeScript, as text: what a file that imports from it needs so that editors know its names. Shapes are written
 * in types and checked by Backpath, not by TypeScript, which would refuse a variable that holds one shape and then another.
 */
export function printTensorDeclarations(): string {
  const functions = Object.values<TensorOperation>(tensorOperations).filter(({ name }) => name !== 'constant');
  return [
    `/** The tensors of Backpath. Put this file beside yours, and \`/// <reference path="./${tensorModule}.d.ts" />\` on its first line. */`,
    `declare module '${tensorModule}' {`,
    ...TENSOR,
    ...functions.flatMap((operation) => ['', `  /** ${operation.summary} */`, `  ${signatureOf(operation)}`]),
    '}',
    '',
  ].join('\n');
}

const TENSOR = [
  '  /** A tensor of 32-bit numbers. Its shape: a number an axis, `number` where the extent is free, as the size of a batch is. */',
  '  export interface Tensor<Shape extends readonly number[] = readonly number[]> {',
  '    readonly shape: readonly number[];',
  '  }',
];

function signatureOf({ name, operands, numbers, options, list, reduces }: TensorOperation): string {
  const parameters = [
    ...operands.map((operand) => `${operand}: Tensor${numbers ? ' | number' : ''}`),
    ...(list === undefined ? [] : [`${list}: readonly number[]`]),
    ...(options ? [`options?: { ${options.map((option) => `${option}?: number`).join('; ')} }`] : []),
  ];
  return `export function ${name}(${parameters.join(', ')}): ${reduces ? 'number' : 'Tensor'};`;
}
