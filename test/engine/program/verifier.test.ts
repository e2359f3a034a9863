import assert from 'node:assert/strict';
import { InvariantError } from '../../../engine/invariant.ts';
import type { OperationName } from '../../../engine/operations/table.ts';
import { ProgramBuilder } from '../../../engine/program/builder.ts';
import type { Assign, Expression, FunctionId, Program, ProgramFunction, Statement, VariableId } from '../../../engine/program/types.ts';
import { verifyProgram } from '../../../engine/program/verifier.ts';

const span = { file: 'test.ts', line: 1, column: 1, endLine: 1, endColumn: 1 };
const one: Expression = { kind: 'literal', value: 1, text: '1', span };
const x = 0 as VariableId;
const y = 1 as VariableId;
const f = 0 as FunctionId;
const g = 1 as FunctionId;

const read = (variable: VariableId): Expression => ({ kind: 'read', variable, span });
const operation = (name: OperationName, ...operands: Expression[]): Expression => ({ kind: 'operation', operation: name, operands, span });
const call = (callee: FunctionId, ...operands: Expression[]): Expression => ({ kind: 'call', callee, operands, span });
const assign = (variable: VariableId, value: Expression, declares = true): Assign => ({ kind: 'assign', variable, value, declares, span });
const returns = (value: Expression): Statement => ({ kind: 'return', value, span });

/** f(x) with the given body, and variables x, y. */
function program(body: readonly Statement[], changes: Partial<Program> = {}): Program {
  const entry: ProgramFunction = { id: f, name: 'f', parameters: [{ variable: x, active: true, span }], body, span, nameSpan: span };
  return {
    entry: f,
    functions: [entry],
    variables: [
      { id: x, name: 'x', span },
      { id: y, name: 'y', span },
    ],
    constants: [],
    annotations: { differentiable: true, start: new Map(), domain: new Map() },
    ...changes,
  };
}

function helper(body: readonly Statement[]): ProgramFunction {
  return { id: g, name: 'g', parameters: [], body, span, nameSpan: span };
}

function withHelper(body: readonly Statement[], helperBody: readonly Statement[], constants: readonly Assign[] = []): Program {
  const { functions } = program(body);
  return program(body, { functions: [...functions, helper(helperBody)], constants });
}

describe('the program verifier', () => {
  it('accepts what is right', () => {
    verifyProgram(program([assign(y, read(x)), assign(y, operation('add', read(y), one), false), returns(read(y))]));
    verifyProgram(withHelper([returns(call(g))], [returns(read(y))], [assign(y, one)]));
  });

  const wrong: Readonly<Record<string, Program>> = {
    'no entry': program([returns(one)], { entry: 3 as FunctionId }),
    'a function that is not at its id': program([returns(one)], { functions: [helper([returns(one)])] }),
    'a variable that is not at its id': program([returns(one)], { variables: [{ id: y, name: 'y', span }] }),
    'a variable out of range': program([assign(7 as VariableId, one), returns(one)]),
    'no return': program([assign(y, one)]),
    'an empty body': program([]),
    'a statement after the return': program([returns(one), assign(y, one)]),
    'a read before the assignment': program([assign(y, read(y)), returns(one)]),
    'a read of another function’s variable': withHelper([assign(y, one), returns(call(g))], [returns(read(y))]),
    'an assignment before the declaration': program([assign(y, one, false), returns(one)]),
    'a second declaration': program([assign(y, one), assign(y, one), returns(one)]),
    'a declaration of a parameter': program([assign(x, one), returns(one)]),
    'an unknown operation': program([returns(operation('frobnicate' as OperationName, one))]),
    'a property of objects for an operation': program([returns(operation('constructor' as OperationName, one))]),
    'too few operands': program([returns(operation('add', one))]),
    'too many operands': program([returns(operation('exp', one, one))]),
    'a call of nothing': program([returns(call(g))]),
    'a call with too few operands': program([returns(call(f))]),
    'a call with too many operands': withHelper([returns(call(g, one))], [returns(one)]),
    recursion: program([returns(call(f, one))]),
    'mutual recursion': withHelper([returns(call(g))], [returns(call(f, one))]),
    'a constant that reads a later one': program([returns(one)], { constants: [assign(y, read(2 as VariableId))] }),
    'a constant that calls what reads it': withHelper([returns(one)], [returns(read(y))], [assign(y, call(g))]),
    'an assignment to a constant': program([assign(y, one, false), returns(one)], { constants: [assign(y, one)] }),
    'an annotation of no parameter': program([returns(one)], {
      annotations: { differentiable: true, start: new Map([['z', 1]]), domain: new Map() },
    }),
  };

  for (const [name, broken] of Object.entries(wrong)) {
    it(`rejects ${name}`, () => {
      assert.throws(() => verifyProgram(broken), InvariantError);
    });
  }

  it('takes expressions of any depth', () => {
    let deep = read(x);
    for (let level = 0; level < 50_000; level++) deep = operation('neg', deep);
    verifyProgram(program([returns(deep)]));
  });
});

describe('the program builder', () => {
  it('gives each variable and function its own id, in order', () => {
    const builder = new ProgramBuilder();
    assert.deepEqual([builder.variable('x', span), builder.variable('x', span)], [0, 1]);
    assert.deepEqual([builder.declareFunction(), builder.declareFunction()], [0, 1]);
  });

  it('refuses functions that are declared and not defined, or defined twice', () => {
    const builder = new ProgramBuilder();
    const id = builder.declareFunction();
    const { annotations } = program([]);
    assert.throws(() => builder.finish(id, annotations), InvariantError);
    const definition = { ...helper([returns(one)]), id };
    builder.defineFunction(definition);
    assert.throws(() => builder.defineFunction(definition), InvariantError);
    assert.deepEqual(builder.finish(id, annotations).functions, [definition]);
  });
});
