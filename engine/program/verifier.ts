import { invariant } from '../invariant.ts';
import { arity, operationNames } from '../operations/table.ts';
import type { Assign, Call, Expression, FunctionId, Program, ProgramFunction, VariableId } from './types.ts';
import { expressionsOf } from './walk.ts';

/**
 * Checks what every later stage relies on: ids are in range and at their place, the entry exists, operations exist,
 * arities agree, calls do not come back to their caller, every function ends with its only return, every variable is
 * declared once, and no variable is read before it has a value. Throws `InvariantError`.
 */
export function verifyProgram(program: Program): void {
  const verifier = new Verifier(program);
  invariant(program.functions[program.entry], `the entry ${program.entry} is no function`);
  for (const [index, variable] of program.variables.entries())
    invariant(variable.id === index, `variable ${variable.name} is not at its id`);
  for (const [index, definition] of program.functions.entries()) invariant(definition.id === index, `${definition.name} is not at its id`);
  verifier.constants(program.constants);
  for (const definition of program.functions) verifier.function(definition);
  for (const name of program.annotations.start.keys()) verifier.parameter(name);
  for (const name of program.annotations.domain.keys()) verifier.parameter(name);
}

const known: ReadonlySet<string> = new Set(operationNames);

class Verifier {
  readonly #program: Program;
  readonly #declared = new Set<VariableId>();
  readonly #constants = new Set<VariableId>();
  readonly #entered: FunctionId[] = [];

  constructor(program: Program) {
    this.#program = program;
  }

  constants(constants: readonly Assign[]): void {
    for (const constant of constants) {
      invariant(constant.declares, 'a constant is assigned once');
      this.#expression(constant.value, this.#constants, true);
      this.#declare(constant.variable, this.#constants);
    }
  }

  function(definition: ProgramFunction): void {
    const assigned = new Set(this.#constants);
    for (const parameter of definition.parameters) {
      if (parameter.defaultValue) this.#expression(parameter.defaultValue, this.#constants, false);
      this.#declare(parameter.variable, assigned);
    }
    for (const [index, statement] of definition.body.entries()) {
      this.#expression(statement.value, assigned, false);
      if (statement.kind === 'return') {
        invariant(index === definition.body.length - 1, `${definition.name} goes on after its return`);
      } else if (statement.declares) this.#declare(statement.variable, assigned);
      else invariant(assigned.has(statement.variable), `${this.#name(statement.variable)} is assigned before it is declared`);
      invariant(statement.kind === 'return' || !this.#constants.has(statement.variable), `${definition.name} assigns a constant`);
    }
    invariant(definition.body.at(-1)?.kind === 'return', `${definition.name} ends without a return`);
    this.#checkAcyclic(definition);
  }

  parameter(name: string): void {
    const entry = this.#program.functions[this.#program.entry];
    const found = entry?.parameters.some((parameter) => this.#name(parameter.variable) === name);
    invariant(found, `an annotation names ${name}, which is no parameter`);
  }

  #declare(variable: VariableId, assigned: Set<VariableId>): void {
    invariant(this.#program.variables[variable], `variable ${variable} is out of range`);
    invariant(!this.#declared.has(variable), `${this.#name(variable)} is declared twice`);
    this.#declared.add(variable);
    assigned.add(variable);
  }

  #expression(root: Expression, assigned: ReadonlySet<VariableId>, inConstant: boolean): void {
    for (const expression of expressionsOf(root)) {
      if (expression.kind === 'read') invariant(assigned.has(expression.variable), `${this.#name(expression.variable)} is read too early`);
      if (expression.kind === 'operation') {
        invariant(known.has(expression.operation), `${expression.operation} is no operation`);
        invariant(arity(expression.operation) === expression.operands.length, `${expression.operation} has a wrong number of operands`);
      }
      if (expression.kind === 'call') {
        const callee = this.#callee(expression);
        invariant(callee.parameters.length === expression.operands.length, `${callee.name} is called with a wrong number of operands`);
        if (inConstant) this.#checkConstantsRead(callee);
      }
    }
  }

  /** A function that a constant calls must find the constants that it reads evaluated. */
  #checkConstantsRead(definition: ProgramFunction): void {
    this.#entering(definition, () => {
      for (const expression of definition.body.flatMap((statement) => expressionsOf(statement.value))) {
        if (expression.kind === 'call') this.#checkConstantsRead(this.#callee(expression));
        if (expression.kind !== 'read') continue;
        const later = this.#program.constants.some((constant) => constant.variable === expression.variable);
        invariant(
          !later || this.#constants.has(expression.variable),
          `${this.#name(expression.variable)} is read too early by ${definition.name}`,
        );
      }
    });
  }

  #checkAcyclic(definition: ProgramFunction): void {
    this.#entering(definition, () => {
      for (const callee of calleesOf(definition)) this.#checkAcyclic(this.#callee(callee));
    });
  }

  #entering(definition: ProgramFunction, visit: () => void): void {
    invariant(!this.#entered.includes(definition.id), `${definition.name} calls itself`);
    this.#entered.push(definition.id);
    visit();
    this.#entered.pop();
  }

  #callee(call: Call): ProgramFunction {
    const callee = this.#program.functions[call.callee];
    invariant(callee, `function ${call.callee} is out of range`);
    return callee;
  }

  #name(variable: VariableId): string {
    return this.#program.variables[variable]?.name ?? `variable ${variable}`;
  }
}

function calleesOf(definition: ProgramFunction): readonly Call[] {
  const calls = definition.body.flatMap((statement) => expressionsOf(statement.value)).filter((expression) => expression.kind === 'call');
  return [...new Map(calls.map((call) => [call.callee, call])).values()];
}
