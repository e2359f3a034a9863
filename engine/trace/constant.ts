import { InvariantError } from '../invariant.ts';
import { evaluateOperation } from '../operations/evaluate.ts';
import type { Expression, Program } from '../program/types.ts';

/** The number that a constant expression (a parameter's default) stands for: literals, operations and module constants. */
export function constantValue(program: Program, expression: Expression): number {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'read': {
      const constant = program.constants.findLast((one) => one.variable === expression.variable);
      if (constant) return constantValue(program, constant.value);
      break;
    }
    case 'operation': {
      const [a, b] = expression.operands.map((operand) => constantValue(program, operand));
      return evaluateOperation(expression.operation, a ?? Number.NaN, b ?? Number.NaN);
    }
    case 'call':
      break;
  }
  throw new InvariantError(`not a constant at line ${expression.span.line}`);
}
