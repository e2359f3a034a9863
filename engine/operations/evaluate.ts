import { invariant } from '../invariant.ts';
import type { OperationName } from './table.ts';
import { operation, operationNames, termOperation } from './table.ts';

type Binary = (a: number, b: number) => number;

/** The operation's value, computed by its template; `b` is ignored where the arity is 1. */
export function evaluateOperation(name: OperationName, a: number, b: number): number {
  return evaluateNamed(name, a, b);
}

/** The same for everything that a term can name. */
export function evaluateNamed(name: string, a: number, b: number): number {
  return operationFunction(name)(a, b);
}

/** Its value as a function. One of `Math` where the template is no more than that: engines call those fastest. */
export function operationFunction(name: string): Binary {
  let evaluate = compiled.get(name);
  if (!evaluate) {
    evaluate = mathFunction(name) ?? compile(termOperation(name).js);
    compiled.set(name, evaluate);
  }
  return evaluate;
}

/** Is the operation not differentiable at these operands, so that its partials are a customary choice? */
export function isKink(name: OperationName, a: number, b: number): boolean {
  return kinks.get(name)?.(a, b) ?? false;
}

const compiled = new Map<string, Binary>();
const kinks = new Map(
  operationNames.flatMap((name) => {
    const condition = operation(name).kink;
    return condition === undefined ? [] : [[name, compileCondition(condition)] as const];
  }),
);

/** With the operands of its arity only: `Math.max` and `Math.hypot` would read more. */
function mathFunction(name: string): Binary | undefined {
  const definition = termOperation(name);
  const math = 'math' in definition ? definition.math : undefined;
  if (math === undefined) return undefined;
  const own = Object.getOwnPropertyDescriptor(Math, math)?.value;
  return `Math.${math}(a, b)` === definition.js || `Math.${math}(a)` === definition.js ? own : undefined;
}

// The text is a template of the table; nothing of the user's source is ever in it.
function compile(template: string): Binary {
  return new Function('a', 'b', `return ${template};`) as Binary;
}

function compileCondition(template: string): (a: number, b: number) => boolean {
  invariant(!template.includes(';'), 'a kink is one expression');
  return new Function('a', 'b', `return ${template};`) as (a: number, b: number) => boolean;
}
