import type { RunSettings, RunState, Seen, StopCondition } from '../../engine/index.ts';
import { placeOf } from '../history/place.ts';
import type { EngineClient } from '../workers/protocol.ts';
import type { FunctionSource, IterateRequest } from '../workers/service.ts';
import type { Clock, SessionEvent } from './events.ts';
import { strideAt } from './pace.ts';
import type { Run } from './run.ts';
import type { WorkQueue } from './work-queue.ts';

/** What is stepped. Another run is another subject: work for an earlier one is dropped. */
export interface Subject {
  readonly source: FunctionSource;
  readonly settings: RunSettings;
  readonly run: Run;
}

export interface BenchOptions {
  readonly engine: Pick<EngineClient, 'iterate'>;
  readonly clock: Clock;
  readonly work: WorkQueue;
  readonly speed: () => number;
  readonly subject: () => Subject | undefined;
  readonly emit: (event: SessionEvent) => void;
}

/** Milliseconds that the engine iterates before it answers: the person can stop in between, and sees how far it is. */
const SLICE = 50;
/** The exact analysis costs many times what an iteration does: where many are done at once it is made of every 16th only. */
const FEW = 16;

/** Moves the person through a run and the run ahead: step, back, play, jump, run until. */
export class Bench {
  readonly #options: BenchOptions;
  #speed: number | undefined;
  /** Identifies the current stretch of playing, or of running to a condition; undefined while paused. */
  #playing: symbol | undefined;
  #until: StopCondition | undefined;
  /** Identify the newest jump and the newest look: of several that wait, only the last is made. */
  #jump: symbol | undefined;
  #look: symbol | undefined;

  constructor(options: BenchOptions) {
    this.#options = options;
  }

  get playing(): boolean {
    return this.#playing !== undefined;
  }

  get until(): StopCondition | undefined {
    return this.#until;
  }

  /** Iterations a second while playing. */
  get speed(): number {
    return this.#speed ?? this.#options.speed();
  }

  /** From an iteration in ten seconds to 10,000 a second. */
  setSpeed(perSecond: number): void {
    if (!Number.isFinite(perSecond)) return;
    this.#speed = Math.min(10_000, Math.max(0.1, perSecond));
    this.#options.emit({ type: 'transport' });
  }

  step(): Promise<void> {
    return this.#add((subject) => this.#forward(subject, 1));
  }

