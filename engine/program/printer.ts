import { at } from '../invariant.ts';
import { printAnnotations } from './annotation-printer.ts';
import { printExpression } from './expression-printer.ts';
import { nameProgram, type ProgramNames } from './names.ts';
import type { Parameter, Program, ProgramFunction, Statement } from './types.ts';

/**
 * The program's listing: constants, helpers in the order of their first call, then the function itself.
 * It is TypeScript; compiled again, it gives the same listing.
 */
export function printProgram(program: Program): string {
  const names = nameProgram(program);
  const constants = program.constants.map(
    (constant) => `const ${nameOf(names, constant.variable)} = ${printExpression(constant.value, names)};\n`,
  );
  const helpers = program.functions.filter((definition) => definition.id !== program.entry);
  const entry = at(program.functions, program.entry);
  const blocks = [
    ...helpers.map((definition) => printFunction(definition, names)),
    printAnnotations(program, names) + printFunction(entry, names),
  ];
  return [...(constants.length > 0 ? [constants.join('')] : []), ...blocks].join('\n');
}

function printFunction(definition: ProgramFunction, names: ProgramNames): string {
  const parameters = definition.parameters.map((parameter) => printParameter(parameter, names)).join(', ');
  const body = definition.body.map((statement) => `  ${printStatement(statement, names)}\n`).join('');
  return `function ${names.functions.get(definition.id) ?? definition.name}(${parameters}): number {\n${body}}\n`;
}

function printParameter(parameter: Parameter, names: ProgramNames): string {
  const declared = `${nameOf(names, parameter.variable)}: number`;
  return parameter.defaultValue ? `${declared} = ${printExpression(parameter.defaultValue, names)}` : declared;
}

function printStatement(statement: Statement, names: ProgramNames): string {
  const value = printExpression(statement.value, names);
  if (statement.kind === 'return') return `return ${value};`;
  return `${statement.declares ? 'let ' : ''}${nameOf(names, statement.variable)} = ${value};`;
}

function nameOf(names: ProgramNames, variable: Parameter['variable']): string {
  return names.variables.get(variable) ?? `v${variable}`;
}
