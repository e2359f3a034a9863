import { operation } from '../operations/table.ts';
import { conditions, type Guard } from './guards.ts';
import { nameValues } from './names.ts';
import type { Instruction, Trace, ValueId } from './types.ts';

/** The listing of a trace, in the manner of the paper's Figure 5: one instruction a line, constants in place. */
export function printTrace(trace: Trace): string {
  return `${traceLines(trace)
    .map(({ text }) => text)
    .join('\n')}\n`;
}

/** A line of the listing, and the value that it defines or, if it is a tuple's, copies. */
export interface TraceLine {
  readonly text: string;
  readonly value?: ValueId;
  readonly tuple?: boolean;
}

export function traceLines(trace: Trace): readonly TraceLine[] {
  const names = nameValues(trace);
  const name = (id: ValueId) => names.get(id) ?? `?${id}`;
  const origins = new Map<ValueId, ValueId>();
  const lines = trace.instructions.flatMap((instruction): TraceLine[] => {
    const tuple = instruction.kind === 'tuple';
    const value = tuple ? (origins.get(instruction.operand) ?? instruction.operand) : instruction.id;
    if (tuple) for (const output of instruction.outputs) origins.set(output, value);
    return printInstruction(instruction, name).map((text) => ({ text, value, tuple }));
  });
  const guards = trace.guards.map((guard) => ({ text: printGuard(guard, name) }));
  return [...lines, ...guards, { text: `Return ${name(trace.result)}` }];
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
