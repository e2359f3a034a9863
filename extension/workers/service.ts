/**
 * What the engine worker answers, at once or, what takes longer, in time. Stateless: a call names its source in full, so a worker that was killed is
 * replaced without losing anything (the worker caches compilations by text). Every value is cloneable.
 */
import type {
  Cell,
  Diagnostic,
  EndReason,
  FunctionOutline,
  GradientFacts,
  GraphDisplay,
  GraphNumbers,
  GraphView,
  InspectedValue,
  IterationRecord,
  ListingForm,
  PathPage,
  PrintOptions,
  RunSettings,
  RunState,
  Seen,
  Spot,
  Spread,
  StopCondition,
  SuccessPlan,
  Unit,
} from '../../engine/index.ts';
import type { CheckedDraft, Comparison, ExperimentDraft, Explanation, ExportFormat, RunChoice } from '../../webview/protocol.ts';
import type { ChoiceCounts } from '../history/choices.ts';
import type { Rows } from '../history/rows.ts';
import type { Phase } from './phases.ts';
import type { TrainingService } from './training-service.ts';

export interface Source {
  /** The document's address; spans say it back. It ends as TypeScript files do. */
  readonly fileName: string;
  readonly text: string;
  /** Texts of other files that may be imported, by address; null where there is no such file. */
  readonly files: Readonly<Record<string, string | null>>;
}

export interface FunctionSource extends Source {
  readonly name: string;
}

/** Which graph a function has at a point. */
export interface TraceSummary {
  /** `GraphView.trace`: the same where the same is computed edge by edge. */
  readonly key: string;
  /** The differentiated parameters and their numbers of paths, exact, as text. */
  readonly parameters: readonly { readonly name: string; readonly paths: string }[];
}

export interface Opened {
  readonly trace: TraceSummary;
  /** Names of the numbers of which a point consists. */
  readonly leaves: readonly string[];
  readonly settings: RunSettings;
  readonly state: RunState;
  /** The program listing: two texts with the same one, and the same start, have the same runs. */
  readonly program: string;
  /** Is the estimator of these settings unbiased? */
  readonly unbiased: boolean;
  /** Warnings; errors give the other outcome. */
  readonly diagnostics: readonly Diagnostic[];
  /** Where the time of compiling went. */
  readonly phases: readonly Phase[];
}

/** The numbers at a point; and the graph, where it is another than the one that the caller knows. */
export interface Drawn {
  readonly numbers: GraphNumbers;
  readonly graph?: GraphView;
}

/** How far to iterate, and what to tell of it. */
export interface IterateRequest {
  /** How many iterations are done in the end, if nothing stops it before. */
  readonly to: number;
  readonly stop?: StopCondition;
  /** What the iteration before showed, for the condition. */
  readonly seen?: Seen;
  /** Milliseconds after which it stops; at least one iteration is done. */
  readonly milliseconds?: number;
  /** The numbers of every iteration; of every n-th also what the exact analysis says. */
  readonly rows?: { readonly analyzeEvery: number };
  /** The states at multiples of this. */
  readonly checkpointEvery?: number;
  /** Why the last iteration was what it was. */
  readonly explain?: boolean;
}

export interface LandscapeFrame {
  readonly leaves: readonly LandscapeLeaf[];
  /** By `@minimum`; `place`: a point there, one number a leaf, where one was found. */
  readonly minimum?: { readonly value: number; readonly place?: readonly number[] };
}

export interface LandscapeLeaf {
  readonly name: string;
  readonly active: boolean;
  /** By `@domain`. */
  readonly domain?: readonly [low: number, high: number];
  /** |∂f| at the point. */
  readonly slope: number;
}

export interface HeightsRequest {
  /** Where the other leaves are. */
  readonly point: readonly number[];
  /** One or two; the second goes from row to row. */
  readonly axes: readonly { readonly leaf: number; readonly low: number; readonly high: number }[];
  readonly columns: number;
  readonly rows: number;
  /** The first row that is wanted. */
  readonly from: number;
  readonly milliseconds: number;
}

export interface RunLinesRequest {
  /** How many iterations are done in the end. */
  readonly to: number;
  readonly format: ExportFormat;
  /** The extension's, for the header. */
  readonly version: string;
}

export interface Iterated {
  readonly state: RunState;
  /** The key of the graph there. */
  readonly trace: TraceSummary['key'];
  /** The last iteration, and the key of the graph that it was taken on; absent where none was done. */
  readonly record?: IterationRecord;
  readonly before?: TraceSummary['key'];
  /** Of the last iteration that compared candidates. */
  readonly comparison?: Comparison;
  readonly explanation?: Explanation;
  readonly rows?: Rows;
  /** How often each edge was kept at the iterations of the rows, by the key of their graph. */
  readonly choices?: ReadonlyMap<string, ChoiceCounts>;
  readonly checkpoints: readonly RunState[];
  /** The condition that holds at the end. */
  readonly ended?: EndReason;
  readonly seen?: Seen;
  /** The next iteration has no result, and why. */
  readonly refused?: readonly Diagnostic[];
}

