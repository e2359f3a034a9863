import type { Diagnostic, DifferentiableFunction, Drawable, GraphDisplay, GraphView } from '../../engine/index.ts';
import { compile, createEstimator, graphNumbers, initialState, listingKeys, numbersOnly, outline } from '../../engine/index.ts';
import { answer } from './answer.ts';
import { compileOptions } from './compile-options.ts';
import { Drawings } from './drawings.ts';
import { experimentService } from './experiments.ts';
import { factsOf } from './facts.ts';
import { graphQueries } from './graph-queries.ts';
import { iterate } from './iterate.ts';
import { heights, landscapeFrame } from './landscape.ts';
import type { Phase } from './phases.ts';
import { PhaseClock } from './phases.ts';
import { Recent } from './recent.ts';
import { runLines } from './run-lines.ts';
import { checkedDraft, settingsOf } from './run-settings.ts';
import type { Drawn, EngineService, FunctionSource, Outcome, Source } from './service.ts';
import { type CompiledTensors, compiledTensors, openTensors, tensorListing } from './tensor-functions.ts';
import { traceSummary } from './trace-summary.ts';
import { trainingService } from './trainings.ts';

/** Texts whose compilation is kept. */
const CAPACITY = 16;

/** The engine behind the calls of `EngineService`. Keeps nothing but a cache. */
export function createEngineService(): EngineService {
  const drawings = new Drawings();
  const experiments = experimentService();
  const trainings = trainingService();
  const recent = new Recent<Outcome<Compiled>>(CAPACITY);
  const find = (source: FunctionSource): Outcome<Compiled> =>
    recent.get(JSON.stringify([source.fileName, source.name, source.text, source.files]), () => compileFunction(source));
  return {
    outline: ({ text, fileName }) => outline(text, fileName),
    wanted: (source, name) => wantedFiles(source, name),
    check: (source) => compile(source.text, compileOptions(source)).diagnostics,
    open: (source, choice) =>
      withTensors(find(source), openTensors) ??
      withFunction(find(source), ({ fn, program, diagnostics, phases }) => {
        const settings = settingsOf(fn, choice);
        const state = initialState(settings);
        const { unbiased } = createEstimator(settings.estimator);
        return {
          trace: traceSummary(fn.at(state.point)),
          leaves: fn.leaves.map(({ name }) => name),
          settings,
          state,
          program,
          unbiased,
          diagnostics,
          phases,
        };
      }),
    faults: (source, choice, stop) => withFunction(find(source), ({ fn }) => checkedDraft(fn, choice, stop)),
    iterate: (source, settings, state, request) => withFunction(find(source), ({ fn }) => iterate(fn, settings, state, request)),
    facts: (source, settings, point, used) => withFunction(find(source), ({ fn }) => factsOf(fn, settings, point, used)),
    landscapeFrame: (source, point) => withFunction(find(source), ({ fn }) => landscapeFrame(fn, point)),
    heights: (source, request) => withFunction(find(source), ({ fn }) => heights(fn, request)),
    ...experiments,
    ...trainings,
    runLines: (source, settings, state, request) => withFunction(find(source), ({ fn }) => runLines(fn, settings, state, request)),
    draw: (source, point, display, known, purpose) => draw(drawings, source, find(source), { point, display, known, purpose }),
    listing: (source, form) =>
      withTensors(find(source), (compiled) => tensorListing(compiled, form)) ??
      withFunction(find(source), ({ fn }) => {
        const text = fn.listing(form);
        return { text, keys: listingKeys(fn.at(fn.start), form, text) };
      }),
    ...graphQueries(
      drawings,
      (source, use) => withFunction(find(source), ({ fn }) => use(fn)),
      (source) => namesOf(find(source)),
    ),
  };
}

/** A function of numbers, or one with tensors. */
type Compiled = CompiledNumbers | CompiledTensors;

