/**
 * The operations on numbers (`engine/operations`) inside tensor programs, where a number that tensors gave is computed with. Each is
 * a tensor operation on single numbers with that entry's value and partials, so nothing is defined twice.
 */
import { at } from '../../invariant.ts';
import { evaluateOperation } from '../../operations/evaluate.ts';
import { type OperationName, operation, operationNames } from '../../operations/table.ts';
import { evaluateTerm, termVariables } from '../../operations/term.ts';
import { ShapeError, shapeText } from '../shape.ts';
import type { Saved, TensorOperation } from './types.ts';

export type ScalarOperationName = `scalar ${OperationName}`;

/** What an operation on numbers is called in a tensor program. */
export function scalarName(name: OperationName): ScalarOperationName {
  return `scalar ${name}`;
}

/** The operation on numbers that a tensor program calls by that name, if it is one. */
export function scalarOperation(name: string): TensorOperation | undefined {
  return table.get(name);
}

/** The operation on numbers that it is, if it is one. */
export function numberOperationOf(name: string): OperationName | undefined {
  return operationNames.find((one) => scalarName(one) === name);
}

/** A number that depends on no parameter. */
export const constant: TensorOperation = {
  name: 'constant',
  summary: 'a number',
  operands: [],
  shape: () => [],
  saves: () => [],
  forward({ attributes: { value }, result }) {
    result[0] = typeof value === 'number' ? value : Number.NaN;
  },
  vjp: () => undefined,
};

function scalar(name: OperationName): TensorOperation {
  const { partials } = operation(name);
  const saved: Readonly<Record<'a' | 'b' | 'z', Saved>> = {
    a: { kind: 'operand', operand: 0 },
    b: { kind: 'operand', operand: 1 },
    z: { kind: 'output' },
  };
  const read = [...new Set(partials.flatMap((partial) => termVariables(partial)))].map((variable) => saved[variable]);
  return {
    name: scalarName(name),
    summary: name,
    operands: ['a', 'b'].slice(0, partials.length),
    shape(operands) {
      for (const [place, shape] of operands.entries()) {
        if (shape.length > 0) throw new ShapeError(`${name} is for numbers; this is a tensor of shape ${shapeText(shape)}`, place);
      }
      return [];
    },
    saves: () => read,
    usedFor: (saved) => partials.flatMap((partial, place) => (termVariables(partial).includes(saved === 0 ? 'a' : 'b') ? [place] : [])),
    forward({ values: [a, b], result }) {
      result[0] = evaluateOperation(name, a?.[0] ?? 0, b?.[0] ?? 0);
    },
    vjp({ values: [a, b], result, adjoint, adjoints }) {
      for (const [place, target] of adjoints.entries()) {
        if (!target) continue;
        const partial = evaluateTerm(at(partials, place), a?.[0] ?? 0, b?.[0] ?? 0, result?.[0] ?? 0);
        target[0] = at(target, 0) + at(adjoint, 0) * partial;
      }
    },
  };
}

const table = new Map<string, TensorOperation>(operationNames.map((name) => [scalarName(name), scalar(name)]));
