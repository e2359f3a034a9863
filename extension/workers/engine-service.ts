import type { DifferentiableFunction, GraphNumbers, GraphView, RunSettings } from '../../engine/index.ts';
import {
  BackpathError,
  compile,
  createEstimator,
  defaultRunSettings,
  graphNumbers,
  initialState,
  outline,
  step,
  validateRunSettings,
} from '../../engine/index.ts';
import type { RunChoice } from '../../webview/protocol.ts';
import type { Phase } from './phases.ts';
import { PhaseClock } from './phases.ts';
import { Recent } from './recent.ts';
import type { Drawn, EngineService, FunctionSource, Outcome, Source } from './service.ts';
import { Views } from './views.ts';

/** Texts whose compilation is kept. */
const CAPACITY = 16;

/** The engine behind the calls of `EngineService`. Keeps nothing but a cache. */
export function createEngineService(): EngineService {
  const recent = new Recent<Outcome<Compiled>>(CAPACITY);
  const find = (source: FunctionSource): Outcome<Compiled> =>
    recent.get(JSON.stringify([source.fileName, source.name, source.text, source.files]), () => compileFunction(source));
  return {
    outline: ({ text, fileName }) => outline(text, fileName),
    wanted: (source, name) => wantedFiles(source, name),
    check: ({ text, fileName, files }) => compile(text, { fileName, readFile: (path) => files[path] ?? undefined }).diagnostics,
    open: (source, choice) =>
      withFunction(find(source), ({ fn, views, program, diagnostics, phases }) => {
        const settings = chosen(fn, choice);
        const state = initialState(settings);
        const { unbiased } = createEstimator(settings.estimator);
        return {
          graph: views.at(state.point),
          settings,
          state,
          numbers: numbersAt(fn, state.point),
          program,
          unbiased,
          diagnostics,
          phases,
        };
      }),
    step: (source, settings, state, known) =>
      withFunction(find(source), (compiled) => {
        const next = step(compiled.fn, settings, state);
        return { ...next, ...drawnAt(compiled, next.state.point, known) };
      }),
    numbers: (source, point, known) => withFunction(find(source), (compiled) => drawnAt(compiled, point, known)),
    listing: (source, form) => withFunction(find(source), ({ fn }) => ({ text: fn.listing(form) })),
  };
}

interface Compiled {
  readonly fn: DifferentiableFunction;
  readonly views: Views;
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
  return answer(() => openedAt(fn, diagnostics, clock));
}

/** Throws `BackpathError` where the function gives no number at its start. */
function openedAt(fn: DifferentiableFunction, diagnostics: Compiled['diagnostics'], clock: PhaseClock): Compiled {
  const traced = fn.at(fn.start);
  clock.lap('evaluator');
  const views = new Views(fn);
  views.of(traced);
  clock.lap('layout');
  const program = fn.listing('program');
  return { fn, views, program, diagnostics, phases: clock.phases };
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

function drawnAt({ fn, views }: Compiled, point: readonly number[], known: GraphView['key']): Drawn {
  const graph = views.at(point);
  return { numbers: numbersAt(fn, point), ...(graph.key !== known && { graph }) };
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
