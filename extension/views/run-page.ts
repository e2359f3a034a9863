import type { HostToRunFile, RunFileToHost } from '../../webview/protocol.ts';
import { MOST_POINTS } from '../history/history.ts';
import { Replay } from '../history/replay.ts';
import type { RunActions } from '../runs/actions.ts';
import type { BackgroundRun } from '../runs/background-run.ts';
import type { EngineClient } from '../workers/protocol.ts';
import { positionOf } from './panel/session-feed.ts';

export interface RunPageOptions {
  readonly engine: EngineClient;
  readonly actions: RunActions;
  readonly explore: (run: BackgroundRun, iteration: number) => Promise<void>;
  readonly post: (message: HostToRunFile) => void;
}

/** What the page of a run file is told, and what it asks for. */
export class RunPage {
  readonly #run: BackgroundRun;
  readonly #options: RunPageOptions;
  readonly #replay: Replay;
  #iteration: number;
  /** Identifies the newest wish: of several that wait only the last is answered. */
  #wish: symbol | undefined;

  constructor(run: BackgroundRun, options: RunPageOptions) {
    this.#run = run;
    this.#options = options;
    const { settings, trace } = run.plan;
    this.#replay = new Replay({ engine: options.engine, settings, history: run.history, trace });
    this.#iteration = run.reach.head.iteration;
  }

  tellAll(): void {
    const { history, plan, summary } = this.#run;
    const { text } = plan.source;
    this.#options.post({ type: 'run', run: summary, series: history.series(), raster: history.raster(), text });
    void this.#jump(this.#iteration);
  }

  async receive(message: Exclude<RunFileToHost, { readonly type: 'ready' | 'failed' }>): Promise<void> {
    const { post, actions, explore } = this.#options;
    const { history, plan } = this.#run;
    switch (message.type) {
      case 'jump':
        return await this.#jump(message.iteration);
      case 'range':
        return await this.#look(message.from, message.to);
      case 'wholeRange':
        post({ type: 'series', series: history.series() });
        return post({ type: 'raster', raster: history.raster() });
      case 'export':
        return await actions.export([plan.id], message.format);
      case 'explore':
        return await explore(this.#run, message.iteration);
    }
  }

  async #jump(iteration: number): Promise<void> {
    const wish = Symbol('wish');
    this.#wish = wish;
    const within = Math.max(0, Math.min(iteration, this.#run.reach.head.iteration));
    const outcome = await this.#replay.place(this.#run.plan.source, within);
    if (wish !== this.#wish || !outcome.ok) return;
    this.#iteration = within;
    this.#options.post({ type: 'position', position: positionOf(outcome.place) });
  }

  async #look(from: number, to: number): Promise<void> {
    const { post } = this.#options;
    const { history, plan } = this.#run;
    post({ type: 'series', series: history.series(from, to) });
    post({ type: 'raster', raster: history.raster(from, to) });
    if (history.bucket === 1 || to - from > MOST_POINTS) return;
    const rows = await this.#replay.rows(plan.source, from, to);
    if (rows !== undefined) post({ type: 'series', series: history.exactly(rows) });
  }
}
