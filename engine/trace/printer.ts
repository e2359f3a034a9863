import { operation } from '../operations/table.ts';
import { conditions, type Guard } from './guards.ts';
import { nameValues } from './names.ts';
import type { Instruction, Trace, ValueId } from './types.ts';

/** The listing of a trace, in the manner of the paper's Figure 5: one instruction a line, constants in place. */
export function printTrace(trace: Trace): string {
  const names = nameValues(trace);
  const name = (id: ValueId) => names.get(id) ?? `?${id}`;
  const lines = trace.instructions.flatMap((instruction) => printInstruction(instruction, name));
  const guards = trace.guards.map((guard) => printGuard(guard, name));
  return `${[...lines, ...guards, `Return ${name(trace.result)}`].join('\n')}\n`;
}

/** `Guard x < 0 is false`. */
function printGuard({ condition, operands, outcome }: Guard, name: (id: ValueId) => string): string {
  const [a, b] = operands.map((one) => ('id' in one ? name(one.id) : String(one.constant)));
  return `Guard ${a} ${conditions[condition].infix} ${b}${outcome ? '' : ' is false'}`;
}

/** An operation applied to texts: `a × b`, `exp(x1)`. */
export function printApplied(operationName: Parameters<typeof operation>[0], operands: readonly string[]): string {
  const style = operation(operationName).print;
  if ('call' in style) return `${style.call.replace('Math.', '')}(${operands.join(', ')})`;
  if ('prefix' in style) return `${style.prefix}${operands.join('')}`;
  return operands.join(` ${sign(style.infix)} `);
}

function printInstruction(instruction: Instruction, name: (id: ValueId) => string): readonly string[] {
  switch (instruction.kind) {
    case 'constant':
      return [];
    case 'parameter':
      return [`${name(instruction.id)} ← Param${instruction.index}`];
    case 'tuple':
      return [`${instruction.outputs.map(name).join(', ')} ← ${name(instruction.operand)}`];
    case 'operation':
      return [`${name(instruction.id)} ← ${printApplied(instruction.operation, instruction.operands.map(name))}`];
  }
}

function sign(infix: string): string {
  return infix === '*' ? '×' : infix;
}
