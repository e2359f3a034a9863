import { compile } from '../../compile.ts';
import { fingerprint } from '../../experiment/lines.ts';
import type { DifferentiableFunction } from '../../function.ts';
import type { Given } from '../command.ts';
import { diagnosticLine, UsageError } from '../errors.ts';
import { isError, readSource } from '../input.ts';
import type { Terminal } from '../terminal.ts';
import type { Task } from './pool.ts';

/** The functions of a file with everything that they are made of, so that workers need no disk. */
export interface ExperimentSource extends Omit<Task, 'plan'> {
  readonly functions: readonly DifferentiableFunction[];
  readonly broken: boolean;
  /** Of all texts together. */
  readonly source: string;
}

/** Reads and compiles the file; what is wrong in it is told. */
export function experimentSource(file: string, terminal: Terminal): ExperimentSource {
  const text = readSource(file, terminal);
  const files: Record<string, string> = {};
  const readFile = (path: string): string | undefined => {
    const found = terminal.readFile(path);
    if (found !== undefined) files[path] = found;
    return found;
  };
  const { functions, diagnostics } = compile(text, { fileName: file, readFile });
  for (const one of diagnostics) terminal.complain(diagnosticLine(one));
  const source = fingerprint(Object.values(files).length === 0 ? text : JSON.stringify([text, files]));
  return { text, file, files, functions, broken: diagnostics.some(isError), source };
}

/** One function of the operand, or of the paper's functions where there is no operand. */
export function theFunction(name: string, given: Given, terminal: Terminal): DifferentiableFunction {
  const file = given.operand === '' ? terminal.paperFile : given.operand;
  const [fn] = compile(readSource(file, terminal), { fileName: file, only: name }).functions;
  if (!fn) throw new UsageError(`${file} has no function ${name}`);
  return fn;
}
