import { at } from '../../invariant.ts';
import { printCall } from '../graph/labels.ts';
import type { TensorProgram } from '../program.ts';
import { shapeText } from '../shape.ts';

/** A tensor program, one instruction a line, with the shape of what it computes; constants in place. */
export function printTensorProgram({ instructions, loss }: TensorProgram): string {
  const lines = instructions.flatMap((one): string[] => {
    const shape = shapeText(one.shape);
    if (one.kind !== 'operation') return [`${one.name} ← ${one.kind === 'parameter' ? 'Param' : 'Input'} ${shape}`];
    if (one.operation === 'constant') return [];
    const operands = one.operands.map((operand) => at(instructions, operand).name);
    return [`${one.name} ← ${printCall(one, operands)} ${shape}`];
  });
  return `${[...lines, `Return ${at(instructions, loss).name}`].join('\n')}\n`;
}
