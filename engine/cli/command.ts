import type { ExitCode, Terminal } from './terminal.ts';

export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  /** How its value is written in the help: `x=1,y=2`. */
  readonly value?: string;
  readonly help: string;
}

/** What was given: options by name, checked against the command's. */
export interface Given {
  /** The first operand: `FILE` or `FILE#FN`; empty where it may be missing and is. */
  readonly operand: string;
  /** All of them; more than one only where the command takes `FILES`. */
  readonly operands: readonly string[];
  readonly json: boolean;
  text(name: string): string | undefined;
  flag(name: string): boolean | undefined;
}

export interface Command {
  readonly name: string;
  readonly operand: 'FILE' | 'FILE#FN' | '[FILE]' | 'FILES' | 'NETWORK';
  readonly summary: string;
  readonly options: Readonly<Record<string, OptionSpec>>;
  run(given: Given, terminal: Terminal): ExitCode | Promise<ExitCode>;
}
