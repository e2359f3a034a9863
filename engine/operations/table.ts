import { invariant } from '../invariant.ts';
import { arithmetic, arithmeticHelpers } from './arithmetic.ts';
import { conditionHelpers } from './conditions.ts';
import { exponential } from './exponential.ts';
import { hyperbolic } from './hyperbolic.ts';
import { piecewise, piecewiseHelpers } from './piecewise.ts';
import { trigonometric } from './trigonometric.ts';
import type { HelperDefinition, OperationDefinition } from './types.ts';

const operations = { ...arithmetic, ...exponential, ...trigonometric, ...hyperbolic, ...piecewise };
const helpers = { ...arithmeticHelpers, ...piecewiseHelpers, ...conditionHelpers };

/** The operations that a program can contain. */
export type OperationName = keyof typeof operations;

export const operationNames = Object.keys(operations) as readonly OperationName[];

export function operation(name: OperationName): OperationDefinition {
  return operations[name];
}

export function arity(name: OperationName): 1 | 2 {
  return operations[name].partials.length === 1 ? 1 : 2;
}

/** The same for everything that a term can name. */
export function arityOf(name: string): 1 | 2 {
  const definition = termOperation(name);
  if ('arity' in definition) return definition.arity;
  return definition.partials.length === 1 ? 1 : 2;
}

/** The operation or helper that a term names. */
export function termOperation(name: string): OperationDefinition | HelperDefinition {
  const found = byName.get(name);
  invariant(found, `no operation ${name}`);
  return found;
}

/** The operation that `Math.<name>` means, if there is one. */
export function mathOperation(name: string): OperationName | undefined {
  return byMath.get(name);
}

const byName = new Map<string, OperationDefinition | HelperDefinition>(Object.entries({ ...operations, ...helpers }));
const byMath = new Map(operationNames.flatMap((name) => mathEntry(name, operation(name).math)));

function mathEntry(name: OperationName, math: string | undefined): (readonly [string, OperationName])[] {
  return math === undefined ? [] : [[math, name]];
}