interface CompiledNumbers {
  readonly kind: 'numbers';
  readonly fn: DifferentiableFunction;
  readonly program: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Of this compilation: a later call that finds it made spends no time in them. */
  readonly phases: readonly Phase[];
}

function compileFunction(source: FunctionSource): Outcome<Compiled> {
  const clock = new PhaseClock();
  const { name, text } = source;
  const options = { ...compileOptions(source), only: name };
  const { functions, tensorFunctions, diagnostics } = compile(text, options, ({ name: stage }) => clock.lap(stage));
  clock.lap('parse and check');
  const fn = functions.find((each) => each.name === name);
  if (fn !== undefined) return answer(() => openedAt(fn, diagnostics, clock));
  const tensors = tensorFunctions.find((each) => each.name === name);
  return tensors === undefined ? { ok: false, diagnostics } : { ok: true, ...compiledTensors(tensors, diagnostics, clock) };
}

/** Throws `BackpathError` where the function gives no number at its start. */
function openedAt(fn: DifferentiableFunction, diagnostics: readonly Diagnostic[], clock: PhaseClock): CompiledNumbers {
  fn.at(fn.start);
  clock.lap('evaluator');
  const program = fn.listing('program');
  return { kind: 'numbers', fn, program, diagnostics, phases: clock.phases };
}

function wantedFiles({ fileName, text, files }: Source, name: string | undefined): readonly string[] {
  const wanted = new Set<string>();
  const readFile = (path: string): string | undefined => {
    if (files[path] === undefined) wanted.add(path);
    return files[path] ?? undefined;
  };
  compile(text, { fileName, readFile, ...(name !== undefined && { only: name }) });
  return [...wanted];
}

/** What is asked of a function of numbers; of one with tensors the answer is that it is none. */
function withFunction<T>(compiled: Outcome<Compiled>, use: (compiled: CompiledNumbers) => T): Outcome<T> {
  if (!compiled.ok) return compiled;
  if (compiled.kind === 'tensors') return { ok: false, diagnostics: [numbersOnly(compiled.fn, 'This')] };
  return answer(() => use(compiled));
}

/** The same of a function with tensors; nothing of any other. */
function withTensors<T>(compiled: Outcome<Compiled>, use: (compiled: CompiledTensors) => Outcome<T>): Outcome<T> | undefined {
  return compiled.ok && compiled.kind === 'tensors' ? use(compiled) : undefined;
}

/** What the numbers of a point are called: of a function with tensors there are none. */
function namesOf(compiled: Outcome<Compiled>): readonly string[] {
  return compiled.ok && compiled.kind === 'numbers' ? compiled.fn.leaves.map(({ name }) => name) : [];
}

interface DrawOptions {
  readonly point: readonly number[];
  readonly display: GraphDisplay;
  readonly known: GraphView['key'] | undefined;
  readonly purpose: 'compare' | undefined;
}

/** What is drawn, and what the numbers of a point are called. */
interface Subject {
  readonly names: readonly string[];
  readonly traced: Drawable;
}

async function draw(
  drawings: Drawings,
  { fileName, name }: FunctionSource,
  compiled: Outcome<Compiled>,
  { point, display, known, purpose }: DrawOptions,
): Promise<Outcome<Drawn> | undefined> {
  const found =
    withTensors(compiled, ({ drawable }): Outcome<Subject> => ({ ok: true, names: [], traced: drawable })) ??
    withFunction(compiled, ({ fn }): Subject => ({ names: fn.leaves.map((leaf) => leaf.name), traced: fn.at(point) }));
  if (!found.ok) return found;
  const { names, traced } = found;
  const drawing = await drawings.draw(`${purpose ?? 'show'} ${fileName}#${name}`, { functionName: name, traced, display, known });
  if (drawing === undefined) return undefined;
  return { ok: true, numbers: graphNumbers(drawing, names, point), ...(drawing.view.key !== known && { graph: drawing.view }) };
}
