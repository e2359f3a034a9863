import { at, invariant } from '../invariant.ts';
import { operation } from '../operations/table.ts';
import type { ProgramNames } from './names.ts';
import type { Call, Expression, Operation } from './types.ts';

/** The expression as TypeScript, with the fewest parentheses that keep its meaning. */
export function printExpression(root: Expression, names: ProgramNames): string {
  // An explicit stack: a sum of ten thousand terms is a tree ten thousand deep.
  const todo: { readonly expression: Expression; readonly ready: boolean }[] = [{ expression: root, ready: false }];
  const printed: Printed[] = [];
  for (let task = todo.pop(); task; task = todo.pop()) {
    const { expression, ready } = task;
    if (expression.kind === 'literal') printed.push({ text: expression.text, precedence: atom });
    else if (expression.kind === 'read')
      printed.push({ text: names.variables.get(expression.variable) ?? `v${expression.variable}`, precedence: atom });
    else if (ready) printed.push(printApplied(expression, printed.splice(printed.length - expression.operands.length), names));
    else {
      todo.push({ expression, ready: true });
      for (const operand of expression.operands.toReversed()) todo.push({ expression: operand, ready: false });
    }
  }
  return at(printed, 0).text;
}

interface Printed {
  readonly text: string;
  readonly precedence: number;
}

const atom = 20;
const prefix = 14;

function printApplied(expression: Operation | Call, operands: readonly Printed[], names: ProgramNames): Printed {
  if (expression.kind === 'call') return call(names.functions.get(expression.callee) ?? `f${expression.callee}`, operands);
  const style = operation(expression.operation).print;
  if ('call' in style) return call(style.call, operands);
  const first = at(operands, 0);
  if ('prefix' in style) return { text: style.prefix + parenthesized(first, style.precedence + 1), precedence: style.precedence };
  const second = operands[1];
  invariant(second, `${expression.operation} is infix and has one operand`);
  // Everything but ** groups to the left; JavaScript forbids a prefix operator as the base of **.
  const power = style.infix === '**';
  const left = parenthesized(first, power ? prefix + 1 : style.precedence);
  const right = parenthesized(second, power ? style.precedence : style.precedence + 1);
  return { text: `${left} ${style.infix} ${right}`, precedence: style.precedence };
}

function call(callee: string, operands: readonly Printed[]): Printed {
  return { text: `${callee}(${operands.map((operand) => operand.text).join(', ')})`, precedence: atom };
}

function parenthesized(printed: Printed, least: number): string {
  return printed.precedence < least ? `(${printed.text})` : printed.text;
}
