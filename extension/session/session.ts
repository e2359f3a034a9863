import type { Diagnostic, IterationRecord, RunSettings } from '../../engine/index.ts';
import type { Comparison, RunChoice, TransportState } from '../../webview/protocol.ts';
import type { EngineClient } from '../workers/protocol.ts';
import type { FunctionSource, Opened, Source } from '../workers/service.ts';
import type { Clock, SessionEvent, SessionListener } from './events.ts';
import { Run } from './run.ts';
import { WorkQueue } from './work-queue.ts';

export interface SessionOptions {
  readonly engine: EngineClient;
  readonly clock: Clock;
  readonly name: string;
  /** What differs from the function's default settings. */
  readonly choice: RunChoice;
  /** Milliseconds from one iteration to the next while playing; asked anew at each. */
  readonly pace: () => number;
}

/** What a session shows while its function has a graph. */
export interface SessionView {
  readonly settings: RunSettings;
  readonly unbiased: boolean;
  /** Where the time of compiling went. */
  readonly phases: Opened['phases'];
  readonly run: Run;
}

/**
 * One function under study: its text, its graph and a run on it. Knows no editor. All engine work is done one
 * piece after the other; what was asked for an earlier run than the current one is dropped.
 *
 * A run belongs to what the function computes. A new text whose program listing and start are the same (comments,
 * formatting, other functions) keeps the run; any other begins it anew. A text with errors keeps the last good
 * graph and its run, marked stale.
 */
export class Session {
  readonly #engine: EngineClient;
  readonly #clock: Clock;
  readonly #pace: () => number;
  readonly #listeners = new Set<SessionListener>();
  readonly name: string;
  /** Identifies the newest edit. */
  #edit: symbol | undefined;
  #choice: RunChoice;
  /** The last text that had a graph, and what the engine said of it. */
  #good: { readonly source: FunctionSource; readonly opened: Opened } | undefined;
  #run: Run | undefined;
  #stale: readonly Diagnostic[] | undefined;
  #revision = 0;
  /** Identifies the current stretch of playing; undefined while paused. */
  #playing: symbol | undefined;
  #ended = false;
  readonly #work: WorkQueue;

