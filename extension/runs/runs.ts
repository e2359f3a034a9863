import type { Diagnostic } from '../../engine/index.ts';
import type { CheckedDraft, Fault, FunctionIdentity, RunChoice, RunDraft, RunSummary } from '../../webview/protocol.ts';
import type { Disposable } from '../dispose.ts';
import { Throttle } from '../throttle.ts';
import type { WorkerPool } from '../workers/pool.ts';
import type { EngineClient } from '../workers/protocol.ts';
import { Recent } from '../workers/recent.ts';
import type { FunctionSource } from '../workers/service.ts';
import { BackgroundRun } from './background-run.ts';
import { choiceOf } from './from-here.ts';
import { nameOf } from './names.ts';
import { perform } from './perform.ts';
import type { ReadRun } from './run-file.ts';

/** Where runs are kept. */
export interface Keeping {
  list(): Promise<readonly RunSummary[]>;
  read(id: string): Promise<ReadRun>;
  /** `atOnce`: the window is being closed. */
  write(run: BackgroundRun, atOnce: boolean): Promise<void>;
  writeList(runs: readonly RunSummary[]): Promise<void>;
  delete(id: string): Promise<void>;
}

export interface RunsOptions {
  readonly engine: Pick<EngineClient, 'open' | 'faults'>;
  readonly pool: Pick<WorkerPool, 'lease'>;
  readonly keeping: Keeping;
  readonly now: () => number;
  /** Milliseconds since 1970. */
  readonly date: () => number;
  /** For what is called so. */
  readonly freshId: (name: string) => string;
  /** What nobody waits for has failed. */
  readonly failed: (error: unknown) => void;
}

/** What runs are to be of. */
export interface Subject {
  readonly function: FunctionIdentity;
  readonly source: FunctionSource;
}

export type RunsEvent =
  /** There are other runs. */
  | { readonly type: 'list' }
  /** One is further, or has another name. */
  | { readonly type: 'run'; readonly id: string };

export type Started =
  | { readonly ok: true; readonly ids: readonly string[] }
  | { readonly ok: false; readonly faults: readonly Fault[]; readonly diagnostics: readonly Diagnostic[] };

interface Going {
  readonly run: BackgroundRun;
  /** What a window that is closed, or crashes, leaves behind. */
  readonly writes: Throttle;
  cancelled: boolean;
  /** Ends its worker; absent while it waits for one. */
  end?: () => void;
}

/** Milliseconds between two times that a run which goes on is written. */
const WRITE = 10_000;

/** Finished runs whose numbers stay in memory. */
const LOADED = 24;

/** All runs of the workspace: those that go on in the pool, and those that were done and kept. */
export class Runs implements Disposable {
  readonly #options: RunsOptions;
  readonly #listeners = new Set<(event: RunsEvent) => void>();
  /** By id, in the order in which they were made. */
  readonly #summaries = new Map<string, RunSummary>();
  readonly #going = new Map<string, Going>();
  #closing = false;
  readonly #loaded = new Recent<Promise<BackgroundRun | undefined>>(LOADED);
  /** Done when the kept runs are listed. */
  readonly ready: Promise<void>;

  constructor(options: RunsOptions) {
    this.#options = options;
    this.ready = this.#load();
  }

  /** Newest first. */
  get all(): readonly RunSummary[] {
    return [...this.#summaries.values()].reverse();
  }

  find(id: string): RunSummary | undefined {
    return this.#summaries.get(id);
  }

  onEvent(listener: (event: RunsEvent) => void): Disposable {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  /** The run with its numbers; `undefined` where its file is gone or damaged. */
  load(id: string): Promise<BackgroundRun | undefined> {
    const going = this.#going.get(id);
    if (going !== undefined) return Promise.resolve(going.run);
    return this.#loaded.get(id, async () => {
      const read = await this.#options.keeping.read(id).catch(() => undefined);
      return read?.ok ? read.run : undefined;
    });
  }

  /** What there is to say of a draft before it is started. */
  async check({ source }: Subject, draft: RunDraft): Promise<CheckedDraft> {
    const outcome = await this.#options.engine.faults(source, draft.choice, draft.stop);
    const seeds = Number.isSafeInteger(draft.seeds) && draft.seeds >= 1 && draft.seeds <= MOST_SEEDS;
    const own = seeds ? [] : [{ field: 'seeds', message: `seeds must be a whole number from 1 to ${MOST_SEEDS}; it is ${draft.seeds}` }];
    return outcome.ok ? { ...outcome, faults: [...outcome.faults, ...own] } : { faults: own };
  }

