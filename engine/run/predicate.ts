/** Conditions that a person writes, `objective < 1e-6 && iteration > 10`: compiled by our own front end, never executed. */
import { BackpathError, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { BoundedCache } from '../gradient/bounded-cache.ts';
import { compileSource } from '../source/compile.ts';
import { shapeArguments } from '../trace/shape.ts';
import { Traces } from '../traces.ts';
import { argumentsFromLeaves } from './leaf-names.ts';

/** What a predicate may read beside the parameters; they win over parameters of the same name. */
export const PREDICATE_NAMES = ['objective', 'gradientNorm', 'iteration'] as const;

export type PredicateValues = Readonly<Record<(typeof PREDICATE_NAMES)[number], number>>;

/** Does it hold? `point` has one number a leaf. Throws `BackpathError` where the expression has no value there. */
export type Predicate = (values: PredicateValues, point: readonly number[]) => boolean;

/** What is wrong with an expression over the parameters that the leaves (`x`, `w[3]`, `p.x`) belong to; lines and columns are the expression's own. */
export function predicateFaults(text: string, leaves: readonly string[]): readonly Diagnostic[] {
  const compiled = compilePredicate(text, leaves);
  return 'faults' in compiled ? compiled.faults : [];
}

/** The predicate of an expression that has no faults. Throws `BackpathError` with them where it has. */
export function predicateOf(text: string, leaves: readonly string[]): Predicate {
  const compiled = compilePredicate(text, leaves);
  if ('faults' in compiled) throw new BackpathError(compiled.faults);
  return compiled.holds;
}

type Compiled = { readonly holds: Predicate } | { readonly faults: readonly Diagnostic[] };

/** Conditions are asked after every iteration, and are plain data: the compiled form is found again by the text. */
const known = new BoundedCache<Compiled>(16);

function compilePredicate(text: string, leaves: readonly string[]): Compiled {
  return known.get(JSON.stringify([text, leaves]), () => compile(text, leaves));
}

const FILE = 'until';
/** Lines before the expression in the text that is compiled. */
const LINES_BEFORE = 1;

function compile(text: string, leaves: readonly string[]): Compiled {
  const parameters = argumentsFromLeaves(leaves).filter(({ name }) => !PREDICATE_NAMES.some((own) => own === name));
  const names = [...PREDICATE_NAMES, ...parameters.map(({ name }) => name)];
  const source = `function until(${names.join(', ')}) { return (\n${text}\n) ? 1 : 0; }`;
  const { programs, diagnostics } = compileSource(source, { fileName: FILE, only: 'until' });
  const [program] = programs;
  if (!program || diagnostics.some(({ severity }) => severity === 'error')) return { faults: diagnostics.map((one) => placed(one, text)) };
  const traces = new Traces(program, undefined);
  return {
    holds({ objective, gradientNorm, iteration }, point) {
      const { shaped } = shapeArguments([objective, gradientNorm, iteration, ...parameters.map(({ value }) => value(point))]);
      return traces.at(shaped, shaped.point).evaluator.value(shaped.point) === 1;
    },
  };
}

/** In the lines of the expression; at its end where the diagnostic is about what stands around it. */
function placed(one: Diagnostic, text: string): Diagnostic {
  const lines = text.split('\n');
  const end = { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  const place = (line: number, column: number) =>
    line <= LINES_BEFORE ? { line: 1, column: 1 } : line - LINES_BEFORE > lines.length ? end : { line: line - LINES_BEFORE, column };
  const from = place(one.span.line, one.span.column);
  const to = place(one.span.endLine, one.span.endColumn);
  return { ...one, span: { file: FILE, ...from, endLine: to.line, endColumn: to.column } };
}
