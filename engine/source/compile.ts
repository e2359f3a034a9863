import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Program } from '../program/types.ts';
import { type FunctionAnnotations, readAnnotations } from './annotations/annotations.ts';
import { reportStrayTags } from './annotations/stray.ts';
import type { FunctionSyntax } from './functions.ts';
import { ProgramLowering } from './lowering/program.ts';
import { ModuleGraph } from './modules/graph.ts';
import { nestingLimit } from './nesting.ts';
import type { CompileOptions } from './types.ts';

export { outlineFunctions } from './outline.ts';

export interface SourceCompilation {
  /** In the order of the text; a function that cannot be lowered is left out, and `diagnostics` says why. */
  readonly programs: readonly Program[];
  /** Everything wrong in the file and in what its functions reach, in the order of the text; each thing once. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Lowers the annotated functions of a text, or the one that `only` names. Never throws on bad text. */
export function compileSource(text: string, options: CompileOptions = {}): SourceCompilation {
  const modules = new ModuleGraph(text, options.fileName ?? 'input.ts', options.readFile);
  const diagnostics: Diagnostic[] = [];
  const programs = chooseFunctions(modules, options.only, diagnostics).flatMap(({ definition, annotations }) => {
    diagnostics.push(...annotations.diagnostics);
    const lowering = new ProgramLowering(modules);
    const program = lowerSafely(lowering, definition, annotations, modules);
    diagnostics.push(...lowering.diagnostics);
    return program && !annotations.unusable ? [program] : [];
  });
  if (programs.length === 0 && options.only !== undefined) programs.push(...lowerMade(modules, options.only, diagnostics));
  const errors = modules.modules.flatMap((module) => module.errors.map((error) => error.diagnostic));
  const stray = options.only === undefined ? reportStrayTags(modules.main) : [];
  return { programs, diagnostics: inOrder([...errors, ...diagnostics, ...stray], modules.main.file.fileName) };
}

/** A function that is the value of a constant: `const f = make(3)`. */
function lowerMade(modules: ModuleGraph, only: string, diagnostics: Diagnostic[]): readonly Program[] {
  const binding = madeBinding(modules.main, only);
  if (!binding) return [];
  const lowering = new ProgramLowering(modules);
  const program = lowering.lowerMaker(binding, { differentiable: false, start: new Map(), domain: new Map() });
  diagnostics.push(...lowering.diagnostics);
  return program ? [program] : [];
}

function madeBinding(main: ModuleGraph['main'], only: string) {
  if ([...main.functions.values()].some(({ name }) => name === only)) return undefined;
  const binding = main.bindings.get(only) ?? main.exports.get(only);
  return binding?.kind === 'variable' || binding?.kind === 'expression' ? binding : undefined;
}

interface Chosen {
  readonly definition: FunctionSyntax;
  readonly annotations: ReturnType<typeof readAnnotations>;
}

function chooseFunctions({ main }: ModuleGraph, only: string | undefined, diagnostics: Diagnostic[]): readonly Chosen[] {
  const all = [...main.functions.values()].map((definition) => ({ definition, annotations: readAnnotations(definition) }));
  if (only === undefined) return all.filter(({ annotations }) => annotations.annotations.differentiable);
  const found = all.find(({ definition }) => definition.name === only);
  if (found) return [found];
  if (madeBinding(main, only)) return [];
  const functions = all.map(({ definition }) => definition.name).join(', ') || 'none';
  diagnostics.push(diagnostic('BP3016', main.file.span(0, 0), { name: only, functions }));
  return [];
}

/** Chains of calls and constants can be deeper than the stack although no expression is; then the function is too deep. */
function lowerSafely(
  lowering: ProgramLowering,
  definition: FunctionSyntax,
  { wrt, annotations }: FunctionAnnotations,
  { main }: ModuleGraph,
): Program | undefined {
  try {
    return lowering.lower(definition, main, wrt, annotations);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    lowering.report(diagnostic('BP1002', definition.nameSpan, { limit: nestingLimit }));
    return undefined;
  }
}

/** The main file first, then by position; two functions that reach the same mistake report it once. */
function inOrder(diagnostics: readonly Diagnostic[], main: string): readonly Diagnostic[] {
  const unique = new Map(diagnostics.map((entry) => [JSON.stringify([entry.code, entry.span, entry.message]), entry]));
  const rank = (file: string) => (file === main ? '' : file);
  return [...unique.values()].sort(
    (a, b) => compareText(rank(a.span.file), rank(b.span.file)) || a.span.line - b.span.line || a.span.column - b.span.column,
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
