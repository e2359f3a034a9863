/**
 * Every message between the extension host and the webviews, a file a view. The host is the source of truth: a webview
 * that says `ready` is sent all it needs, in full; afterwards only what changed.
 */
export type { Advice } from './protocol/advice.ts';
export type { Alternative, BenchWish, Explanation, ParameterExplanation, ParameterUpdate, Position } from './protocol/bench.ts';
export type { DataSetStatus, DataSetSummary, DataSetWish } from './protocol/data-sets.ts';
export type { ExperimentCell, ExperimentDraft, ExperimentKind, ExperimentState, ExperimentWish } from './protocol/experiments.ts';
export {
  type Choices,
  EXPORT_FORMATS,
  type GraphExportFormat,
  type GraphSelection,
  type GraphToHost,
  type HostToGraph,
  OVERLAYS,
  type Overlay,
  PAGE_ACTIONS,
  type PageAction,
  type Stale,
} from './protocol/graph.ts';
export { fromText, toText } from './protocol/json.ts';
export type { Axis, KnownMinimum, Landscape, LandscapeWish, Trail } from './protocol/landscape.ts';
export type { HostToPanel, PanelToHost, PanelTopic, SessionTitle } from './protocol/panel.ts';
export type { HostToRunFile, RunFileToHost } from './protocol/run-file.ts';
export type {
  Band,
  CheckedDraft,
  ComparedRun,
  ExportFormat,
  Fault,
  Quartiles,
  RunComparison,
  RunDraft,
  RunProgress,
  RunStatus,
  RunSummary,
  RunWish,
} from './protocol/runs.ts';
export { COLUMNS, type ColumnName, type Raster, type RasterRow, type Series } from './protocol/series.ts';
export type { Comparison, FunctionIdentity, RunChoice, TransportAction, TransportState } from './protocol/session.ts';
export {
  type ComparedMethod,
  CURVES,
  type CurveName,
  type HostToTraining,
  type IterationDetails,
  type LayerGradient,
  type LayerKept,
  type MemoryStep,
  type MethodCurve,
  type MistakenImage,
  type NetworkOption,
  type Predictions,
  type Score,
  type StepBytes,
  TRAINING_ACTIONS,
  TRAINING_PAGES,
  type TrainingAction,
  type TrainingDraft,
  type TrainingEvaluation,
  type TrainingPageName,
  type TrainingSeries,
  type TrainingStatus,
  type TrainingSummary,
  type TrainingToHost,
  type TrainingView,
} from './protocol/training.ts';
export { decode, encode, type HostMessage, type Kept, reading } from './protocol/wire.ts';
