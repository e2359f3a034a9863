import type { Cell, SuccessPlan, Unit } from '../../engine/index.ts';
import type { ExperimentKind, ExperimentState } from '../../webview/protocol.ts';
import { fromText, toText } from '../../webview/protocol.ts';
import { Rate } from '../runs/rate.ts';
import type { Source } from '../workers/service.ts';

/** All that it takes to do an experiment. */
export interface ExperimentPlan {
  readonly id: string;
  readonly kind: ExperimentKind;
  readonly title: string;
  readonly source: Source;
  readonly plan: SuccessPlan;
  readonly units: readonly Unit[];
  /** Milliseconds since 1970. */
  readonly created: number;
}

/** An experiment and what is known of it: units are done in any order, by any worker, and give the same table. */
export class Experiment {
  readonly of: ExperimentPlan;
  readonly results: Map<number, readonly number[]>;
  cells: readonly Cell[] = [];
  #status: ExperimentState['status'];
  #message: string | undefined;
  #rate = new Rate();

  constructor(
    of: ExperimentPlan,
    results: ReadonlyMap<number, readonly number[]> = new Map(),
    status: ExperimentState['status'] = 'cancelled',
  ) {
    this.of = of;
    this.results = new Map(results);
    this.#status = results.size === of.units.length ? 'done' : status;
  }

  get running(): boolean {
    return this.#status === 'running';
  }

  /** Units that are still to be done. */
  get open(): readonly Unit[] {
    return this.of.units.filter(({ index }) => !this.results.has(index));
  }

  get state(): ExperimentState {
    const { id, kind, title, plan, units, created } = this.of;
    const rate = this.#rate.perSecond;
    const left = units.length - this.results.size;
    return {
      id,
      kind,
      title,
      status: this.#status,
      created,
      units: { done: this.results.size, total: units.length },
      functions: plan.subjects.map(({ label }) => label),
      methods: plan.methods.map(({ label }) => label),
      epsilons: plan.epsilons,
      kMax: plan.methods.map(({ estimator }) => (estimator.name === 'spad2' ? estimator.kMax : null)),
      cells: this.cells,
      stepped: plan.stepped ?? [],
      ...(this.#message !== undefined && { message: this.#message }),
      ...(this.running && rate > 0 && { secondsLeft: left / rate }),
    };
  }

  begin(now: number): void {
    this.#status = 'running';
    this.#message = undefined;
    this.#rate = new Rate();
    this.#rate.add(now, this.results.size);
  }

  add(unit: Unit, excess: readonly number[], now: number): void {
    this.results.set(unit.index, excess);
    this.#rate.add(now, this.results.size);
  }

  end(status: 'done' | 'cancelled' | 'failed', message?: string): void {
    this.#status = status;
    this.#message = message;
  }
}

/** As lines: the plan, then a line a unit. */
export function writeExperiment({ of, results }: Experiment): string {
  const lines = [...results].map(([unit, excess]) => toText({ unit, excess }));
  return [toText(of), ...lines, ''].join('\n');
}

/** `undefined` for what is none. A line that was cut off is a unit that is still to be done. */
export function readExperiment(text: string): Experiment | undefined {
  const [first = '', ...lines] = text.split('\n').filter((line) => line !== '');
  try {
    const of = fromText(first) as ExperimentPlan;
    const results = lines.map((line) => fromText(line) as { readonly unit: number; readonly excess: readonly number[] });
    return new Experiment(of, new Map(results.map(({ unit, excess }) => [unit, excess])));
  } catch {
    return undefined;
  }
}
