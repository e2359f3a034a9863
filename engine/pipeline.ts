import type { Evaluator } from './codegen/types.ts';
import type { Lcg } from './graph/types.ts';
import type { Program } from './program/types.ts';
import type { Trace } from './trace/types.ts';

/** Every form of a function at a point, from its program to its compiled evaluator. */
export interface TracedFunction {
  readonly program: Program;
  readonly ssa: Trace;
  readonly singleAccess: Trace;
  readonly graph: Lcg;
  readonly evaluator: Evaluator;
}
