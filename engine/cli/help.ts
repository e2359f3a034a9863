import type { Command, OptionSpec } from './command.ts';
import { optionsOf } from './parse.ts';

export function generalHelp(commands: readonly Command[]): string {
  return [
    'usage: backpath COMMAND …',
    '',
    columns(commands.map(({ name, operand, summary }) => [`${name} ${operand}`, summary])),
    '',
    'backpath COMMAND --help lists its options. Exit code 0: done; 1: the input is at fault; 2: the command line is; 130: Ctrl-C.',
  ].join('\n');
}

export function commandHelp(command: Command): string {
  const { name, operand, summary } = command;
  const described = Object.entries(optionsOf(command)).map(describe);
  return [`usage: backpath ${name} ${operand} [options]`, '', summary, '', columns(described)].join('\n');
}

function describe([name, { value, help }]: readonly [string, OptionSpec]): readonly [string, string] {
  return [value === undefined ? `--${name}` : `--${name} ${value}`, help];
}

/** Two columns; a long left one has its right one below. */
function columns(rows: readonly (readonly [string, string])[]): string {
  const width = 24;
  return rows
    .map(([left, right]) => (left.length <= width ? `  ${left.padEnd(width)}  ${right}` : `  ${left}\n${' '.repeat(width + 4)}${right}`))
    .join('\n');
}
