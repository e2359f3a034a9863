import { bindRows } from './data/bind.ts';
import { BackpathError, type Diagnostic, diagnostic } from './diagnostics/diagnostic.ts';
import { DifferentiableFunction } from './function.ts';
import type { StageSink } from './pipeline.ts';
import type { Program } from './program/types.ts';
import { compileSource, outlineFunctions } from './source/compile.ts';
import type { CompileOptions, FunctionOutline } from './source/types.ts';
import { compileTensors, isTensorProgram, type TensorCompilation } from './tensor/frontend/compile.ts';
import type { TensorFunction } from './tensor/frontend/function.ts';
import { resolveEntry } from './trace/tracer.ts';

export interface Compilation {
  readonly functions: readonly DifferentiableFunction[];
  /** The functions with parameters of type `Tensor`. */
  readonly tensorFunctions: readonly TensorFunction[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compiles the annotated functions of a TypeScript text, or the one that `only` names. Never throws on bad text and never
 * runs any of it: what is wrong is in `diagnostics`, and the functions that are right are there all the same.
 */
export function compile(text: string, options: CompileOptions = {}, sink?: StageSink): Compilation {
  try {
    const { programs, diagnostics } = compileSource(text, options);
    return withFunctions(programs, diagnostics, options, sink);
  } catch (error) {
    return { functions: [], tensorFunctions: [], diagnostics: [internalError(error, options)] };
  }
}

/** The function with tensors that `name` names, annotated or not. Never throws on bad text: what is wrong is in `diagnostics`. */
export function compileTensorFunction(text: string, name: string, options: Omit<CompileOptions, 'only'> = {}): TensorCompilation {
  const { tensorFunctions, diagnostics } = compile(text, { ...options, only: name });
  return { fn: tensorFunctions[0], diagnostics };
}

/** The functions at the top level of a text, differentiable or not, found even where the text is broken. */
export function outline(text: string, fileName = 'input.ts'): readonly FunctionOutline[] {
  try {
    return outlineFunctions(text, fileName);
  } catch {
    return [];
  }
}

function withFunctions(
  programs: readonly Program[],
  found: readonly Diagnostic[],
  options: CompileOptions,
  sink: StageSink | undefined,
): Compilation {
  const tensors = programs.filter(isTensorProgram).map((program) => compileTensors(program, options.extents));
  const bindings = programs.filter((program) => !isTensorProgram(program)).map((program) => ({ program, ...bindRows(program, options) }));
  const diagnostics = [...found, ...bindings.flatMap((binding) => binding.diagnostics), ...tensors.flatMap((one) => one.diagnostics)];
  const ready = bindings.filter((binding) => binding.diagnostics.length === 0);
  const functions = ready.flatMap(({ program, bound }) => {
    try {
      return [new DifferentiableFunction(resolveEntry(program), bound, sink)];
    } catch (error) {
      // One bad function does not hide the others.
      if (!(error instanceof BackpathError)) throw error;
      diagnostics.push(...error.diagnostics);
      return [];
    }
  });
  return { functions, tensorFunctions: tensors.flatMap(({ fn }) => fn ?? []), diagnostics: unique(diagnostics) };
}

/** What a loop does wrong again and again is said once. */
function unique(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((one) => [JSON.stringify([one.code, one.span, one.message]), one])).values()];
}

function internalError(error: unknown, { fileName = 'input.ts' }: CompileOptions): Diagnostic {
  const start = { file: fileName, line: 1, column: 1, endLine: 1, endColumn: 1 };
  return diagnostic('BP5001', start, { detail: error instanceof Error ? error.message : String(error) });
}
