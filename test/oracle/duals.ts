/**
 * Forward-mode dual numbers over a trace, with rules of its own written from calculus: an answer that shares with the
 * engine neither the operation table's partials nor reverse mode. At kinks it takes the customary subgradient.
 */
import { InvariantError } from '../../engine/invariant.ts';
import type { OperationName } from '../../engine/operations/table.ts';
import type { Trace, ValueId } from '../../engine/trace/types.ts';

/** x + x′ε with ε² = 0. */
export interface Dual {
  readonly value: number;
  readonly slope: number;
}

/** Value and gradient (with respect to every scalar parameter, passive ones too) of a trace of either form. */
export function dualGradient(trace: Trace, point: readonly number[]): { value: number; gradient: number[] } {
  const runs = point.map((_, index) => run(trace, point, index));
  return { value: (runs[0] ?? run(trace, point, -1)).value, gradient: runs.map((dual) => dual.slope) };
}

/** One operation on duals; `y` is not read where the operation has one operand. */
export function applyDual(name: OperationName, x: Dual, y: Dual): Dual {
  return rules[name](x, y);
}

function run(trace: Trace, point: readonly number[], direction: number): Dual {
  const duals = new Map<ValueId, Dual>();
  const read = (id: ValueId | undefined): Dual => {
    const dual = id === undefined ? constant(0) : duals.get(id);
    if (!dual) throw new InvariantError(`value ${id} is read before it is defined`);
    return dual;
  };
  for (const instruction of trace.instructions) {
    if (instruction.kind === 'parameter') {
      duals.set(instruction.id, { value: point[instruction.index] ?? Number.NaN, slope: instruction.index === direction ? 1 : 0 });
    } else if (instruction.kind === 'constant') {
      duals.set(instruction.id, constant(instruction.value));
    } else if (instruction.kind === 'tuple') {
      for (const output of instruction.outputs) duals.set(output, read(instruction.operand));
    } else {
      duals.set(instruction.id, applyDual(instruction.operation, read(instruction.operands[0]), read(instruction.operands[1])));
    }
  }
  return read(trace.result);
}

function constant(value: number): Dual {
  return { value, slope: 0 };
}

type Rule = (x: Dual, y: Dual) => Dual;

/** A function of one number and its derivative. */
function unary(f: (x: number) => number, derivative: (x: number) => number): Rule {
  // A constant operand has slope 0 even where the derivative is infinite.
  return (x) => ({ value: f(x.value), slope: x.slope === 0 ? 0 : derivative(x.value) * x.slope });
}

/** A function that is constant around almost every point. */
function step(f: (x: number) => number): Rule {
  return (x) => ({ value: f(x.value), slope: 0 });
}

function power(x: Dual, y: Dual): Dual {
  const value = x.value ** y.value;
  const byBase = x.slope === 0 || y.value === 0 ? 0 : y.value * x.value ** (y.value - 1) * x.slope;
  const byExponent = y.slope === 0 || x.value === 0 ? 0 : value * Math.log(x.value) * y.slope;
  return { value, slope: byBase + byExponent };
}

function hypotenuse(x: Dual, y: Dual): Dual {
  const value = Math.hypot(x.value, y.value);
  return { value, slope: value === 0 ? 0 : (x.value / value) * x.slope + (y.value / value) * y.slope };
}

function angle(x: Dual, y: Dual): Dual {
  const square = x.value * x.value + y.value * y.value;
  return { value: Math.atan2(x.value, y.value), slope: (y.value * x.slope - x.value * y.slope) / square };
}

const square = (x: number) => x * x;

const rules: Record<OperationName, Rule> = {
  add: (x, y) => ({ value: x.value + y.value, slope: x.slope + y.slope }),
  sub: (x, y) => ({ value: x.value - y.value, slope: x.slope - y.slope }),
  mul: (x, y) => ({ value: x.value * y.value, slope: x.slope * y.value + x.value * y.slope }),
  div: (x, y) => ({ value: x.value / y.value, slope: (x.slope * y.value - x.value * y.slope) / square(y.value) }),
  rem: (x, y) => ({ value: x.value % y.value, slope: x.slope - Math.trunc(x.value / y.value) * y.slope }),
  pow: power,
  neg: unary(
    (x) => -x,
    () => -1,
  ),
  exp: unary(Math.exp, Math.exp),
  expm1: unary(Math.expm1, Math.exp),
  log: unary(Math.log, (x) => 1 / x),
  log1p: unary(Math.log1p, (x) => 1 / (1 + x)),
  log2: unary(Math.log2, (x) => 1 / (x * Math.LN2)),
  log10: unary(Math.log10, (x) => 1 / (x * Math.LN10)),
  sqrt: unary(Math.sqrt, (x) => 1 / (2 * Math.sqrt(x))),
  cbrt: unary(Math.cbrt, (x) => 1 / (3 * square(Math.cbrt(x)))),
  hypot: hypotenuse,
  sin: unary(Math.sin, Math.cos),
  cos: unary(Math.cos, (x) => -Math.sin(x)),
  tan: unary(Math.tan, (x) => 1 / square(Math.cos(x))),
  asin: unary(Math.asin, (x) => 1 / Math.sqrt(1 - x * x)),
  acos: unary(Math.acos, (x) => -1 / Math.sqrt(1 - x * x)),
  atan: unary(Math.atan, (x) => 1 / (1 + x * x)),
  atan2: angle,
  sinh: unary(Math.sinh, Math.cosh),
  cosh: unary(Math.cosh, Math.sinh),
  tanh: unary(Math.tanh, (x) => 1 / square(Math.cosh(x))),
  asinh: unary(Math.asinh, (x) => 1 / Math.sqrt(x * x + 1)),
  acosh: unary(Math.acosh, (x) => 1 / Math.sqrt(x * x - 1)),
  atanh: unary(Math.atanh, (x) => 1 / (1 - x * x)),
  abs: unary(Math.abs, Math.sign),
  sign: step(Math.sign),
  floor: step(Math.floor),
  ceil: step(Math.ceil),
  round: step(Math.round),
  trunc: step(Math.trunc),
  fround: unary(Math.fround, () => 1),
  max: (x, y) => ({ value: Math.max(x.value, y.value), slope: x.value >= y.value ? x.slope : y.slope }),
  min: (x, y) => ({ value: Math.min(x.value, y.value), slope: x.value <= y.value ? x.slope : y.slope }),
};
