import type { FunctionId, Program, ProgramFunction, VariableId } from './types.ts';

export interface ProgramNames {
  readonly variables: ReadonlyMap<VariableId, string>;
  readonly functions: ReadonlyMap<FunctionId, string>;
}

/**
 * One name for each identity, the source's own where that is not ambiguous: functions and constants share the names of
 * the module, the variables of a function must differ from those and from each other (`t`, then `t_2` for the `t` of an inner block).
 */
export function nameProgram(program: Program): ProgramNames {
  const variables = new Map<VariableId, string>();
  const functions = new Map<FunctionId, string>();
  const module = new Set<string>();
  for (const definition of [...program.functions].sort((a, b) => Number(b.id === program.entry) - Number(a.id === program.entry))) {
    functions.set(definition.id, fresh(definition.name === 'default' ? 'main' : definition.name, module));
  }
  for (const constant of program.constants) variables.set(constant.variable, fresh(sourceName(program, constant.variable), module));
  for (const definition of program.functions) {
    const used = new Set(module);
    for (const variable of declaredIn(definition)) variables.set(variable, fresh(sourceName(program, variable), used));
  }
  return { variables, functions };
}

function declaredIn(definition: ProgramFunction): readonly VariableId[] {
  const assigned = definition.body.flatMap((statement) => (statement.kind === 'assign' && statement.declares ? [statement.variable] : []));
  return [...definition.parameters.map((parameter) => parameter.variable), ...assigned];
}

function sourceName(program: Program, variable: VariableId): string {
  return program.variables[variable]?.name ?? `v${variable}`;
}

function fresh(wanted: string, used: Set<string>): string {
  let name = wanted;
  for (let suffix = 2; used.has(name); suffix++) name = `${wanted}_${suffix}`;
  used.add(name);
  return name;
}
