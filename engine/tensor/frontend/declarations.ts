import { tensorModule } from '../../program/builtins.ts';
import { tensorOperations } from '../operations/table.ts';
import type { TensorOperation } from '../operations/types.ts';

/**
 * The module of tensors for TypeScript, as text, of its own or to be put beside a file that imports from it, so that editors know its names. Shapes are written
 * in types and checked by Backpath, not by TypeScript, which would refuse a variable that holds one shape and then another.
 */
export function printTensorDeclarations(form: 'ambient' | 'module'): string {
  const functions = Object.values<TensorOperation>(tensorOperations).filter(({ name }) => name !== 'constant');
  const body = [...TENSOR, ...functions.flatMap((operation) => ['', `/** ${operation.summary} */`, signatureOf(operation)])];
  if (form === 'module') return `${body.join('\n').replaceAll('export function', 'export declare function')}\n`;
  return [
    `/** The tensors of Backpath. Put this file beside yours, and \`/// <reference path="./${tensorModule}.d.ts" />\` on its first line. */`,
    `declare module '${tensorModule}' {`,
    ...body.map((line) => (line === '' ? '' : `  ${line}`)),
    '}',
    '',
  ].join('\n');
}

const TENSOR = [
  '/** A tensor of 32-bit numbers. Its shape: a number an axis, `number` where the extent is free, as the size of a batch is. */',
  'export interface Tensor<_Shape extends readonly number[] = readonly number[]> {',
  '  readonly shape: readonly number[];',
  '  /** In row-major order; there are some only where the program runs. */',
  '  readonly elements: Float32Array;',
  '}',
  '',
  '/** A tensor of these numbers, in row-major order, to call a function with; one number stands for all. */',
  'export function tensor(shape: readonly number[], elements: ArrayLike<number> | number): Tensor;',
];

function signatureOf({ name, operands, numbers, options, list, reduces }: TensorOperation): string {
  const parameters = [
    ...operands.map((operand) => `${operand}: Tensor${numbers ? ' | number' : ''}`),
    ...(list === undefined ? [] : [`${list}: readonly number[]`]),
    ...(options ? [`options?: { ${options.map((option) => `${option}?: number`).join('; ')} }`] : []),
  ];
  return `export function ${name}(${parameters.join(', ')}): ${reduces ? 'number' : 'Tensor'};`;
}
