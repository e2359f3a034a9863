/** The public API of the engine, and only that. Nothing outside `engine/` imports another file of it. */

export { analyze } from './analysis/analyze.ts';
export { type ContributionChoice, explainChoice, type ParameterChoice } from './analysis/explain.ts';
export { type EstimatorFacts, factsAt, type GradientFacts, type ParameterFacts } from './analysis/facts.ts';
export { type RankedPath, rankPaths } from './analysis/ranking.ts';
export { type Spread, spreadOf } from './analysis/spread.ts';
export type { Analysis, AnalysisSettings, EstimatorAnalysis, ParameterAnalysis } from './analysis/types.ts';
export type { Compilation } from './compile.ts';
export { compile, compileTensorFunction, outline } from './compile.ts';
export { type DataSet, digestOf } from './data/data-set.ts';
export { DataError } from './data/errors.ts';
export { glyphForm, glyphs } from './data/glyphs/glyphs.ts';
export type { NamedBytes } from './data/idx.ts';
export { readImageFiles, withoutZip } from './data/image-files.ts';
export type { ImageData } from './data/images.ts';
export type { Observations } from './data/observations.ts';
export { BackpathError, type Diagnostic, type QuickFix, type Severity } from './diagnostics/diagnostic.ts';
export { granularities } from './estimators/granularity/index.ts';
export {
  createEstimator,
  defaultEstimatorSettings,
  type EstimatorEntry,
  estimatorNames,
  estimators,
  findEstimator,
} from './estimators/index.ts';
export {
  createObserver,
  defaultObservationSettings,
  type ObserverEntry,
  observerNames,
  observers,
  validateObservationSettings,
} from './estimators/observations/index.ts';
export type { Batch, ObservationSettings, ObservationState } from './estimators/observations/types.ts';
export type { Candidate, Draw, Estimator, EstimatorSettings, Reason } from './estimators/types.ts';
export { draws, validateEstimatorSettings } from './estimators/validate.ts';
export {
  fingerprint,
  headerLine as experimentHeaderLine,
  planOf as experimentPlanOf,
  type ReadLines,
  type Results,
  readLines as readExperimentLines,
  unitLine,
} from './experiment/lines.ts';
export { methodsOf, type Reading } from './experiment/methods.ts';
export { type Method, type Shard, type Subject, type SuccessPlan, settingsFor, subjectOf, type Unit, unitsOf } from './experiment/plan.ts';
export { successReport } from './experiment/report/report.ts';
export { type Stepped, steppedOf } from './experiment/stepped.ts';
export { type Cell, tableOf } from './experiment/table.ts';
export { UnitRunner } from './experiment/unit.ts';
export { type Interval, wilson } from './experiment/wilson.ts';
export type { DifferentiableFunction, ParameterInfo } from './function.ts';
export type { Granularity, TapeBytes } from './gradient/selection.ts';
export { countPaths } from './graph/paths.ts';
export type { Lcg, LcgEdge, LcgNode, Linearization, NodeKind, Path } from './graph/types.ts';
export { defaultOptimizerSettings, type OptimizerEntry, optimizers, validateOptimizerSettings } from './optimizers/index.ts';
export { type Schedule, scheduleKinds } from './optimizers/schedule.ts';
export type { OptimizerSettings, OptimizerState } from './optimizers/types.ts';
export type { ListingForm, TracedFunction } from './pipeline.ts';
export type { Annotations } from './program/types.ts';
export { defaultRunSettings, validateRunSettings } from './run/defaults.ts';
export { createRunner, type Runner } from './run/fast/runner.ts';
export { type Json, toJson } from './run/json.ts';
export { headerLine, type RunHeader, recordLine } from './run/jsonl.ts';
export { minimize } from './run/minimize.ts';
export { PREDICATE_NAMES, predicateFaults } from './run/predicate.ts';
export { initialState, type Steppable, step } from './run/step.ts';
export { type EndReason, leastProgress, type Progress, progressed, type Seen, type StopCondition, stopReason, stops } from './run/stop.ts';
export type { IterationRecord, RunSettings, RunState } from './run/types.ts';
export type { Sliced } from './slices.ts';
export { contains, type Span } from './source/span.ts';
export type { CompileOptions, FunctionOutline } from './source/types.ts';
export { type UnitEstimatorSettings, unitEstimatorNames } from './tensor/estimators/settings.ts';
export type { TensorCompilation } from './tensor/frontend/compile.ts';
export type { TensorFunction, TensorParameter } from './tensor/frontend/function.ts';
export { networkOf } from './tensor/frontend/network.ts';
export { numbersOnly } from './tensor/frontend/refusal.ts';
export { createKernels } from './tensor/kernels/kernels.ts';
export type { KernelLibrary, KernelVariant } from './tensor/kernels/types.ts';
export { findNetwork, networks } from './tensor/models/index.ts';
export type { Network, NetworkFactory } from './tensor/models/network.ts';
export { planStep } from './tensor/plan/plan.ts';
export { decodeCheckpoint, encodeCheckpoint } from './tensor/training/checkpoint.ts';
export type { Evaluation, Mistake } from './tensor/training/evaluation.ts';
export { type GradientSummary, HISTOGRAM, type SignalHealth } from './tensor/training/gradient-summary.ts';
export { trainingHeader } from './tensor/training/header.ts';
export type { KeptUnits, TrainingDetails, TrainingRecord } from './tensor/training/record.ts';
export { paperSettings, type TrainingSettings, validateTraining } from './tensor/training/settings.ts';
export { Trainer, type TrainerOptions, type TrainingState } from './tensor/training/trainer.ts';
export { type MemoryMoment, type NodeMemory, type StepMemory, stepMemory } from './tensor/view/memory.ts';
export { printDot } from './view/dot.ts';
export { type GraphFormat, graphFormats, type PrintOptions, printGraph } from './view/export.ts';
export { formatNumber } from './view/format.ts';
export { type InspectedValue, inspectAt, inspectFile, type Spot } from './view/inspect.ts';
export { listingKeys } from './view/listing-keys.ts';
export { type Drawable, type Drawing, drawGraph, drawSteps, graphView, traceKey, wholeGraph } from './view/model.ts';
export { graphNumbers } from './view/numbers.ts';
export { type PathPage, pathPage } from './view/paths.ts';
export type { SvgDressing, SvgEdgeDress, SvgNodeDress, SvgStroke } from './view/svg/dressing.ts';
export type { LegendEntry, SwatchMark } from './view/svg/legend.ts';
export { type SvgTheme, svgThemes } from './view/svg/style.ts';
export { printSvg } from './view/svg.ts';
export { tensorDrawable } from './view/tensor/drawable.ts';
export { printText } from './view/text.ts';
export type {
  Direction,
  FoldChoices,
  GraphChanges,
  GraphDisplay,
  GraphEdgeView,
  GraphNodeView,
  GraphNumbers,
  GraphView,
  GroupKind,
  GroupView,
  NonFiniteView,
  PathView,
  Point,
  TensorNumbers,
} from './view/types.ts';
export { warningsAt } from './view/warnings.ts';