  /** Starts the runs of a draft; they wait for a worker to be free. */
  async start(subject: Subject, draft: RunDraft): Promise<Started> {
    const { faults } = await this.check(subject, draft);
    if (faults.length > 0) return { ok: false, faults, diagnostics: [] };
    const opened = await this.#options.engine.open(subject.source, draft.choice);
    if (!opened.ok) return { ok: false, faults: [], diagnostics: opened.diagnostics };
    const { settings, state, trace, leaves, unbiased } = opened;
    const ids = Array.from({ length: draft.seeds }, (_, k) => {
      const own = { ...settings, seed: settings.seed + k };
      const name =
        draft.name === undefined
          ? nameOf(own, subject.function, this.all)
          : draft.seeds === 1
            ? draft.name
            : `${draft.name}, seed ${own.seed}`;
      const id = this.#options.freshId(`${subject.function.name} ${name}`);
      const plan = {
        id,
        ...subject,
        parameters: trace.parameters.map(({ name }) => name),
        leaves,
        trace: trace.key,
        settings: own,
        unbiased,
        stop: draft.stop,
        created: this.#options.date(),
        start: state,
      };
      this.#go(new BackgroundRun(plan, name));
      return id;
    });
    this.#emit({ type: 'list' });
    return { ok: true, ids };
  }

  /** The same function as it was then, start and stop condition, with what the choice changes. */
  async repeat(id: string, choice: RunChoice): Promise<Started | undefined> {
    const run = await this.load(id);
    if (run === undefined) return undefined;
    const { settings, stop, source, function: identity } = run.plan;
    const changed = { ...choiceOf(settings), ...choice, estimator: { ...settings.estimator, ...choice.estimator } };
    return this.start({ function: identity, source }, { choice: changed, stop, seeds: 1 });
  }

  /** Goes on where a run was cancelled or failed. */
  async resume(id: string): Promise<void> {
    const run = await this.load(id);
    if (run !== undefined && !run.active && run.reach.status !== 'done') this.#go(run);
  }

  /** Ends a run at once; what it did stays. */
  cancel(id: string): void {
    const going = this.#going.get(id);
    if (going === undefined) return;
    going.cancelled = true;
    if (going.end) going.end();
    else this.#settle(going.run, () => going.run.end('cancelled'));
  }

  async rename(id: string, name: string): Promise<void> {
    const run = await this.load(id);
    if (run === undefined || name.trim() === '') return;
    run.name = name.trim();
    this.#changed(run);
    if (!run.active) this.#keep(run);
  }

  async delete(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      this.cancel(id);
      this.#summaries.delete(id);
      this.#loaded.forget(id);
    }
    this.#emit({ type: 'list' });
    await this.#options.keeping.writeList([...this.#summaries.values()]);
    // A run that was never written has no file.
    await Promise.all(ids.map((id) => this.#options.keeping.delete(id).catch(() => undefined)));
  }

  /** Ends what goes on. */
  dispose(): void {
    this.#closing = true;
    for (const id of [...this.#going.keys()]) this.cancel(id);
    this.#listeners.clear();
  }

  async #load(): Promise<void> {
    const kept = await this.#options.keeping.list();
    const fresh = [...this.#summaries];
    this.#summaries.clear();
    for (const summary of kept) this.#summaries.set(summary.id, asEnded(summary));
    for (const [id, summary] of fresh) this.#summaries.set(id, summary);
    this.#emit({ type: 'list' });
  }

  #go(run: BackgroundRun): void {
    const going: Going = { run, cancelled: false, writes: new Throttle(WRITE, () => this.#keep(run)) };
    this.#going.set(run.plan.id, going);
    this.#summaries.set(run.plan.id, run.summary);
    void this.#options.pool.lease().then(async (lease) => {
      if (going.cancelled) return lease.end();
      going.end = () => {
        lease.end();
        this.#settle(run, () => run.end('cancelled'));
      };
      const { now } = this.#options;
      const changed = (): void => {
        this.#changed(run);
        if (run.active) going.writes.trigger();
      };
      await perform({ run, lease, now, changed, cancelled: () => going.cancelled });
      if (!going.cancelled) this.#settle(run, () => undefined);
    });
  }

  /** A run is over: it is kept. */
  #settle(run: BackgroundRun, end: () => void): void {
    const going = this.#going.get(run.plan.id);
    if (going === undefined) return;
    this.#going.delete(run.plan.id);
    going.writes.dispose();
    end();
    this.#changed(run);
    this.#loaded.forget(run.plan.id);
    void this.#loaded.get(run.plan.id, () => Promise.resolve(run));
    if (this.#summaries.has(run.plan.id)) this.#keep(run);
  }

  #keep(run: BackgroundRun): void {
    const { keeping, failed } = this.#options;
    Promise.all([keeping.write(run, this.#closing), keeping.writeList([...this.#summaries.values()])]).catch(failed);
  }

  #changed(run: BackgroundRun): void {
    const { id } = run.plan;
    if (!this.#summaries.has(id)) return;
    this.#summaries.set(id, run.summary);
    this.#emit({ type: 'run', id });
  }

  #emit(event: RunsEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}

const MOST_SEEDS = 100;

/** A run that was going on when the window was closed goes on no more. */
function asEnded(summary: RunSummary): RunSummary {
  if (summary.status !== 'running' && summary.status !== 'waiting') return summary;
  const { progress: _, ...others } = summary;
  return { ...others, status: 'cancelled' };
}
