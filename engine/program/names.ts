import { at } from '../invariant.ts';
import { builtinNames } from './builtins.ts';
import type { Program, ProgramFunction, VariableId } from './types.ts';
import { contentsOf } from './walk.ts';

/** What a listing calls things. */
export interface ProgramNames {
  variable(id: VariableId): string;
  /** Of the function to differentiate. */
  readonly entry: string;
}

/**
 * One name for each variable, the source's own where that is not ambiguous: those of modules come first, and the variables
 * of a function must differ from those and from each other (`t`, then `t_2` for the `t` of an inner block).
 */
export function nameProgram(program: Program): ProgramNames {
  const names = new Map<VariableId, string>();
  const module = new Set<string>(builtinNames);
  const entry = at(program.functions, program.entry);
  const entryName = fresh(entry.name === 'default' ? 'main' : entry.name, module);
  const source = (id: VariableId) => at(program.variables, id).name;
  for (const global of program.globals) {
    for (const id of global.variables) {
      names.set(id, entryOf(program, global.statement.value) ? entryName : fresh(source(id) === 'default' ? 'main' : source(id), module));
    }
  }
  const nameAll = (root: object) => {
    const used = new Set(module);
    for (const id of contentsOf(program, root).variables) if (!names.has(id)) names.set(id, fresh(source(id), used));
  };
  nameAll(entry satisfies ProgramFunction);
  for (const global of program.globals) nameAll(global.statement);
  for (const effect of program.effects) nameAll([effect]);
  return { variable: (id) => names.get(id) ?? `v${id}`, entry: entryName };
}

function entryOf(program: Program, value: Program['globals'][number]['statement']['value']): boolean {
  return value?.kind === 'closure' && value.function === program.entry;
}

function fresh(wanted: string, used: Set<string>): string {
  let name = wanted;
  for (let suffix = 2; used.has(name); suffix++) name = `${wanted}_${suffix}`;
  used.add(name);
  return name;
}
