import { evaluateTrace } from '../gradient/interpret.ts';
import { evaluateCondition, numberOf } from '../trace/guards.ts';
import type { Trace } from '../trace/types.ts';
import { compileCode, statementLimit } from './compile.ts';
import { guardCode } from './straight-line.ts';
import type { CompiledCode } from './types.ts';

/** Is the trace that of this point? */
export type GuardCheck = (point: ArrayLike<number>) => boolean;

/** Generated once it is asked for; where the trace is long, once it is asked for again. */
export function guardCheck(ssa: Trace): GuardCheck {
  if (ssa.guards.length === 0) return () => true;
  const isLong = ssa.instructions.length + ssa.guards.length > statementLimit;
  const nothing = new Float64Array();
  let uses = 0;
  let broken: CompiledCode | undefined;
  return (point) => {
    if (uses++ === 0 && isLong) return interpret(ssa, point);
    broken ??= compileCode(guardCode(ssa)) ?? ((place) => (interpret(ssa, place) ? 0 : 1));
    return broken(point, nothing) === 0;
  };
}

function interpret(ssa: Trace, point: ArrayLike<number>): boolean {
  const values = evaluateTrace(ssa, point);
  return ssa.guards.every(
    ({ condition, operands: [a, b], outcome }) => evaluateCondition(condition, numberOf(a, values), numberOf(b, values)) === outcome,
  );
}
