/**
 * What the engine worker answers. Stateless: a call names its source in full, so a worker that was killed is
 * replaced without losing anything (the worker caches compilations by text). Every value is cloneable.
 */
import type { Diagnostic, FunctionOutline, GraphNumbers, GraphView, IterationRecord, ListingForm, RunSettings, RunState } from '../../engine/index.ts';

export interface Source {
  readonly fileName: string;
  readonly text: string;
}

export interface FunctionSource extends Source {
  readonly name: string;
}

export interface Opened {
  readonly graph: GraphView;
  readonly settings: RunSettings;
  readonly state: RunState;
  readonly numbers: GraphNumbers;
  /** Warnings; errors give `Refused`. */
  readonly diagnostics: readonly Diagnostic[];
}

export type Outcome<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export interface EngineService {
  outline(source: Source): readonly FunctionOutline[];
  /** Diagnostics of every annotated function. */
  check(source: Source): readonly Diagnostic[];
  /** The graph and where a run would start; `settings` as given, else the defaults. */
  open(source: FunctionSource, settings?: RunSettings): Outcome<Opened>;
  /** One iteration. */
  step(source: FunctionSource, settings: RunSettings, state: RunState): Outcome<{ readonly state: RunState; readonly record: IterationRecord; readonly numbers: GraphNumbers }>;
  numbers(source: FunctionSource, point: readonly number[]): Outcome<{ readonly numbers: GraphNumbers }>;
  listing(source: FunctionSource, form: ListingForm): Outcome<{ readonly text: string }>;
}
