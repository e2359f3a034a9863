import { arity, mathOperation } from '../../operations/table.ts';
import type { Span } from '../../source/span.ts';
import { toInt32, toNumber } from '../interpreter/convert.ts';
import { refuse } from '../interpreter/failure.ts';
import type { Machine } from '../interpreter/machine.ts';
import { TensorValue, Traced, type Value } from '../interpreter/values.ts';

/** A function of `Math`, called with any number of arguments. */
export function callMath(machine: Machine, name: string, args: readonly Value[], span: Span): Value {
  const operation = mathOperation(name);
  if (machine.tensors && args.some((arg) => arg instanceof TensorValue)) return machine.tensors.arithmetic(name, args, span);
  const open = name === 'max' || name === 'min' || name === 'hypot';
  const numbers = (open ? args : args.slice(0, operation && arity(operation))).map((arg) => toNumber(machine, arg, span));
  switch (name) {
    case 'random':
      return refuse('BP2026', span, {});
    case 'max':
    case 'min':
      return machine.scoped('reduction', name, 0, span, () => extremum(machine, name, numbers, span));
    case 'hypot':
      return machine.scoped('reduction', name, 0, span, () => hypot(machine, numbers, span));
    case 'clz32':
      return Math.clz32(toInt32(machine, args[0], span));
    case 'imul':
      return Math.imul(toInt32(machine, args[0], span), toInt32(machine, args[1], span));
  }
  if (!operation) return refuse('BP2025', span, { name: `Math.${name}` });
  const [first, second] = numbers;
  return machine.operate(operation, first ?? Number.NaN, arity(operation) === 2 ? (second ?? Number.NaN) : undefined, span);
}

function extremum(machine: Machine, name: 'max' | 'min', numbers: readonly (number | Traced)[], span: Span): Value {
  const [first, ...others] = numbers;
  if (first === undefined) return name === 'max' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return others.reduce((left, right) => machine.operate(name, left, right, span), first);
}

/** Of two numbers it is in the table. Of others it is what V8 computes: scaled by the largest, added up with compensation. */
function hypot(machine: Machine, numbers: readonly (number | Traced)[], span: Span): Value {
  const [first, second] = numbers;
  const plain = numbers.map((one) => (one instanceof Traced ? one.value : one));
  if (numbers.every((one) => !(one instanceof Traced))) return Math.hypot(...plain);
  if (first !== undefined && second !== undefined && numbers.length === 2) return machine.operate('hypot', first, second, span);
  const sizes = numbers.map((one) => machine.operate('abs', one, undefined, span));
  if (sizes.length === 1) return sizes[0];
  const allFinite = numbers.map((one) => machine.decide('finite', one, 1, span)).every(Boolean);
  if (!allFinite) return Math.hypot(...plain);
  const most = sizes.reduce((left, right) => machine.operate('max', left, right, span));
  if (machine.decide('equal', most, 0, span)) return sizes.reduce((left, right) => machine.operate('hypot', left, right, span));
  let sum: number | Traced = 0;
  let compensation: number | Traced = 0;
  for (const size of sizes) {
    const scaled = machine.operate('div', size, most, span);
    const summand = machine.operate('sub', machine.operate('mul', scaled, scaled, span), compensation, span);
    const next: number | Traced = machine.operate('add', sum, summand, span);
    compensation = machine.operate('sub', machine.operate('sub', next, sum, span), summand, span);
    sum = next;
  }
  return machine.operate('mul', machine.operate('sqrt', sum, undefined, span), most, span);
}