  stepBack(): Promise<void> {
    this.pause();
    return this.#add(async (subject) => {
      const { iteration } = subject.run.position.state;
      if (iteration > 0) await this.#go(subject, iteration - 1);
    });
  }

  /** To where so many iterations are done; those that are not known yet are done on the way. */
  jump(iteration: number): Promise<void> {
    this.pause();
    const run = this.#options.subject()?.run;
    if (run === undefined || !Number.isSafeInteger(iteration) || iteration < 0) return Promise.resolve();
    if (iteration > run.length) return this.#runUntil({ kind: 'iterations', iterations: iteration }, iteration, run.head);
    const jump = Symbol('jump');
    this.#jump = jump;
    return this.#add(async (subject) => {
      if (jump === this.#jump) await this.#go(subject, iteration);
    });
  }

  /** Iterates until the condition holds, from where the person stands, at most so many times. */
  runUntil(stop: StopCondition, most: number): Promise<void> {
    this.pause();
    const state = this.#options.subject()?.run.position.state;
    return state === undefined ? Promise.resolve() : this.#runUntil(stop, state.iteration + most, state);
  }

  /** `iteration` is counted from 1: after it so many are done. */
  peek(iteration: number | undefined): Promise<void> {
    const look = Symbol('look');
    this.#look = look;
    return this.#add(async ({ source, run }) => {
      if (look !== this.#look) return;
      const after = iteration ?? run.position.state.iteration;
      if (after === run.position.state.iteration || after > run.length) {
        if (run.shown !== run.position) this.#peeked(run, undefined);
        return;
      }
      const outcome = await run.replay.place(source, after);
      if (outcome.ok && look === this.#look && this.#holds(run)) this.#peeked(run, outcome.place);
    });
  }

  /** Told as one change of the whole run. */
  replay(length: number, iteration: number): Promise<void> {
    return this.#add(async (subject) => {
      const { run } = subject;
      while (this.#holds(run) && run.length < length) {
        if ((await this.#extend(subject, { to: length, milliseconds: SLICE }, true)) === undefined) break;
      }
      if (iteration < run.length) {
        const outcome = await run.replay.place(subject.source, iteration);
        if (outcome.ok) run.move(outcome.place);
      }
      this.#options.emit({ type: 'run' });
    });
  }

  play(): void {
    if (this.#playing !== undefined || this.#options.subject() === undefined) return;
    void this.#keepPlaying(this.#begin());
  }

  pause(): void {
    if (this.#playing === undefined) return;
    this.stop();
    this.#options.emit({ type: 'transport' });
  }

  /** Pauses without a word: the run is another one anyway. */
  stop(): void {
    this.#playing = undefined;
    this.#until = undefined;
  }

  #begin(until?: StopCondition): symbol {
    const playing = Symbol('playing');
    this.#playing = playing;
    this.#until = until;
    this.#options.emit({ type: 'transport' });
    return playing;
  }

  /** The next is asked for when the last one is done and its time has passed, so work never queues up. */
  async #keepPlaying(playing: symbol): Promise<void> {
    while (playing === this.#playing) {
      const { iterations, milliseconds } = strideAt(this.speed);
      await Promise.all([this.#add((subject) => this.#forward(subject, iterations)), this.#options.clock.wait(milliseconds)]);
    }
  }

  async #runUntil(stop: StopCondition, end: number, from: RunState): Promise<void> {
    const playing = this.#begin(stop);
    let state = from;
    let seen: Seen | undefined;
    while (playing === this.#playing) {
      await this.#add(async (subject) => {
        const { run, source, settings } = subject;
        const known = state.iteration < run.length;
        const request = { to: known ? Math.min(run.length, end) : end, stop, milliseconds: SLICE, ...(seen && { seen }) };
        const outcome = known ? await this.#options.engine.iterate(source, settings, state, request) : await this.#extend(subject, request);
        if (playing !== this.#playing) return;
        if (outcome === undefined || !outcome.ok) return this.pause();
        ({ state, seen } = outcome);
        const done = outcome.ended !== undefined || outcome.refused !== undefined || state.iteration >= end;
        if (done && known) await this.#go(subject, state.iteration);
        if (done) this.pause();
      });
    }
  }

  /** Goes on by so many iterations: over the known ones, or with new ones at their end. */
  async #forward(subject: Subject, count: number): Promise<void> {
    const { run } = subject;
    const target = run.position.state.iteration + count;
    if (target <= run.length) await this.#go(subject, target);
    else await this.#extend(subject, { to: target, ...(count > 1 && { milliseconds: SLICE }) });
  }

  async #go({ run, source }: Subject, iteration: number): Promise<void> {
    const outcome = await run.replay.place(source, iteration);
    if (!this.#holds(run)) return;
    if (!outcome.ok) return this.#options.emit({ type: 'refused', diagnostics: outcome.diagnostics });
    run.move(outcome.place);
    this.#options.emit({ type: 'moved' });
  }

  /** New iterations; `undefined` where there is none (the run was replaced meanwhile, or the point has no result). */
  async #extend({ run, source, settings }: Subject, request: IterateRequest, quiet = false) {
    const analyzeEvery = request.to - run.length > FEW ? FEW : 1;
    const wanted = { ...request, rows: { analyzeEvery }, checkpointEvery: run.history.checkpoints.every, explain: true };
    const outcome = await this.#options.engine.iterate(source, settings, run.head, wanted);
    if (!this.#holds(run)) return undefined;
    if (!outcome.ok) {
      this.pause();
      this.#options.emit({ type: 'refused', diagnostics: outcome.diagnostics });
      return undefined;
    }
    const comparison = await run.replay.comparison(source, outcome);
    if (!this.#holds(run)) return undefined;
    const before = run.length;
    run.extend(outcome, placeOf(outcome, comparison));
    if (!quiet) this.#options.emit({ type: run.length === before + 1 ? 'stepped' : 'moved' });
    if (outcome.refused !== undefined) {
      this.pause();
      this.#options.emit({ type: 'refused', diagnostics: outcome.refused });
    }
    return outcome;
  }

  #peeked(run: Run, place: Parameters<Run['peek']>[0]): void {
    run.peek(place);
    this.#options.emit({ type: 'peeked' });
  }

  #holds(run: Run): boolean {
    return this.#options.subject()?.run === run;
  }

  /** In its turn, if the run is then still the one that it was asked for. */
  #add(work: (subject: Subject) => Promise<void>): Promise<void> {
    const run = this.#options.subject()?.run;
    return this.#options.work.add(async () => {
      const subject = this.#options.subject();
      if (subject !== undefined && subject.run === run) await work(subject);
    });
  }
}
