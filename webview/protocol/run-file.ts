/** The editor of a run file. Its page has the bundle `run`. */
import type { Position } from './bench.ts';
import type { ExportFormat, RunSummary } from './runs.ts';
import type { Raster, Series } from './series.ts';

export type HostToRunFile =
  /** The run, in full. */
  | {
      readonly type: 'run';
      readonly run: RunSummary;
      readonly series: Series;
      readonly raster: Raster;
      /** The function as it was when the run was made. */
      readonly text: string;
    }
  | { readonly type: 'position'; readonly position: Position }
  | { readonly type: 'series'; readonly series: Series }
  | { readonly type: 'raster'; readonly raster: Raster }
  /** The file cannot be read as a run, and why. */
  | { readonly type: 'unreadable'; readonly reason: string };

export type RunFileToHost =
  | { readonly type: 'ready' }
  | { readonly type: 'jump'; readonly iteration: number }
  | { readonly type: 'range'; readonly from: number; readonly to: number }
  | { readonly type: 'wholeRange' }
  | { readonly type: 'export'; readonly format: ExportFormat }
  /** Explore the function from the iteration on, with the run's settings: graph and panel. */
  | { readonly type: 'explore'; readonly iteration: number }
  | { readonly type: 'failed'; readonly message: string };
