import type { Diagnostic, IterationRecord, RunSettings } from '../../engine/index.ts';
import type { BenchWish, Comparison, RunChoice, TransportState } from '../../webview/protocol.ts';
import type { EngineClient } from '../workers/protocol.ts';
import type { FunctionSource, Opened, Source } from '../workers/service.ts';
import { Bench } from './bench.ts';
import type { Clock, SessionEvent, SessionListener } from './events.ts';
import { Run } from './run.ts';
import { WorkQueue } from './work-queue.ts';

export interface SessionOptions {
  readonly engine: EngineClient;
  readonly clock: Clock;
  readonly name: string;
  /** What differs from the function's default settings. */
  readonly choice: RunChoice;
  /** Iterations a second while playing, unless the person chose another speed; asked anew at each. */
  readonly speed: () => number;
}

/** What a session shows while its function has a graph. */
export interface SessionView {
  readonly settings: RunSettings;
  readonly unbiased: boolean;
  /** Where the time of compiling went. */
  readonly phases: Opened['phases'];
  /** The text that the graph is of. */
  readonly source: FunctionSource;
  /** The graph where a run starts. */
  readonly trace: Opened['trace'];
  readonly leaves: Opened['leaves'];
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
  readonly #listeners = new Set<SessionListener>();
  readonly #work: WorkQueue;
  readonly #bench: Bench;
  readonly name: string;
  /** Identifies the newest edit. */
  #edit: symbol | undefined;
  #edited: Promise<void> = Promise.resolve();
  #choice: RunChoice;
  /** The last text that had a graph, and what the engine said of it. */
  #good: { readonly source: FunctionSource; readonly opened: Opened } | undefined;
  #run: Run | undefined;
  #stale: readonly Diagnostic[] | undefined;
  #revision = 0;
  #ended = false;

  constructor({ engine, clock, name, choice, speed }: SessionOptions) {
    this.#engine = engine;
    this.name = name;
    this.#choice = choice;
    this.#work = new WorkQueue({
      clock,
      busyChanged: () => this.#emit({ type: 'transport' }),
      failed: (message) => {
        this.pause();
        this.#emit({ type: 'failed', message });
      },
    });
    const subject = () =>
      this.#ended
        ? undefined
        : this.#good && this.#run && { source: this.#good.source, settings: this.#good.opened.settings, run: this.#run };
    this.#bench = new Bench({ engine, clock, speed, work: this.#work, subject, emit: (event) => this.#emit(event) });
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
    const { source, opened } = this.#good;
    const { settings, unbiased, phases, trace, leaves } = opened;
    return { settings, unbiased, phases, trace, leaves, source, run: this.#run };
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
    const iteration = this.#run?.position.state.iteration ?? 0;
    const { playing, speed, until } = this.#bench;
    return {
      iteration,
      length: this.#run?.length ?? 0,
      playing,
      canStepBack: iteration > 0,
      busy: this.#work.busy,
      speed,
      ...(until && { until }),
    };
  }

  /** The iteration that led to what is shown. */
  get record(): IterationRecord | undefined {
    return this.#run?.shown.record;
  }

  /** What the selection of `record` was chosen from: at that iteration, or at the earlier one whose choice is held. */
  get comparison(): Comparison | undefined {
    return this.#run?.shown.comparison;
  }

  onEvent(listener: SessionListener): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  /**
   * There is a source, or another one; it is asked for when its turn comes. Of several edits that wait, only the last is
   * compiled, and all of them are done when that is: whoever waits for the first sees what stands then.
   */
  edit(source: () => Promise<Source>): Promise<void> {
    const edit = Symbol('edit');
    this.#edit = edit;
    const done = this.#work.add(async () => {
      if (edit === this.#edit) await this.#compile({ ...(await source()), name: this.name }, edit);
    });
    this.#edited = done.then(() => (edit === this.#edit ? undefined : this.#edited));
    return this.#edited;
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
    return this.#bench.step();
  }

  /** Goes back by one; what comes after stays known. */
  stepBack(): Promise<void> {
    return this.#bench.stepBack();
  }

  play(): void {
    this.#bench.play();
  }

  pause(): void {
    this.#bench.pause();
  }

  /** Back to the start, at once, as if nothing had been done. */
  reset(): void {
    if (this.#good === undefined) return;
    this.#begin(this.#good.source, this.#good.opened);
    this.#emit({ type: 'run' });
  }

  /** Iterates until so many are known and goes to one of them, told as one change. */
  replay(length: number, iteration = length): Promise<void> {
    return this.#bench.replay(length, iteration);
  }

  /** Shows an iteration in graph and source while the pointer is on it. */
  peek(iteration: number | undefined): Promise<void> {
    return this.#bench.peek(iteration);
  }

  wish(wish: BenchWish): Promise<void> {
    switch (wish.kind) {
      case 'jump':
        return this.#bench.jump(wish.iteration);
      case 'speed':
        return Promise.resolve(this.#bench.setSpeed(wish.perSecond));
      case 'until':
        return this.#bench.runUntil(wish.stop, wish.most);
      case 'startAt': {
        const { start: _, ...others } = this.#choice;
        if (wish.point === undefined) this.#choice = others;
        return this.choose({ estimator: {}, ...(wish.point && { start: wish.point }) });
      }
    }
  }

  dispose(): void {
    this.#ended = true;
    this.#bench.stop();
    this.#work.end();
    this.#listeners.clear();
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
    } else this.#begin(source, outcome);
    this.#emit({ type: 'graph' });
  }

  #begin(source: FunctionSource, opened: Opened): void {
    this.#bench.stop();
    this.#good = { source, opened };
    this.#run = new Run(opened, this.#engine);
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
