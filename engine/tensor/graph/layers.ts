import { at } from '../../invariant.ts';
import type { Scope, Scopes } from '../../trace/scopes.ts';
import type { TensorFunction } from '../frontend/function.ts';
import { tensorOperation } from '../operations/table.ts';
import type { OperationTensor, TensorInstruction } from '../program.ts';

type Located = Pick<TensorFunction, 'program' | 'scopes' | 'spans'>;

/**
 * What the evaluation was doing, with layers found in it: the outermost call or iteration that has exactly one operation with weights,
 * and, where the source puts none around them, such an operation together with what only follows it.
 */
export function layerScopes({ program: { instructions }, scopes, spans }: Located): Scopes {
  const weights = weightsIn(instructions, scopes);
  const list: Scope[] = scopes.list.map((scope, index) => {
    const layer = isLayer(scopes.list, weights, index);
    return layer ? { ...scope, kind: 'layer', name: layerName(scope, operationsIn(instructions, scopes, index)) } : scope;
  });
  const of = Int32Array.from(scopes.of);
  const inLayer = list.map(() => false);
  for (const [index, { kind, parent }] of list.entries()) inLayer[index] = kind === 'layer' || (parent >= 0 && at(inLayer, parent));
  for (const run of runsOf(instructions, scopes.of, (scope) => scope >= 0 && at(inLayer, scope))) {
    const [first] = run;
    if (first === undefined) continue;
    const name = run.map(({ operation }) => operation).join(' → ');
    const made = list.push({ kind: 'layer', name, ordinal: 0, span: at(spans, first.id), parent: at(scopes.of, first.id) }) - 1;
    for (const { id } of run) of[id] = made;
  }
  return { list, of };
}

/** By scope: how many operations with weights are in it, at any depth. */
function weightsIn(instructions: readonly TensorInstruction[], { list, of }: Scopes): readonly number[] {
  const counts = list.map(() => 0);
  for (const one of instructions)
    if (hasWeights(one)) for (const scope of around(list, at(of, one.id))) counts[scope] = at(counts, scope) + 1;
  return counts;
}

function hasWeights(one: TensorInstruction): one is OperationTensor {
  return one.kind === 'operation' && tensorOperation(one.operation).layer === true;
}

/** A scope and those around it, innermost first. */
function around(list: readonly Scope[], innermost: number): readonly number[] {
  const found: number[] = [];
  for (let scope = innermost; scope >= 0; scope = at(list, scope).parent) found.push(scope);
  return found;
}

function isLayer(list: readonly Scope[], weights: readonly number[], index: number): boolean {
  const one = (scope: number) => at(list, scope).kind !== 'loop' && at(list, scope).kind !== 'reduction' && at(weights, scope) === 1;
  return one(index) && !around(list, at(list, index).parent).some(one);
}

function operationsIn(instructions: readonly TensorInstruction[], { list, of }: Scopes, index: number): readonly string[] {
  return instructions.flatMap((one) => (one.kind === 'operation' && around(list, at(of, one.id)).includes(index) ? [one.operation] : []));
}

/** `dense: linear → relu`, `#2 linear → relu`. */
function layerName({ kind, name, ordinal }: Scope, operations: readonly string[]): string {
  const what = operations.join(' → ');
  if (kind === 'iteration') return `${name === '' ? `#${ordinal}` : name} ${what}`;
  return name === '' ? what : `${name}: ${what}`;
}

/** Operations with weights that no layer holds, each with those directly behind it that read the one before, in the same scope. */
function runsOf(
  instructions: readonly TensorInstruction[],
  scopeOf: Scopes['of'],
  held: (scope: number) => boolean,
): readonly (readonly OperationTensor[])[] {
  const runs: OperationTensor[][] = [];
  let open: OperationTensor[] | undefined;
  for (const one of instructions) {
    const scope = at(scopeOf, one.id);
    if (hasWeights(one) && !held(scope)) {
      open = [one];
      runs.push(open);
      continue;
    }
    const last = open?.at(-1);
    const follows = one.kind === 'operation' && one.operands.length === 1 && last !== undefined && one.operands[0] === last.id;
    const ends = one.kind === 'operation' && tensorOperation(one.operation).reduces === true;
    if (follows && !ends && scope === at(scopeOf, last.id)) open?.push(one);
    else open = undefined;
  }
  return runs;
}
