/** An engine whose function is x², for sessions: gradient descent on it is checked by hand. */
import type { Diagnostic, EndReason, GraphDisplay, GraphView, IterationRecord, RunState } from '../../engine/index.ts';
import { progressed, stopReason } from '../../engine/index.ts';
import { RowsBuilder } from '../../extension/history/rows.ts';
import type { EngineClient } from '../../extension/workers/protocol.ts';
import type { FunctionSource, IterateRequest, Opened, RunLinesRequest } from '../../extension/workers/service.ts';

export const LEARNING_RATE = 0.25;
const SPAN = { file: 'f.ts', line: 1, column: 1, endLine: 1, endColumn: 2 };

export const problem: Diagnostic = { code: 'BP1001', message: 'broken', severity: 'error', span: SPAN };

/**
 * Texts: `start N` begins at x = N; what stands after `#` is a comment; `broken` does not compile.
 * At x = 0 there is no next iteration. Below 0.1 it takes another branch, so that its graph is another one.
 */
export class FakeEngine implements EngineClient {
  readonly calls: string[] = [];
  /** While set, calls wait for it. */
  gate: Promise<void> | undefined;
  failure: Error | undefined;

  outline(): Promise<[]> {
    return Promise.resolve([]);
  }

  wanted(): Promise<[]> {
    return Promise.resolve([]);
  }

  check(): Promise<[]> {
    return Promise.resolve([]);
  }

  async open(source: FunctionSource, choice?: { readonly learningRate?: number }) {
    await this.#called(`open ${source.text}`);
    if (choice?.learningRate !== undefined && choice.learningRate <= 0) throw new RangeError('learningRate must be above 0');
    if (source.text.includes('broken')) return { ok: false, diagnostics: [problem] } as const;
    return { ok: true, ...opened(source.text, choice?.learningRate ?? LEARNING_RATE) } as const;
  }

  async faults(_source: FunctionSource, choice: { readonly learningRate?: number }) {
    await this.#called('faults');
    const wrong = choice.learningRate !== undefined && choice.learningRate <= 0;
    return { ok: true, faults: wrong ? [{ field: 'learningRate', message: 'learningRate must be above 0' }] : [] } as const;
  }

  async iterate(_source: FunctionSource, settings: Opened['settings'], from: RunState, request: IterateRequest) {
    let state = from;
    let last: { readonly record: IterationRecord; readonly before: string } | undefined;
    let ended: EndReason | undefined;
    let { seen } = request;
    const rows = new RowsBuilder(from.iteration, 1);
    const checkpoints: RunState[] = [];
    while (state.iteration < request.to && ended === undefined) {
      const x = state.point[0] ?? Number.NaN;
      await this.#called(`step ${x}`);
      if (x === 0) {
        if (last === undefined) return { ok: false, diagnostics: [problem] } as const;
        break;
      }
      last = { record: recordOf(state.iteration, x), before: traceAt(x) };
      state = { ...state, iteration: state.iteration + 1, point: [x - settings.optimizer.learningRate * 2 * x] };
      rows.add(last.record, undefined);
      if (request.checkpointEvery !== undefined && state.iteration % request.checkpointEvery === 0) checkpoints.push(state);
      const { objective, norm } = last.record;
      seen = { objective, norm, progress: progressed(seen?.progress, state.iteration, objective) };
      ended = request.stop && stopReason(request.stop, state, seen);
    }
    const here = state.point[0] ?? Number.NaN;
    return {
      ok: true,
      state,
      trace: traceAt(here),
      checkpoints,
      ...(ended && { ended }),
      ...last,
      ...(seen && { seen }),
      ...(request.rows && { rows: rows.done() }),
      ...(here === 0 && state.iteration < request.to && ended === undefined && { refused: [problem] }),
    } as const;
  }

  facts(): Promise<never> {
    return notFaked();
  }

  landscapeFrame(): Promise<never> {
    return notFaked();
  }

  heights(): Promise<never> {
    return notFaked();
  }

  experimentPlan(): Promise<never> {
    return notFaked();
  }

  experimentUnit(): Promise<never> {
    return notFaked();
  }

  experimentTable(): Promise<never> {
    return notFaked();
  }