export interface PathWish {
  /** Its index in `GraphView.parameters`. */
  readonly parameter: number;
  readonly from: number;
  readonly count: number;
}

export interface PrintedGraph {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

export type Outcome<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export interface EngineService extends TrainingService {
  outline(source: Source): readonly FunctionOutline[];
  /** The addresses that compiling asks for and that `files` does not have: of every annotated function, or of the one named. */
  wanted(source: Source, name?: string): readonly string[];
  /** Diagnostics of every annotated function. */
  check(source: Source): readonly Diagnostic[];
  /**
   * The graph and where a run would start; the settings are the defaults for this function, and what was chosen instead.
   * Fails where the choice is not one.
   */
  open(source: FunctionSource, choice?: RunChoice): Outcome<Opened>;
  /** What is wrong with the settings of a run and the condition on which it ends, field by field; nothing when all is well. */
  faults(source: FunctionSource, choice: RunChoice, stop: StopCondition): Outcome<CheckedDraft>;
  /** Iterations from a state on. What was done before a point without a result is an answer; nothing done is none. */
  iterate(source: FunctionSource, settings: RunSettings, state: RunState, request: IterateRequest): Outcome<Iterated>;
  /** What the exact analysis says at a point; and, with what an iteration there used, how its estimate was distributed. */
  facts(
    source: FunctionSource,
    settings: RunSettings,
    point: readonly number[],
    used?: { readonly estimator: RunState['estimator']; readonly gradient: readonly number[] },
  ): Outcome<{ readonly facts: GradientFacts; readonly spread?: Spread }>;
  /** What a landscape around a point is drawn from. */
  landscapeFrame(source: FunctionSource, point: readonly number[]): Outcome<LandscapeFrame>;
  /** The objective over a grid, from a row on, as many rows as the time allows but at least one. NaN where it has no value. */
  heights(source: FunctionSource, request: HeightsRequest): Outcome<{ readonly rows: number; readonly heights: Float64Array }>;
  /** What an experiment consists of. Fails where no function of the text can be its subject. */
  experimentPlan(source: Source, draft: ExperimentDraft): Outcome<{ readonly plan: SuccessPlan; readonly units: readonly Unit[] }>;
  /** f(X_T) − min f of each run of a unit. */
  experimentUnit(source: Source, plan: SuccessPlan, unit: Unit): Outcome<{ readonly excess: readonly number[] }>;
  /** An experiment as a file: JSONL is the command line's own format. */
  experimentText(
    plan: SuccessPlan,
    results: ReadonlyMap<number, readonly number[]>,
    request: { readonly format: 'jsonl' | 'csv' | 'html'; readonly version: string },
  ): Outcome<{ readonly text: string }>;
  /** The table of an experiment, over the units that are done. */
  experimentTable(plan: SuccessPlan, results: ReadonlyMap<number, readonly number[]>): Outcome<{ readonly cells: readonly Cell[] }>;
  /** Every iteration until so many are done, in full, as lines of text. */
  runLines(
    source: FunctionSource,
    settings: RunSettings,
    state: RunState,
    request: RunLinesRequest,
  ): Outcome<{ readonly state: RunState; readonly lines: readonly string[] }>;
  /**
   * The graph at a point as it is to be shown; nothing where a newer call for the same function and purpose came meanwhile. `known`: the key of
   * the view that the caller has, which this one replaces.
   */
  draw(
    source: FunctionSource,
    point: readonly number[],
    display: GraphDisplay,
    known?: GraphView['key'],
    purpose?: 'compare',
  ): Promise<Outcome<Drawn> | undefined>;
  /** `keys`: by line, the key of the node that it is about. */
  listing(source: FunctionSource, form: ListingForm): Outcome<{ readonly text: string; readonly keys: readonly (string | undefined)[] }>;
  /** Paths of a parameter, by rank; nothing where the view is not known any more. */
  paths(source: FunctionSource, point: readonly number[], view: GraphView['key'], wish: PathWish): Outcome<PathPage> | undefined;
  /** A view as text, and its size in pixels; nothing where it is not known any more. */
  print(
    source: FunctionSource,
    point: readonly number[],
    view: GraphView['key'],
    options: Pick<PrintOptions, 'format' | 'dressing'>,
  ): Outcome<PrintedGraph> | undefined;
  /** The value at a spot of the source. */
  inspect(source: FunctionSource, point: readonly number[], spot: Spot): Outcome<{ readonly found?: InspectedValue }>;
  /** The variables of a file. */
  inspectFile(source: FunctionSource, point: readonly number[], file: string): Outcome<{ readonly values: readonly InspectedValue[] }>;
  /** The nodes of a view that show those of the LCG with these keys. */
  shownBy(view: GraphView['key'], keys: readonly string[]): readonly number[];
  /** The keys of the nodes of the LCG that nodes of a view show. */
  keysOf(view: GraphView['key'], nodes: readonly number[]): readonly string[];
}
