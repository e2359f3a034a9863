import { at } from '../../invariant.ts';
import { stream } from '../../random/stream.ts';
import { initialParameters } from '../models/network.ts';
import type { Elements } from '../operations/types.ts';
import type { TensorId } from '../program.ts';
import { elements } from '../shape.ts';
import { startsOf, type TensorFunction } from './function.ts';

/** An iteration that no run reaches. */
const EXAMPLE = 2 ** 32 - 2;

/** Parameters as a training would begin with, and a batch of made-up inputs: uniform in [0, 1), and labels that go through the classes. */
export function exampleArguments(fn: TensorFunction, seed: number): ReadonlyMap<TensorId, Elements> {
  const classes = new Map<TensorId, number>();
  for (const one of fn.program.instructions) {
    if (one.kind !== 'operation' || one.operation !== 'softmaxCrossEntropy') continue;
    const [logits, labels] = one.operands;
    if (logits !== undefined && labels !== undefined) classes.set(labels, at(fn.program.instructions, logits).shape[1] ?? 1);
  }
  const inputs = fn.inputs.map(({ id, shape }): [TensorId, Elements] => {
    const random = stream({ seed, iteration: EXAMPLE, space: id, draw: 0 });
    const among = classes.get(id);
    return [id, Float32Array.from({ length: elements(shape) }, (_, i) => (among === undefined ? random.uniform() : i % among))];
  });
  return new Map([...initialParameters(fn.program, seed, startsOf(fn)), ...inputs]);
}
