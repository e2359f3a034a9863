import { at } from '../../invariant.ts';
import { printApplied } from '../../trace/printer.ts';
import { numberOperationOf } from '../operations/scalar.ts';
import type { OperationTensor, TensorId, TensorProgram } from '../program.ts';

/** `linear(images, w, b)`, `add(h, x)`; operations on numbers as they are written: `0.01 × penalty`. */
export function printCall({ operation, attributes }: OperationTensor, operands: readonly string[]): string {
  const onNumbers = numberOperationOf(operation);
  if (onNumbers !== undefined) return printApplied(onNumbers, operands);
  const options = Object.entries(attributes).map(
    ([name, value]) => `${name}: ${typeof value === 'number' ? value : `[${value.join(', ')}]`}`,
  );
  return `${operation}(${[...operands, ...(options.length > 0 ? [`{ ${options.join(', ')} }`] : [])].join(', ')})`;
}

/** The operation alone; of one on numbers, or with constants, boxes stand for what arrives by an edge. */
export function shortLabel(program: TensorProgram, one: OperationTensor, arrives: (place: number) => boolean): string {
  const constants = one.operands.some((operand) => isConstant(program, operand));
  const onNumbers = numberOperationOf(one.operation) !== undefined;
  if (!constants && !onNumbers) return one.operation;
  const texts = one.operands.map((operand, place) => (arrives(place) ? '□' : at(program.instructions, operand).name));
  return onNumbers && texts.every((text) => text === '□')
    ? printCall(one, ['', ''])
        .trim()
        .replace(/\(.*\)$/, '')
    : printCall({ ...one, attributes: {} }, texts);
}

function isConstant({ instructions }: TensorProgram, id: TensorId): boolean {
  const one = at(instructions, id);
  return one.kind === 'operation' && one.operation === 'constant';
}
