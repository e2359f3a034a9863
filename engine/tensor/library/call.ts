import { at } from '../../invariant.ts';
import { expectedOption } from '../frontend/options.ts';
import { plainKernels } from '../kernels/plain.ts';
import { tensorOperations } from '../operations/table.ts';
import type { TensorOperation } from '../operations/types.ts';
import { operationRandom } from '../random.ts';
import { elements } from '../shape.ts';
import { Tensor } from './tensor.ts';

/** Operands, and behind them a list or an object of options. */
export type Argument = Tensor | number | readonly number[] | Readonly<Record<string, number>> | undefined;

/** Calls of operations that draw, each of which draws anew. */
let draws = 0;

/** Computes an operation at once, as plain loops do. Throws `ShapeError` where the shapes do not fit, `TypeError` at other arguments. */
export function apply(name: keyof typeof tensorOperations, args: readonly Argument[]): Tensor {
  const entry: TensorOperation = tensorOperations[name];
  const operands = entry.operands.map((operand, place) => operandOf(entry, operand, args[place]));
  const attributes = attributesOf(entry, args[entry.operands.length]);
  const shapes = operands.map(({ shape }) => shape);
  const signature = { operands: shapes, output: entry.shape(shapes, attributes), attributes };
  const result = new Float32Array(elements(signature.output));
  const notes = entry.saves(signature).find((saved) => saved.kind === 'notes');
  entry.forward({
    ...signature,
    values: operands.map((operand) => operand.elements),
    result,
    notes: notes && new Uint8Array(notes.bytes),
    workspace: entry.workspace && new Float32Array(entry.workspace(signature, 'forward')),
    kernels: plainKernels,
    random: operationRandom(0, draws++, 0),
  });
  return new Tensor(signature.output, result);
}

/** The same of what gives a single number. */
export function reduce(name: keyof typeof tensorOperations, args: readonly Argument[]): number {
  return at(apply(name, args).elements, 0);
}

function operandOf({ name, numbers }: TensorOperation, operand: string, value: Argument): Tensor {
  if (value instanceof Tensor) return value;
  if (numbers && typeof value === 'number') return new Tensor([], Float32Array.of(value));
  throw new TypeError(`${name} takes a tensor as ${operand}`);
}

function attributesOf(
  { name, list, options = [] }: TensorOperation,
  given: Argument,
): Readonly<Record<string, number | readonly number[]>> {
  if (list !== undefined) {
    if (!Array.isArray(given)) throw new TypeError(`${name} takes a list of numbers as ${list}`);
    return { [list]: given.map(Number) };
  }
  const entries = Object.entries(given ?? {});
  for (const [option, value] of entries) {
    if (!options.includes(option)) throw new TypeError(`${name} has no option ${option}`);
    const expected = expectedOption(option, value);
    if (expected !== undefined) throw new TypeError(`${name} takes ${expected} as ${option}`);
  }
  return Object.fromEntries(entries);
}
