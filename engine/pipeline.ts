import { createEvaluator } from './codegen/evaluator.ts';
import { type GuardCheck, guardCheck } from './codegen/guards.ts';
import type { Evaluator } from './codegen/types.ts';
import { buildLcg } from './graph/builder.ts';
import type { Lcg } from './graph/types.ts';
import { verifyLcg } from './graph/verifier.ts';
import type { Program } from './program/types.ts';
import { verifyProgram } from './program/verifier.ts';
import type { Shape } from './trace/shape.ts';
import { singleAccess } from './trace/single-access.ts';
import { traceProgram } from './trace/tracer.ts';
import type { Trace } from './trace/types.ts';
import { verifyTrace } from './trace/verifier.ts';

/** Every form of a function at a point, from its program to its compiled evaluator. */
export interface TracedFunction {
  readonly program: Program;
  readonly ssa: Trace;
  readonly singleAccess: Trace;
  readonly graph: Lcg;
  readonly evaluator: Evaluator;
  /** Which coordinate of a point each differentiated parameter is, in the order of `Lcg.parameters`. */
  readonly coordinates: readonly number[];
  /** Does the function do the same at another point? */
  readonly holds: GuardCheck;
}

/** The stages of a compilation, in the order in which they are reported. */
export type Stage =
  | { readonly name: 'program'; readonly result: Program }
  | { readonly name: 'ssa'; readonly result: Trace }
  | { readonly name: 'ssa-sa'; readonly result: Trace }
  | { readonly name: 'graph'; readonly result: Lcg };

/** The forms of a function that can be read as text. */
export type ListingForm = 'program' | 'ssa' | 'ssa-sa' | 'derivative';

/** Told of every stage as it is done. */
export type StageSink = (stage: Stage) => void;

/** From a program at a point to its compiled evaluator: the table of contents of the compiler. */
export function traceFunction(program: Program, shapes: readonly Shape[], point: ArrayLike<number>, sink?: StageSink): TracedFunction {
  sink?.({ name: 'program', result: program });
  const ssa = traceProgram(program, shapes, point);
  sink?.({ name: 'ssa', result: ssa });
  const single = singleAccess(ssa);
  sink?.({ name: 'ssa-sa', result: single });
  const graph = buildLcg(single);
  sink?.({ name: 'graph', result: graph });
  return {
    program,
    ssa,
    singleAccess: single,
    graph,
    evaluator: createEvaluator(ssa, graph),
    // The LCG's parameters come in the order of the trace's.
    coordinates: ssa.instructions.flatMap((one) => (one.kind === 'parameter' && one.active ? [one.index] : [])),
    holds: guardCheck(ssa),
  };
}

/** A sink that throws where a stage breaks its contract; for tests and debugging. */
export function verifyStage(stage: Stage): void {
  if (stage.name === 'program') verifyProgram(stage.result);
  else if (stage.name === 'graph') verifyLcg(stage.result);
  else verifyTrace(stage.result);
}
