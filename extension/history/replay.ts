import type { RunSettings } from '../../engine/index.ts';
import type { Comparison } from '../../webview/protocol.ts';
import type { EngineClient } from '../workers/protocol.ts';
import type { FunctionSource, Iterated } from '../workers/service.ts';
import type { History } from './history.ts';
import type { PlaceOutcome } from './place.ts';
import { comparedAt, placeAtStart, placeOf } from './place.ts';
import type { Rows } from './rows.ts';

export interface ReplayOptions {
  readonly engine: Pick<EngineClient, 'iterate'>;
  readonly settings: RunSettings;
  readonly history: History;
  /** The key of the graph at the start. */
  readonly trace: string;
}

/** Goes back to any iteration of a run: a step is a pure function, so what it did is computed again from a state that was kept. */
export class Replay {
  readonly #options: ReplayOptions;
  #comparison: Comparison | undefined;

  constructor(options: ReplayOptions) {
    this.#options = options;
  }

  /** After `iteration` iterations, which the run must have done. */
  async place(source: FunctionSource, iteration: number): Promise<PlaceOutcome> {
    const { engine, settings, history, trace } = this.#options;
    const { checkpoints } = history;
    if (iteration <= checkpoints.start.iteration) return { ok: true, place: placeAtStart(checkpoints.start, trace) };
    const outcome = await engine.iterate(source, settings, checkpoints.before(iteration - 1), { to: iteration, explain: true });
    if (!outcome.ok) return outcome;
    return { ok: true, place: placeOf(outcome, await this.comparison(source, outcome)) };
  }

  /** What the selection of the last iteration was chosen from, also where that was long before. */
  async comparison(source: FunctionSource, iterated: Iterated): Promise<Comparison | undefined> {
    const at = comparedAt(iterated);
    if (at === undefined) return undefined;
    if (iterated.comparison?.iteration === at) this.#comparison = iterated.comparison;
    if (this.#comparison?.iteration !== at) {
      const { engine, settings, history } = this.#options;
      const outcome = await engine.iterate(source, settings, history.checkpoints.before(at), { to: at + 1 });
      this.#comparison = outcome.ok ? outcome.comparison : undefined;
    }
    return this.#comparison?.iteration === at ? this.#comparison : undefined;
  }

  /** The exact numbers of iterations [from, to), for a closer look than the history has; `undefined` where there are none. */
  async rows(source: FunctionSource, from: number, to: number): Promise<Rows | undefined> {
    const { engine, settings, history } = this.#options;
    const reached = await engine.iterate(source, settings, history.checkpoints.before(from), { to: from });
    if (!reached.ok) return undefined;
    const outcome = await engine.iterate(source, settings, reached.state, { to, rows: { analyzeEvery: 1 } });
    return outcome.ok ? outcome.rows : undefined;
  }
}
