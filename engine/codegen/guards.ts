import { evaluateTrace } from '../gradient/interpret.ts';
import { constantsOf } from '../gradient/partials.ts';
import { at } from '../invariant.ts';
import { conditions, evaluateCondition, type Guard, type Operand } from '../trace/guards.ts';
import type { Trace } from '../trace/types.ts';
import { primalText } from './generate.ts';
import { numberText, primalName } from './javascript.ts';

/** Is the trace that of this point? */
export type GuardCheck = (point: ArrayLike<number>) => boolean;

/** Generated once it is asked for, unless the trace is too long for one function. */
export function guardCheck(ssa: Trace, statementLimit: number): GuardCheck {
  if (ssa.guards.length === 0) return () => true;
  if (ssa.instructions.length + ssa.guards.length > statementLimit) return (point) => interpret(ssa, point);
  let compiled: GuardCheck | undefined;
  return (point) => {
    compiled ??= compile(ssa);
    return compiled(point);
  };
}

function interpret(ssa: Trace, point: ArrayLike<number>): boolean {
  const values = evaluateTrace(ssa, point);
  const read = (operand: Operand) => ('id' in operand ? at(values, operand.id) : operand.constant);
  return ssa.guards.every(({ condition, operands: [a, b], outcome }) => evaluateCondition(condition, read(a), read(b)) === outcome);
}

function compile(ssa: Trace): GuardCheck {
  const constants = constantsOf(ssa);
  const text = (operand: Operand) => {
    const constant = 'id' in operand ? constants.get(operand.id) : operand.constant;
    return constant === undefined && 'id' in operand ? primalName(operand.id) : numberText(constant ?? Number.NaN);
  };
  const check = ({ condition, operands: [a, b], outcome }: Guard) => {
    const applied = conditions[condition].js.replaceAll(/\b[ab]\b/g, (variable) => text(variable === 'a' ? a : b));
    return outcome ? `(${applied})` : `!(${applied})`;
  };
  const wanted = ssa.guards.flatMap(({ operands }) => operands.flatMap((one) => ('id' in one ? [one.id] : [])));
  return new Function('point', `${primalText(ssa, wanted)}return ${ssa.guards.map(check).join(' && ')};\n`) as GuardCheck;
}
