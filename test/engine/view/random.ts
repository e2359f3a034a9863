import { at } from '../../../engine/invariant.ts';
import { arity, operationNames } from '../../../engine/operations/table.ts';
import { stream } from '../../../engine/random/stream.ts';
import type { ValueId } from '../../../engine/trace/types.ts';
import { type TestFunction, testFunction } from './functions.ts';

export interface Shape {
  readonly parameters: number;
  readonly operations: number;
  /** Operands are mostly among so many last values: small makes deep graphs, large makes wide ones. */
  readonly reach: number;
}

/** A random straight-line function: reproducible from its seed. All that is computed reaches the output. With a term: `+ sin(first) × last`. */
export function randomFunction(seed: number, shape: Shape, withTerm = false): TestFunction {
  const random = stream({ seed, iteration: 0, space: 0, draw: 0 });
  const below = (bound: number) => Math.floor(random.uniform() * bound);
  const names = Array.from({ length: shape.parameters }, (_, index) => `p${index}`);
  return testFunction(`random${seed}`, names, (apply, ...parameters) => {
    const values = [...parameters];
    const unread = new Set<ValueId>(parameters);
    const pick = () => {
      const far = random.uniform() < 0.1;
      const first = far ? 0 : Math.max(0, values.length - shape.reach);
      const value = at(values, first + below(values.length - first));
      unread.delete(value);
      return value;
    };
    for (let made = 0; made < shape.operations; made++) {
      const operation = at(operationNames, below(operationNames.length));
      const operands = Array.from({ length: arity(operation) }, () => (random.uniform() < 0.1 ? '0.12345678' : pick()));
      const value = apply(operation, ...operands);
      if (operands.some((operand) => typeof operand !== 'string')) {
        values.push(value);
        unread.add(value);
      }
    }
    const result = [...unread].reduce((sum, value) => apply('add', sum, value));
    return withTerm ? apply('add', result, apply('mul', apply('sin', at(parameters, 0)), at(parameters, parameters.length - 1))) : result;
  });
}
