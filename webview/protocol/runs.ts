/** Background runs: what they were started with, how far they are, how they compare. */
import type { EndReason, RunSettings, StopCondition } from '../../engine/index.ts';
import type { ColumnName, Series } from './series.ts';
import type { FunctionIdentity, RunChoice } from './session.ts';

export type RunStatus =
  /** For a worker to be free. */
  | 'waiting'
  | 'running'
  | 'done'
  | 'cancelled'
  /** The worker died, or the function has no number at a point. What was computed until then is kept. */
  | 'failed';

export interface RunSummary {
  readonly id: string;
  readonly name: string;
  readonly function: FunctionIdentity;
  readonly parameters: readonly string[];
  readonly settings: RunSettings;
  readonly unbiased: boolean;
  readonly stop: StopCondition;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly status: RunStatus;
  /** In words: why it failed. */
  readonly message?: string;
  /** Which part of the stop condition ended it, where it is done. */
  readonly ended?: EndReason;
  /** Iterations done. */
  readonly iterations: number;
  /** Of the last iteration. */
  readonly last?: { readonly objective: number; readonly norm: number };
  readonly best?: { readonly objective: number; readonly iteration: number };
  /** While it runs. */
  readonly progress?: RunProgress;
}

export interface RunProgress {
  /** The most iterations that there will be, where the stop condition says so. */
  readonly total?: number;
  /** Iterations a second, over the last seconds. */
  readonly rate: number;
  readonly secondsLeft?: number;
}

/** What a form of a new run holds. */
export interface RunDraft {
  readonly choice: RunChoice;
  readonly stop: StopCondition;
  /** How many runs, with seeds that count up from the choice's. */
  readonly seeds: number;
  readonly name?: string;
}

/** What is wrong with a draft. */
export interface Fault {
  /** As the engine names it: `m`, `kMax`, `learningRate`, `iterations` …; empty where it is no single field. */
  readonly field: string;
  readonly message: string;
}

/** What the engine says of a draft. */
export interface CheckedDraft {
  readonly faults: readonly Fault[];
  /** Why an experiment with these settings takes its iterations one by one; `null`: it runs as a compiled loop. Absent: not looked at. */
  readonly steppedBecause?: string | null;
}

/** Runs overlaid. */
export interface RunComparison {
  readonly runs: readonly ComparedRun[];
  /** Where several of the runs differ in their seed only. */
  readonly bands: readonly Band[];
}

export interface ComparedRun {
  readonly id: string;
  readonly name: string;
  /** The same for runs that differ in their seed only. */
  readonly group: string;
  readonly series: Series;
}

export interface Band {
  readonly group: string;
  readonly name: string;
  readonly seeds: number;
  /** Of every quantity that is known at some iteration. */
  readonly quartiles: Readonly<Partial<Record<ColumnName, Quartiles>>>;
}

/** Over the seeds, at each iteration: first quartile, median, third quartile. */
export interface Quartiles {
  readonly iterations: readonly number[];
  readonly low: readonly number[];
  readonly median: readonly number[];
  readonly high: readonly number[];
}

export type ExportFormat = 'jsonl' | 'csv';

/** What the person wishes of the runs. */
export type RunWish =
  /** Answered by `faults`: of the draft, by the engine. */
  | { readonly kind: 'check'; readonly draft: RunDraft }
  /** Starts runs of the active function; faults are answered instead where there are some. */
  | { readonly kind: 'start'; readonly draft: RunDraft }
  | { readonly kind: 'cancel'; readonly id: string }
  /** The same function, start and stop condition, with what the choice changes. */
  | { readonly kind: 'repeat'; readonly id: string; readonly choice: RunChoice }
  /** Goes on where a run was cancelled or failed. */
  | { readonly kind: 'resume'; readonly id: string }
  | { readonly kind: 'rename'; readonly id: string; readonly name: string }
  /** The host asks before it deletes. */
  | { readonly kind: 'delete'; readonly ids: readonly string[] }
  /** The host asks for the format that is not said. */
  | { readonly kind: 'export'; readonly ids: readonly string[]; readonly format?: ExportFormat }
  /** Its own editor, for replay at any iteration. */
  | { readonly kind: 'open'; readonly id: string }
  /** These runs are to be overlaid; answered by `comparison`, and again as they go on. None: no more. */
  | { readonly kind: 'compare'; readonly ids: readonly string[] }
  /** GD, RAD and SPAD from where the person stands: starts them and compares them. */
  | { readonly kind: 'compareFromHere' };