  constructor(options: SessionOptions) {
    this.#engine = options.engine;
    this.#clock = options.clock;
    this.name = options.name;
    this.#choice = options.choice;
    this.#pace = options.pace;
    this.#work = new WorkQueue({
      clock: options.clock,
      busyChanged: () => this.#emit({ type: 'transport' }),
      failed: (message) => {
        this.pause();
        this.#emit({ type: 'failed', message });
      },
    });
  }

  get choice(): RunChoice {
    return this.#choice;
  }

  /** Counts the texts that were opened. */
  get revision(): number {
    return this.#revision;
  }

  get view(): SessionView | undefined {
    if (this.#good === undefined || this.#run === undefined) return undefined;
    const { settings, unbiased, phases } = this.#good.opened;
    return { settings, unbiased, phases, run: this.#run };
  }

  /** The errors of the newest text; undefined while the graph is that of the source. */
  get stale(): readonly Diagnostic[] | undefined {
    return this.#stale;
  }

  /** The errors of the newest text, or the warnings that it has. */
  get diagnostics(): readonly Diagnostic[] {
    return this.#stale ?? this.#good?.opened.diagnostics ?? [];
  }

  get transport(): TransportState {
    return {
      iteration: this.#run?.records.length ?? 0,
      length: this.#run?.records.length ?? 0,
      playing: this.#playing !== undefined,
      canStepBack: this.#run?.previous !== undefined,
      busy: this.#work.busy,
      speed: 1000 / this.#pace(),
    };
  }

  get record(): IterationRecord | undefined {
    return this.#run?.records.at(-1);
  }

  /** What the selection of `record` was chosen from: at that iteration, or at the earlier one whose choice is held. */
  get comparison(): Comparison | undefined {
    const { record } = this;
    const held = record?.reason === 'held' || record?.reason === 'explored';
    const source = held ? this.#run?.records.findLast(({ candidates }) => candidates.length > 0) : record;
    return source && source.candidates.length > 0 ? { iteration: source.iteration, candidates: source.candidates } : undefined;
  }

  onEvent(listener: SessionListener): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  /** There is a source, or another one; it is asked for when its turn comes. Of several edits that wait, only the last is compiled. */
  edit(source: () => Promise<Source>): Promise<void> {
    const edit = Symbol('edit');
    this.#edit = edit;
    return this.#work.add(async () => {
      if (edit === this.#edit) await this.#compile({ ...(await source()), name: this.name }, edit);
    });
  }

  /** Other settings: a new run with them. Settings that the engine refuses leave everything as it was. */
  choose(choice: RunChoice): Promise<void> {
    const before = this.#choice;
    const { estimator, ...others } = choice;
    this.#choice = { ...before, ...others, estimator: { ...before.estimator, ...estimator } };
    this.pause();
    return this.#work.add(async () => {
      if (this.#good === undefined) return;
      const source = this.#good.source;
      try {
        const outcome = await this.#engine.open(source, this.#choice);
        if (outcome.ok) this.#begin(source, outcome);
        else this.#emit({ type: 'refused', diagnostics: outcome.diagnostics });
      } catch (error) {
        this.#choice = before;
        throw error;
      } finally {
        // Also when refused: the controls must show what holds.
        this.#emit({ type: 'run' });
      }
    });
  }

  step(): Promise<void> {
    const run = this.#run;
    return this.#work.add(async () => {
      if (run === this.#run && (await this.#advance())) this.#emit({ type: 'stepped' });
    });
  }

  stepBack(): Promise<void> {
    this.pause();
    const run = this.#run;
    return this.#work.add(async () => {
      if (run === undefined || run !== this.#run || run.previous === undefined || this.#good === undefined) return;
      const outcome = await this.#engine.numbers(this.#good.source, run.previous.point, run.graph.key);
      if (run !== this.#run) return;
      if (outcome.ok) run.back(outcome);
      this.#emit(outcome.ok ? { type: 'steppedBack' } : { type: 'refused', diagnostics: outcome.diagnostics });
    });
  }

  /** Back to the start, at once. */
  reset(): void {
    if (this.#good === undefined) return;
    this.#begin(this.#good.source, this.#good.opened);
    this.#emit({ type: 'run' });
  }

  /** Iterates from where the run stands to `iteration`, told as one change. */
  replay(iteration: number): Promise<void> {
    const run = this.#run;
    return this.#work.add(async () => {
      while (run !== undefined && run === this.#run && !this.#ended && run.records.length < iteration) {
        if (!(await this.#advance())) break;
      }
      this.#emit({ type: 'run' });
    });
  }

  play(): void {
    if (this.#playing !== undefined || this.#run === undefined) return;
    const playing = Symbol('playing');
    this.#playing = playing;
    this.#emit({ type: 'transport' });
    void this.#keepPlaying(playing);
  }

  pause(): void {
    if (this.#playing === undefined) return;
    this.#playing = undefined;
    this.#emit({ type: 'transport' });
  }

  dispose(): void {
    this.#ended = true;
    this.#playing = undefined;
    this.#work.end();
    this.#listeners.clear();
  }

  /** The next step is asked for when the last one is done and its time has passed, so steps never queue up. */
  async #keepPlaying(playing: symbol): Promise<void> {
    while (playing === this.#playing) {
      await Promise.all([this.step(), this.#clock.wait(this.#pace())]);
    }
  }

  async #compile(source: FunctionSource, edit: symbol): Promise<void> {
    const outcome = await this.#engine.open(source, this.#choice);
    if (edit !== this.#edit) return;
    this.#revision++;
    if (!outcome.ok) {
      this.#stale = outcome.diagnostics;
      this.pause();
      this.#emit({ type: 'stale' });
      return;
    }
    this.#stale = undefined;
    if (this.#good !== undefined && this.#run !== undefined && sameRuns(this.#good.opened, outcome)) {
      this.#good = { source, opened: outcome };
      const drawn = await this.#engine.numbers(source, this.#run.state.point, this.#run.graph.key);
      if (drawn.ok) this.#run.redraw(drawn);
    } else this.#begin(source, outcome);
    this.#emit({ type: 'graph' });
  }

  #begin(source: FunctionSource, opened: Opened): void {
    this.#playing = undefined;
    this.#good = { source, opened };
    this.#run = new Run(opened.state, opened);
  }

  /** One iteration; false where there is none (the run was replaced meanwhile, or the point has no result). */
  async #advance(): Promise<boolean> {
    const run = this.#run;
    const good = this.#good;
    if (run === undefined || good === undefined) return false;
    const outcome = await this.#engine.step(good.source, good.opened.settings, run.state, run.graph.key);
    if (run !== this.#run || this.#ended) return false;
    if (outcome.ok) {
      run.advance(outcome.state, outcome.record, outcome);
      return true;
    }
    this.pause();
    this.#emit({ type: 'refused', diagnostics: outcome.diagnostics });
    return false;
  }

  #emit(event: SessionEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}

/** Do two compilations have the same runs, step for step? */
function sameRuns(one: Opened, other: Opened): boolean {
  const start = other.settings.start;
  return (
    one.program === other.program &&
    one.settings.start.length === start.length &&
    one.settings.start.every((x, k) => Object.is(x, start[k]))
  );
}
