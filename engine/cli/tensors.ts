import { at } from '../invariant.ts';
import type { Json } from '../run/json.ts';
import { checkGradients } from '../tensor/check.ts';
import { exampleArguments } from '../tensor/frontend/example.ts';
import type { TensorFunction } from '../tensor/frontend/function.ts';
import { evaluateReference, evaluateWhole } from '../tensor/reference.ts';
import type { Given } from './command.ts';
import { UsageError } from './errors.ts';

/** Gradients of more elements are told by their norms alone. */
const MOST = 1000;
const SEED = 1;

/**
 * Value and gradient where a training begins, on a made-up batch: of each parameter the shape, the norm, the extremes and, unless there
 * are many, the elements, in row-major order.
 */
export function tensorGradient(fn: TensorFunction): Json {
  const { values, adjoints } = evaluateWhole(fn.program, exampleArguments(fn, SEED), { seed: SEED });
  const gradient = fn.parameters.map(({ id, name, shape }): readonly [string, Json] => {
    const elements = Array.from(at(adjoints, id));
    const [least, largest] = [Math.min, Math.max].map((choose) => elements.reduce((found, element) => choose(found, element)));
    const norm = Math.sqrt(elements.reduce((sum, element) => sum + element * element, 0));
    return [name, { shape, norm, least, largest, ...(elements.length <= MOST && { elements }) }];
  });
  return { value: at(at(values, fn.program.loss), 0), gradient: Object.fromEntries(gradient), extents: Object.fromEntries(fn.extents) };
}

/** A type, not an interface, so that it is JSON. */
type Row = {
  readonly name: string;
  readonly along: string;
  readonly gradient: number;
  readonly difference: number;
  readonly agrees: boolean;
};

/** The gradient beside central differences, both in doubles, where a training begins, on a made-up batch. */
export function checkTensors(fn: TensorFunction): { readonly value: number; readonly extents: Json; readonly rows: readonly Row[] } {
  const point = exampleArguments(fn, SEED);
  const { loss, gradients } = evaluateReference(fn.program, point, 'float64', SEED);
  const rows = checkGradients(fn.program, point, gradients, SEED).map(({ parameter, element, ...rest }): Row => {
    const { name } = at(fn.program.instructions, parameter);
    return { name, along: element === undefined ? 'all elements, each up or down' : `element ${element}`, ...rest };
  });
  return { value: loss, extents: Object.fromEntries(fn.extents), rows };
}

/** A point is for functions of numbers. Throws `UsageError` where one is given for one with tensors. */
export function expectNoPoint(given: Given, { name }: TensorFunction): void {
  if (given.text('at') !== undefined) throw new UsageError(`--at is for functions of numbers; ${name} has tensors`);
}
