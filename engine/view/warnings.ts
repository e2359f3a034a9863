/** What to know of a function's numbers at a point: as diagnostics. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { DifferentiableFunction } from '../function.ts';
import { evaluateTrace } from '../gradient/interpret.ts';
import { nonFiniteDiagnostics } from './non-finite.ts';
import { omissionDiagnostics } from './omissions.ts';

/**
 * NaN and infinities where they begin, and what the gradient leaves out: decisions, rounding, searches, branches that are taken at one
 * value only. `point` has one number a leaf. Throws `BackpathError` where the function gives no number there.
 */
export function warningsAt(fn: DifferentiableFunction, point: ArrayLike<number>): readonly Diagnostic[] {
  const traced = fn.at(point);
  const primal = evaluateTrace(traced.ssa, point);
  return [...nonFiniteDiagnostics(traced, primal), ...omissionDiagnostics(traced, primal)];
}
