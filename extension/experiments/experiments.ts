import type { Diagnostic } from '../../engine/index.ts';
import type { ExperimentDraft, ExperimentState } from '../../webview/protocol.ts';
import type { Disposable } from '../dispose.ts';
import { Throttle } from '../throttle.ts';
import type { Lease, WorkerPool } from '../workers/pool.ts';
import type { EngineClient } from '../workers/protocol.ts';
import type { Source } from '../workers/service.ts';
import { Experiment, readExperiment, writeExperiment } from './experiment.ts';

/** Where experiments are kept, as texts. */
export interface ExperimentKeeping {
  list(): Promise<readonly string[]>;
  write(id: string, text: string): Promise<void>;
  delete(id: string): Promise<void>;
}

export interface ExperimentsOptions {
  readonly engine: Pick<EngineClient, 'experimentPlan' | 'experimentTable'>;
  readonly pool: Pick<WorkerPool, 'lease' | 'size'>;
  readonly keeping: ExperimentKeeping;
  readonly now: () => number;
  readonly date: () => number;
  /** For what is called so. */
  readonly freshId: (name: string) => string;
  readonly failed: (error: unknown) => void;
}

export type ExperimentStarted =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Milliseconds between two tables of an experiment that goes on, and between two times that it is written. */
const TABLE = 500;
const WRITE = 5000;

/** The experiments of the workspace, done by all workers of the pool together. */
export class Experiments implements Disposable {
  readonly #options: ExperimentsOptions;
  readonly #listeners = new Set<() => void>();
  readonly #all = new Map<string, Experiment>();
  readonly #working = new Map<string, { readonly leases: Set<Lease>; readonly tables: Throttle; readonly writes: Throttle }>();
  readonly ready: Promise<void>;

  constructor(options: ExperimentsOptions) {
    this.#options = options;
    this.ready = this.#load();
  }

  /** Newest first. */
  get all(): readonly ExperimentState[] {
    return [...this.#all.values()].reverse().map(({ state }) => state);
  }

  find(id: string): Experiment | undefined {
    return this.#all.get(id);
  }

  /** Something is different; what, the states say. */
  onChange(listener: () => void): Disposable {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  /** Computes the tables that are not there yet: those of kept experiments, when somebody looks at them. */
  tabulate(): void {
    for (const experiment of this.#all.values()) {
      if (experiment.cells.length === 0 && experiment.results.size > 0 && !experiment.running) void this.#table(experiment);
    }
  }

  async start(source: Source, draft: ExperimentDraft, title: string): Promise<ExperimentStarted> {
    const { engine, freshId, date } = this.#options;
    const planned = await engine.experimentPlan(source, draft);
    if (!planned.ok) return planned;
    const { plan, units } = planned;
    const id = freshId(title);
    this.#all.set(id, new Experiment({ id, kind: draft.kind, title, source, plan, units, created: date() }));
    this.resume(id);
    return { ok: true, id };
  }

  /** Goes on with what is not done yet. */
  resume(id: string): void {
    const experiment = this.#all.get(id);
    if (experiment === undefined || experiment.running || experiment.open.length === 0) return;
    experiment.begin(this.#options.now());
    const tables = new Throttle(TABLE, () => void this.#table(experiment));
    const writes = new Throttle(WRITE, () => this.#keep(experiment));
    this.#working.set(id, { leases: new Set(), tables, writes });
    const open = [...experiment.open];
    const workers = Array.from({ length: Math.min(this.#options.pool.size, open.length) }, () => this.#work(experiment, open));
    void Promise.all(workers).then(
      () => this.#end(experiment, 'done'),
      (error: unknown) => this.#end(experiment, 'failed', error instanceof Error ? error.message : String(error)),
    );
    this.#emit();
  }

  /** At once; the units that are done stay. */
  cancel(id: string): void {
    const experiment = this.#all.get(id);
    if (experiment !== undefined) this.#end(experiment, 'cancelled');
  }

  async delete(id: string): Promise<void> {
    this.cancel(id);
    this.#all.delete(id);
    this.#emit();
    // One that was never written has no file.
    await this.#options.keeping.delete(id).catch(() => undefined);
  }

  dispose(): void {
    for (const id of [...this.#working.keys()]) this.cancel(id);
    this.#listeners.clear();
  }

  async #load(): Promise<void> {
    const kept = (await this.#options.keeping.list()).flatMap((text) => readExperiment(text) ?? []);
    for (const experiment of kept.sort((a, b) => a.of.created - b.of.created)) this.#all.set(experiment.of.id, experiment);
    this.#emit();
  }

  /** One worker: takes the next unit that nobody has taken, until there is none. */
  async #work(experiment: Experiment, open: Experiment['open'][number][]): Promise<void> {
    const lease = await this.#options.pool.lease();
    const working = this.#working.get(experiment.of.id);
    if (working === undefined) return lease.end();
    working.leases.add(lease);
    try {
      for (let unit = open.shift(); unit !== undefined && experiment.running; unit = open.shift()) {
        const outcome = await lease.engine.experimentUnit(experiment.of.source, experiment.of.plan, unit);
        if (!experiment.running) return;
        if (!outcome.ok) throw new Error(outcome.diagnostics[0]?.message);
        experiment.add(unit, outcome.excess, this.#options.now());
        this.#emit();
        working.tables.trigger();
        working.writes.trigger();
      }
    } catch (error) {
      // A worker that is ended on purpose lets its call reject.
      if (experiment.running) throw error;
    } finally {
      working.leases.delete(lease);
      lease.end();
    }
  }

  #end(experiment: Experiment, status: 'done' | 'cancelled' | 'failed', message?: string): void {
    const working = this.#working.get(experiment.of.id);
    if (working === undefined || !experiment.running) return;
    this.#working.delete(experiment.of.id);
    experiment.end(status, message);
    for (const lease of working.leases) lease.end();
    working.tables.dispose();
    working.writes.dispose();
    this.#keep(experiment);
    void this.#table(experiment);
  }

  async #table(experiment: Experiment): Promise<void> {
    const { engine, failed } = this.#options;
    try {
      const outcome = await engine.experimentTable(experiment.of.plan, experiment.results);
      if (outcome.ok) experiment.cells = outcome.cells;
      this.#emit();
    } catch (error) {
      failed(error);
    }
  }

  #keep(experiment: Experiment): void {
    const { keeping, failed } = this.#options;
    if (this.#all.has(experiment.of.id)) keeping.write(experiment.of.id, writeExperiment(experiment)).catch(failed);
  }

  #emit(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
