import { parseArgs } from 'node:util';
import type { Command, Given, OptionSpec } from './command.ts';
import { UsageError } from './errors.ts';

/** Understood by every command. */
export const commonOptions: Readonly<Record<string, OptionSpec>> = {
  json: { type: 'boolean', help: 'print JSON, for programs' },
  help: { type: 'boolean', help: 'print this' },
};

/** Understood by every command that takes a function. */
export const functionOptions: Readonly<Record<string, OptionSpec>> = {
  data: { type: 'string', value: 'row=rows.csv', help: 'read the observation from this file instead of the one that @data names' },
};

/** Checks the words behind a command's name. Throws `UsageError`. */
export function parse(command: Command, words: readonly string[]): Given & { readonly help: boolean } {
  const options = optionsOf(command);
  const { values, positionals } = parseWords(command, words, options);
  const [operand, ...rest] = positionals;
  const help = values['help'] === true;
  if (!help && operand === undefined && command.operand !== '[FILE]')
    throw new UsageError(`${command.name}: ${command.operand} is missing`);
  if (rest.length > 0 && command.operand !== 'FILES')
    throw new UsageError(`${command.name}: one ${command.operand} at a time, not also ${rest.join(' ')}`);
  return {
    operand: operand ?? '',
    operands: positionals,
    json: values['json'] === true,
    help,
    text(name) {
      const value = values[name];
      return typeof value === 'string' ? value : undefined;
    },
    flag(name) {
      const value = values[name];
      return typeof value === 'boolean' ? value : undefined;
    },
  };
}

/** Its own, and those that others have too. */
export function optionsOf({ operand, options }: Command): Readonly<Record<string, OptionSpec>> {
  return { ...options, ...(operand === 'FILE#FN' ? functionOptions : {}), ...commonOptions };
}

function parseWords(command: Command, words: readonly string[], options: Readonly<Record<string, OptionSpec>>) {
  const types = Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type }]));
  try {
    return parseArgs({ args: [...words], options: types, allowPositionals: true, allowNegative: true, strict: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const allowed = Object.keys(options).map((name) => `--${name}`);
    throw new UsageError(`${command.name}: ${error.message.split('\n')[0]}\nallowed: ${allowed.join(' ')}`);
  }
}
