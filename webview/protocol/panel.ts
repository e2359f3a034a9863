import type { RunSettings } from '../../engine/index.ts';
import type { Advice } from './advice.ts';
import type { BenchWish, Position } from './bench.ts';
import type { ExperimentState, ExperimentWish } from './experiments.ts';
import type { Landscape, LandscapeWish, Trail } from './landscape.ts';
import type { CheckedDraft, RunComparison, RunDraft, RunSummary, RunWish } from './runs.ts';
import type { Raster, Series } from './series.ts';
import type { FunctionIdentity, RunChoice, TransportAction, TransportState } from './session.ts';

/** The parts of the panel. Of a part that is not on screen nothing is sent. */
export type PanelTopic = 'bench' | 'charts' | 'raster' | 'runs' | 'compare' | 'landscape' | 'experiments' | 'advice';

/** A session that the panel can show. */
export interface SessionTitle extends FunctionIdentity {
  /** The file's name, for two functions of one name. */
  readonly file: string;
  readonly active: boolean;
}

export type HostToPanel =
  /** The active session, in full: after `ready`, when another one is active, and when its run is another one. */
  | {
      readonly type: 'session';
      readonly title: string;
      /** All that are open; the active one is shown. */
      readonly sessions: readonly SessionTitle[];
      /** Names of the differentiated parameters, in the order of the gradient's entries. */
      readonly parameters: readonly string[];
      /** Names of all numbers of which a point consists. */
      readonly leaves: readonly string[];
      readonly settings: RunSettings;
      readonly unbiased: boolean;
      readonly transport: TransportState;
      /** The source has errors: the run goes on with the last good text. */
      readonly stale: boolean;
    }
  | { readonly type: 'transport'; readonly transport: TransportState }
  /** Where the person stands now. Topic `bench`. */
  | { readonly type: 'position'; readonly position: Position; readonly transport: TransportState }
  /** `append`: points to add at the end of those known. Otherwise all of them, anew. Topic `charts`. */
  | { readonly type: 'series'; readonly series: Series; readonly append: boolean }
  /** Topic `raster`; always whole. */
  | { readonly type: 'raster'; readonly raster: Raster }
  /** All runs, newest first. Topic `runs`. */
  | { readonly type: 'runs'; readonly runs: readonly RunSummary[]; readonly defaults: RunDraft }
  /** One run has changed (while it runs, a few times a second). */
  | { readonly type: 'run'; readonly run: RunSummary }
  /** What is wrong with the draft that was sent last; empty when nothing is. */
  | ({ readonly type: 'faults' } & CheckedDraft)
  | { readonly type: 'comparison'; readonly comparison: RunComparison }
  /** Topic `landscape`. */
  | { readonly type: 'landscape'; readonly landscape: Landscape }
  | { readonly type: 'trails'; readonly trails: readonly Trail[] }
  /** Topic `experiments`; newest first. */
  | { readonly type: 'experiments'; readonly experiments: readonly ExperimentState[] }
  /** Topic `advice`; empty while it is computed. */
  | { readonly type: 'advice'; readonly advice: readonly Advice[]; readonly iteration: number }
  /** The iteration under the pointer elsewhere (graph, source), counted from 1, or none. */
  | { readonly type: 'hover'; readonly iteration?: number }
  /** A command asks for a part to be brought on screen. */
  | { readonly type: 'open'; readonly topic: PanelTopic }
  /** There is no session, and what to do. Runs and experiments may still be there. */
  | { readonly type: 'empty'; readonly reason: string };

export type PanelToHost =
  | { readonly type: 'ready' }
  /** What is on screen; sent after `ready`, and whenever it changes. */
  | { readonly type: 'watch'; readonly topics: readonly PanelTopic[] }
  /** The part of the run that the charts show, where it is not the whole: answered by `series` and `raster` of it. */
  | { readonly type: 'range'; readonly from: number; readonly to: number }
  | { readonly type: 'wholeRange' }
  | { readonly type: 'transport'; readonly action: TransportAction }
  | { readonly type: 'bench'; readonly wish: BenchWish }
  | { readonly type: 'choose'; readonly choice: RunChoice }
  | { readonly type: 'activate'; readonly session: FunctionIdentity }
  | { readonly type: 'runs'; readonly wish: RunWish }
  | { readonly type: 'landscape'; readonly wish: LandscapeWish }
  | { readonly type: 'experiments'; readonly wish: ExperimentWish }
  /** The pointer (or the keyboard) is on an iteration of a chart or the raster, counted from 1; or on none any more. */
  | { readonly type: 'hover'; readonly iteration?: number }
  | { readonly type: 'failed'; readonly message: string };
