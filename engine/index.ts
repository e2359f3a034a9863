/** The public API of the engine, and only that. Nothing outside `engine/` imports another file of it. */
export type { Compilation } from './compile.ts';
export { compile, outline } from './compile.ts';
export { BackpathError, type Diagnostic, type QuickFix, type Severity } from './diagnostics/diagnostic.ts';
export type { DifferentiableFunction, ListingForm, ParameterInfo } from './function.ts';
export type { Lcg, LcgEdge, LcgNode, Linearization, NodeKind, Path } from './graph/types.ts';
export type { TracedFunction } from './pipeline.ts';
export type { Annotations } from './program/types.ts';
export { contains, type Span } from './source/span.ts';
export type { CompileOptions, FunctionOutline } from './source/types.ts';
export type { Candidate, EstimatorSettings } from './estimators/types.ts';
export type { IterationRecord, RunSettings, RunState } from './run/types.ts';
export { printDot } from './view/dot.ts';
export { formatNumber } from './view/format.ts';
export { graphNumbers, graphView } from './view/model.ts';
export { printSvg } from './view/svg.ts';
export { printText } from './view/text.ts';
export type { GraphEdgeView, GraphNodeView, GraphNumbers, GraphView, Point } from './view/types.ts';
