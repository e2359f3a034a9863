import { at } from '../invariant.ts';
import { printAnnotations } from './annotation-printer.ts';
import { nameProgram } from './names.ts';
import { StatementPrinter } from './statement-printer.ts';
import type { Program } from './types.ts';

/**
 * The program's listing: what it uses of modules, in the order of the first mention, then the function itself.
 * It is TypeScript; compiled again, it gives the same listing.
 */
export function printProgram(program: Program): string {
  const names = nameProgram(program);
  const printer = new StatementPrinter(program, names);
  const entry = at(program.functions, program.entry);
  const isEntry = (global: Program['globals'][number]) =>
    global.statement.value?.kind === 'closure' && global.statement.value.function === entry.id;
  const globals = program.globals.filter((global) => !isEntry(global)).sort((a, b) => b.module - a.module || a.position - b.position);
  const values = globals.filter(({ statement }) => statement.value?.kind !== 'closure').map(({ statement }) => printer.global(statement));
  const functions = globals.flatMap(({ statement: { value }, variables: [id] }) =>
    value?.kind === 'closure' && id !== undefined
      ? [printer.functionDeclaration(at(program.functions, value.function), names.variable(id))]
      : [],
  );
  const effects = program.effects.map((effect) => printer.statement(effect, ''));
  const main = printAnnotations(program, names) + printer.functionDeclaration(entry, names.entry);
  const blocks = [values.join(''), effects.join(''), ...functions, main];
  return blocks.filter((block) => block !== '').join('\n');
}
