/** From operands and options to functions and points. Throws `InputError` where the input is at fault. */
import { compile } from '../compile.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { DifferentiableFunction } from '../function.ts';
import { at } from '../invariant.ts';
import type { TensorFunction } from '../tensor/frontend/function.ts';
import { numbersOnly } from '../tensor/frontend/refusal.ts';
import type { Given } from './command.ts';
import { diagnosticLine, InputError, UsageError } from './errors.ts';
import type { Terminal } from './terminal.ts';
import { assignments, jsonObject } from './values.ts';

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

/** The function of numbers that `FILE#FN` names. Warnings are reported, errors thrown; that it has tensors is one. */
export function loadFunction(given: Given, terminal: Terminal): DifferentiableFunction {
  const loaded = load(given, terminal);
  if (loaded.kind === 'tensors') throw new InputError([numbersOnly(loaded.fn, 'This command')]);
  return loaded.fn;
}

/** What `FILE#FN` names. */
export type Loaded =
  | { readonly kind: 'numbers'; readonly fn: DifferentiableFunction }
  | { readonly kind: 'tensors'; readonly fn: TensorFunction };

/** The same, whatever it takes. */
export function load(given: Given, terminal: Terminal): Loaded {
  const { file, name } = splitOperand(given.operand);
  if (!name) throw new UsageError(`name the function too: ${file}#FN`);
  const { functions, tensorFunctions, diagnostics } = compile(readSource(file, terminal), {
    fileName: file,
    only: name,
    readFile: terminal.readFile,
    data: dataOf(given),
  });
  const [found] = functions;
  const [tensors] = tensorFunctions;
  if (tensors) return { kind: 'tensors', fn: tensors };
  if (!found || diagnostics.some(isError)) throw new InputError(diagnostics);
  const observed = found.annotations.data?.names ?? [];
  const unknown = Object.keys(dataOf(given)).find((one) => !observed.includes(one));
  if (unknown !== undefined) throw new UsageError(`--data names ${unknown}, which no @data of ${found.name} does`);
  for (const warning of diagnostics) terminal.complain(diagnosticLine(warning));
  return { kind: 'numbers', fn: found };
}

/** `--data row=rows.csv`, several separated by commas. */
function dataOf(given: Given): Readonly<Record<string, string>> {
  const files = (given.text('data') ?? '').split(',').filter((part) => part !== '');
  return Object.fromEntries(
    files.map((part) => {
      const [name = '', ...path] = part.split('=');
      if (name === '' || path.length === 0) throw new UsageError(`--data is written row=rows.csv; ${part} is not`);
      return [name.trim(), path.join('=')];
    }),
  );
}

export interface Placed {
  readonly fn: DifferentiableFunction;
  /** One number a leaf. */
  readonly point: readonly number[];
}

/**
 * The point that `--at` or `--start` gives; the function's own start where it is silent. Numbers are named as the leaves are
 * (`x=1,p.y=2`); JSON gives whole arguments, of whatever shape.
 */
export function placeOf(given: Given, option: string, fn: DifferentiableFunction): Placed {
  const text = given.text(option)?.trim();
  if (text?.startsWith('{')) {
    const placed = fn.startingAt(argumentsOf(jsonObject(text, option), fn));
    return { fn: placed, point: placed.start };
  }
  return { fn, point: pointOf(given, option, fn) };
}

function argumentsOf(named: ReadonlyMap<string, unknown>, fn: DifferentiableFunction): readonly unknown[] {
  const parameters = fn.parameters.map(({ name }) => name);
  checkNames([...named.keys()], parameters, fn);
  const standard = fn.argumentsAt(fn.start);
  return parameters.map((name, index) => (named.has(name) ? named.get(name) : standard[index]));
}

function pointOf(given: Given, option: string, fn: DifferentiableFunction): readonly number[] {
  const named = assignments(given, option);
  const leaves = fn.leaves.map(({ name }) => name);
  checkNames([...named.keys()], leaves, fn);
  return leaves.map((name, index) => named.get(name) ?? at(fn.start, index));
}

function checkNames(names: readonly string[], parameters: readonly string[], fn: DifferentiableFunction): void {
  const unknown = names.filter((name) => !parameters.includes(name));
  if (unknown.length > 0) {
    throw new InputError(
      unknown.map((name) => diagnostic('BP4003', fn.span, { function: fn.name, name, parameters: parameters.join(', ') })),
    );
  }
}

export function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}
