/** From operands and options to functions and points. Throws `InputError` where the input is at fault. */
import { compile } from '../compile.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { DifferentiableFunction } from '../function.ts';
import { at } from '../invariant.ts';
import type { Given } from './command.ts';
import { diagnosticLine, InputError, UsageError } from './errors.ts';
import type { Terminal } from './terminal.ts';
import { assignments } from './values.ts';

export interface Operand {
  readonly file: string;
  readonly name: string | undefined;
}

/** `FILE#FN`, or `FILE`. */
export function splitOperand(operand: string): Operand {
  const mark = operand.lastIndexOf('#');
  return mark < 0 ? { file: operand, name: undefined } : { file: operand.slice(0, mark), name: operand.slice(mark + 1) };
}

export function readSource(file: string, terminal: Terminal): string {
  const text = terminal.readFile(file);
  if (text !== undefined) return text;
  throw new InputError([diagnostic('BP3011', { file, line: 1, column: 1, endLine: 1, endColumn: 1 }, { path: file })]);
}

/** The function that `FILE#FN` names. Warnings are reported, errors thrown. */
export function loadFunction(given: Given, terminal: Terminal): DifferentiableFunction {
  const { file, name } = splitOperand(given.operand);
  if (!name) throw new UsageError(`name the function too: ${file}#FN`);
  const { functions, diagnostics } = compile(readSource(file, terminal), { fileName: file, only: name, readFile: terminal.readFile });
  const [found] = functions;
  if (!found || diagnostics.some(isError)) throw new InputError(diagnostics);
  for (const warning of diagnostics) terminal.complain(diagnosticLine(warning));
  return found;
}

/** The point that `--at` or `--start` gives, one number a parameter; the function's own start where it is silent. */
export function pointOf(given: Given, option: string, fn: DifferentiableFunction): readonly number[] {
  const named = assignments(given, option);
  const parameters = fn.parameters.map(({ name }) => name);
  const unknown = [...named.keys()].filter((name) => !parameters.includes(name));
  if (unknown.length > 0) {
    throw new InputError(
      unknown.map((name) => diagnostic('BP4003', fn.span, { function: fn.name, name, parameters: parameters.join(', ') })),
    );
  }
  return parameters.map((name, index) => named.get(name) ?? at(fn.start, index));
}

export function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}
