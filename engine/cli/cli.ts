import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { BackpathError } from '../diagnostics/diagnostic.ts';
import { toJson } from '../run/json.ts';
import type { Command } from './command.ts';
import { check } from './commands/check.ts';
import { grad } from './commands/grad.ts';
import { gradcheck } from './commands/gradcheck.ts';
import { graph } from './commands/graph.ts';
import { listing } from './commands/listing.ts';
import { paths } from './commands/paths.ts';
import { run } from './commands/run.ts';
import { diagnosticLine, InputError, UsageError } from './errors.ts';
import { figure2 } from './experiment/figure2.ts';
import { figure3 } from './experiment/figure3.ts';
import { merge } from './experiment/merge.ts';
import { paper } from './experiment/paper.ts';
import { adaptive, figure7, figure10, readings, success, sweep } from './experiment/success.ts';
import { table3 } from './experiment/table3.ts';
import { commandHelp, generalHelp } from './help.ts';
import { diagnosticJson } from './output.ts';
import { parse } from './parse.ts';
import type { ExitCode, Terminal } from './terminal.ts';
import { train } from './train/train.ts';
import { version } from './version.ts';

const commands: readonly Command[] = [
  check,
  grad,
  gradcheck,
  graph,
  listing,
  paths,
  run,
  success,
  sweep,
  adaptive,
  readings,
  figure2,
  figure3,
  figure7,
  figure10,
  table3,
  paper,
  merge,
  train,
];

/** Does what the words of a command line say. */
export async function cli(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = words;
  try {
    if (name === '--help' || name === '-h' || name === 'help') {
      terminal.print(generalHelp(commands));
      return 0;
    }
    if (name === '--version') {
      terminal.print(version);
      return 0;
    }
    return await dispatch(name, rest, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.complain(error.message);
      return 2;
    }
    if (error instanceof InputError || error instanceof BackpathError) return refuse(error.diagnostics, rest.includes('--json'), terminal);
    throw error;
  }
}

async function dispatch(first: string | undefined, following: readonly string[], terminal: Terminal): Promise<ExitCode> {
  // `experiment success` is one name in two words.
  const [second, ...others] = following;
  const long = commands.find((one) => one.name === `${first} ${second}`);
  const [name, words] = long ? [long.name, others] : [first, following];
  const command = commands.find((one) => one.name === name);
  if (!command) {
    const names = commands.map((one) => one.name).join(', ');
    throw new UsageError(name === undefined ? `a command is missing: one of ${names}` : `there is no command ${name}; there are ${names}`);
  }
  const given = parse(command, words);
  if (!given.help) return await command.run(given, terminal);
  terminal.print(commandHelp(command));
  return 0;
}

function refuse(diagnostics: readonly Diagnostic[], json: boolean, terminal: Terminal): ExitCode {
  for (const one of diagnostics) terminal.complain(diagnosticLine(one));
  if (json) terminal.print(toJson({ diagnostics: diagnostics.map(diagnosticJson) }));
  return 1;
}
