import type { DifferentiableFunction, GraphNumbers, GraphView, RunSettings } from '../../engine/index.ts';
import {
  BackpathError,
  compile,
  createEstimator,
  defaultRunSettings,
  graphNumbers,
  graphView,
  initialState,
  outline,
  step,
  validateRunSettings,
} from '../../engine/index.ts';
import type { RunChoice } from '../../webview/protocol.ts';
import type { Phase } from './phases.ts';
import { PhaseClock } from './phases.ts';
import { Recent } from './recent.ts';
import type { EngineService, FunctionSource, Outcome, Source } from './service.ts';

/** Texts whose compilation is kept. */
const CAPACITY = 16;

/** The engine behind the calls of `EngineService`. Keeps nothing but a cache. */
export function createEngineService(): EngineService {
  const compiled = new Recent<Outcome<Compiled>>(CAPACITY);
  const find = (source: FunctionSource): Outcome<Compiled> =>
    compiled.get(JSON.stringify([source.fileName, source.name, source.text, source.files]), () => compileFunction(source));
  return {
    outline: ({ text, fileName }) => outline(text, fileName),
    wanted: (source, name) => wantedFiles(source, name),
    check: ({ text, fileName, files }) => compile(text, { fileName, readFile: (path) => files[path] ?? undefined }).diagnostics,
    open: (source, choice) =>
      withFunction(find(source), ({ fn, view, program, diagnostics, phases }) => {
        const settings = chosen(fn, choice);
        const state = initialState(settings);
        const { unbiased } = createEstimator(settings.estimator);
        return { graph: view, settings, state, numbers: numbersAt(fn, state.point), program, unbiased, diagnostics, phases };
      }),
    step: (source, settings, state) =>
      withFunction(find(source), ({ fn }) => {
        const next = step(fn, settings, state);
        return { ...next, numbers: numbersAt(fn, next.state.point) };
      }),
    numbers: (source, point) => withFunction(find(source), ({ fn }) => ({ numbers: numbersAt(fn, point) })),
    listing: (source, form) => withFunction(find(source), ({ fn }) => ({ text: fn.listing(form) })),
  };
}

interface Compiled {
  readonly fn: DifferentiableFunction;
  readonly view: GraphView;
  readonly program: string;
  readonly diagnostics: ReturnType<typeof compile>['diagnostics'];
  /** Of this compilation: a later call that finds it made spends no time in them. */
  readonly phases: readonly Phase[];
}

function compileFunction({ fileName, name, text, files }: FunctionSource): Outcome<Compiled> {
  const clock = new PhaseClock();
  const options = { fileName, only: name, readFile: (path: string) => files[path] ?? undefined };
  const { functions, diagnostics } = compile(text, options, ({ name: stage }) => clock.lap(stage));
  clock.lap('parse and check');
  const fn = functions.find((each) => each.name === name);
  if (fn === undefined) return { ok: false, diagnostics };
  return answer(() => openedAt(fn, name, diagnostics, clock));
}

/** Throws `BackpathError` where the function gives no number at its start. */
function openedAt(fn: DifferentiableFunction, name: string, diagnostics: Compiled['diagnostics'], clock: PhaseClock): Compiled {
  const traced = fn.at(fn.start);
  clock.lap('evaluator');
  const view = graphView(name, traced);
  clock.lap('layout');
  const program = fn.listing('program');
  return { fn, view, program, diagnostics, phases: clock.phases };
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

function withFunction<T>(compiled: Outcome<Compiled>, use: (compiled: Compiled) => T): Outcome<T> {
  return compiled.ok ? answer(() => use(compiled)) : compiled;
}

/** What cannot be computed at a point is an answer, not a failure. */
function answer<T>(compute: () => T): Outcome<T> {
  try {
    return { ok: true, ...compute() };
  } catch (error) {
    if (error instanceof BackpathError) return { ok: false, diagnostics: error.diagnostics };
    throw error;
  }
}

function numbersAt(fn: DifferentiableFunction, point: readonly number[]): GraphNumbers {
  const names = fn.leaves.map(({ name }) => name);
  return graphNumbers(fn.at(point).evaluator.linearize(point), names, point);
}

/** Throws `RangeError` with what is wrong with the choice. */
function chosen(fn: DifferentiableFunction, choice: RunChoice = { estimator: {} }): RunSettings {
  const standard = defaultRunSettings(fn.start);
  const { estimator, optimizer, learningRate, seed } = choice;
  const settings: RunSettings = {
    ...standard,
    estimator: { ...standard.estimator, ...estimator },
    optimizer: {
      ...standard.optimizer,
      ...(optimizer !== undefined && { name: optimizer }),
      ...(learningRate !== undefined && { learningRate }),
    },
    ...(seed !== undefined && { seed }),
  };
  const wrong = validateRunSettings(settings);
  if (wrong.length > 0) throw new RangeError(wrong.join('; '));
  return settings;
}