  experimentText(): Promise<never> {
    return notFaked();
  }

  networks(): Promise<never> {
    return notFaked();
  }

  networksIn(): Promise<never> {
    return notFaked();
  }

  trainingFaults(): Promise<never> {
    return notFaked();
  }

  trainingOpen(): Promise<never> {
    return notFaked();
  }

  trainingAdvance(): Promise<never> {
    return notFaked();
  }

  async runLines(source: FunctionSource, settings: Opened['settings'], from: RunState, { to }: RunLinesRequest) {
    const outcome = await this.iterate(source, settings, from, { to });
    return outcome.ok ? ({ ok: true, state: outcome.state, lines: [`to ${outcome.state.iteration}`] } as const) : outcome;
  }

  async draw(_source: FunctionSource, point: readonly number[], { direction }: GraphDisplay, known?: string) {
    await this.#called(`draw ${point[0]}`);
    const x = point[0] ?? Number.NaN;
    const graph = graphAt(x, direction);
    return { ok: true, numbers: numbersAt(x), ...(graph.key !== known && { graph }) } as const;
  }

  listing() {
    return Promise.resolve({ ok: true, text: '', keys: [] } as const);
  }

  paths() {
    return Promise.resolve({ ok: true, total: '0', paths: [] } as const);
  }

  print() {
    return Promise.resolve({ ok: true, text: '', width: 0, height: 0 } as const);
  }

  inspect() {
    return Promise.resolve({ ok: true } as const);
  }

  inspectFile() {
    return Promise.resolve({ ok: true, values: [] } as const);
  }

  shownBy(): Promise<[]> {
    return Promise.resolve([]);
  }

  keysOf(): Promise<[]> {
    return Promise.resolve([]);
  }

  async #called(call: string): Promise<void> {
    this.calls.push(call);
    await this.gate;
    if (this.failure !== undefined) throw this.failure;
  }
}

/** What the tests ask the real service for. */
function notFaked(): Promise<never> {
  return Promise.reject(new Error('not part of the fake engine'));
}

function opened(text: string, learningRate: number): Opened {
  const program = text.replace(/#.*/, '').trim();
  const start = [Number(/start (\S+)/.exec(program)?.[1] ?? Number.NaN)];
  return {
    trace: { key: traceAt(start[0] ?? Number.NaN), parameters: [{ name: 'x', paths: '2' }] },
    leaves: ['x'],
    settings: {
      start,
      seed: 1,
      optimizer: { name: 'sgd', learningRate, beta1: 0, beta2: 0, stability: 1e-8 },
      estimator: { name: 'full', granularity: 'graph', draw: 'branches', normalize: true, m: 1, kMax: 1, epsilon: 0, fixed: [] },
    },
    state: { iteration: 0, point: start, optimizer: { updates: 0, vectors: {} }, estimator: null },
    program,
    unbiased: true,
    diagnostics: [],
    phases: [],
  };
}

function traceAt(x: number): string {
  return x < 0.1 ? 'near' : 'far';
}

function graphAt(x: number, direction: GraphDisplay['direction']): GraphView {
  return {
    key: `${traceAt(x)} ${direction}`,
    trace: traceAt(x),
    functionName: 'f',
    direction,
    nodes: [],
    edges: [],
    groups: [],
    hidden: 0,
    width: 0,
    height: 0,
    simplified: false,
    parameters: [{ name: 'x', node: 0, paths: '2' }],
  };
}

function numbersAt(x: number) {
  return {
    point: [{ name: 'x', value: x }],
    values: [x, x * x],
    adjoints: [2 * x, 1],
    flows: [1, 1],
    tape: [8, 0],
    partials: [x, x],
    shares: [0.5, 0.5],
    kinks: [],
    nonFinite: [],
  };
}

function recordOf(iteration: number, x: number) {
  const bytes = { held: 8, peak: 8 };
  return {
    iteration,
    point: [x],
    objective: x * x,
    gradient: [2 * x],
    norm: Math.abs(2 * x),
    exact: [2 * x],
    exactNorm: Math.abs(2 * x),
    edges: [],
    labels: [],
    scale: [1],
    reason: 'full',
    candidates: [],
    tape: { selected: bytes, full: bytes, candidates: 0 },
  } as const;
}
