import { at, InvariantError, invariant, unreachable } from '../invariant.ts';
import { evaluateOperation } from '../operations/evaluate.ts';
import type { Call, Expression, Operation, Program, ProgramFunction, Statement, VariableId } from '../program/types.ts';
import { TraceBuilder } from './builder.ts';
import type { Trace, ValueId } from './types.ts';

type Frame = Map<VariableId, ValueId>;

/**
 * Runs the program on values instead of numbers and records what it does: calls are inlined, variables disappear
 * (an assignment only binds a name to a value), operations on constants are folded.
 * The result is in `ssa` form: every value defined once, before its uses.
 */
export function traceProgram(program: Program): Trace {
  const builder = new TraceBuilder();
  const tracer = new Tracer(program, builder);
  const entry = at(program.functions, program.entry);
  const values = entry.parameters.map((parameter, index) =>
    builder.parameter(at(program.variables, parameter.variable).name, index, parameter.active, parameter.span),
  );
  const { value, span } = tracer.run(entry, values);
  return builder.finish(value, span, values.length);
}

class Tracer {
  readonly #program: Program;
  readonly #builder: TraceBuilder;
  readonly #constants: Frame = new Map();

  constructor(program: Program, builder: TraceBuilder) {
    this.#program = program;
    this.#builder = builder;
    for (const constant of program.constants) this.#execute(constant, this.#constants);
  }

  run(callee: ProgramFunction, values: readonly ValueId[]): { value: ValueId; span: Expression['span'] } {
    const frame: Frame = new Map();
    callee.parameters.forEach((parameter, index) => {
      const value = values[index] ?? this.#evaluate(defaultOf(callee, index), frame);
      frame.set(parameter.variable, value);
    });
    for (const statement of callee.body) {
      if (statement.kind === 'return') return { value: this.#evaluate(statement.value, frame), span: statement.value.span };
      this.#execute(statement, frame);
    }
    throw new InvariantError(`${callee.name} ends without a return`);
  }

  #execute(statement: Exclude<Statement, { kind: 'return' }>, frame: Frame): void {
    const value = this.#evaluate(statement.value, frame);
    this.#builder.name(value, at(this.#program.variables, statement.variable).name);
    frame.set(statement.variable, value);
  }

  /** Post-order over an explicit stack: a sum of ten thousand terms is a tree ten thousand deep. */
  #evaluate(root: Expression, frame: Frame): ValueId {
    const todo: { readonly expression: Expression; readonly ready: boolean }[] = [{ expression: root, ready: false }];
    const values: ValueId[] = [];
    for (let task = todo.pop(); task; task = todo.pop()) {
      const { expression, ready } = task;
      if (expression.kind === 'literal') values.push(this.#builder.literal(expression.value, expression.text, expression.span));
      else if (expression.kind === 'read') values.push(this.#read(expression.variable, frame));
      else if (ready) values.push(this.#apply(expression, values.splice(values.length - expression.operands.length)));
      else {
        todo.push({ expression, ready: true });
        for (const operand of expression.operands.toReversed()) todo.push({ expression: operand, ready: false });
      }
    }
    return at(values, 0);
  }

  #read(variable: VariableId, frame: Frame): ValueId {
    const value = frame.get(variable) ?? this.#constants.get(variable);
    invariant(value !== undefined, `${this.#program.variables[variable]?.name} is read before it is assigned`);
    return value;
  }

  #apply(expression: Operation | Call, operands: readonly ValueId[]): ValueId {
    switch (expression.kind) {
      case 'operation':
        return this.#operate(expression, operands);
      case 'call':
        return this.run(at(this.#program.functions, expression.callee), operands).value;
      default:
        return unreachable(expression);
    }
  }

  #operate({ operation, span }: Operation, operands: readonly ValueId[]): ValueId {
    const [a, b] = operands.map((operand) => this.#builder.constantValue(operand));
    if (a === undefined || (b === undefined && operands.length > 1)) return this.#builder.operation(operation, operands, span);
    const value = evaluateOperation(operation, a, b ?? 0);
    return this.#builder.literal(value, String(value), span);
  }
}

function defaultOf(callee: ProgramFunction, index: number): Expression {
  const expression = callee.parameters[index]?.defaultValue;
  invariant(expression, `${callee.name} is called without its parameter ${index}`);
  return expression;
}
