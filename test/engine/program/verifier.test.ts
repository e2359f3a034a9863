import assert from 'node:assert/strict';
import { InvariantError } from '../../../engine/invariant.ts';
import type { OperationName } from '../../../engine/operations/table.ts';
import { ProgramBuilder } from '../../../engine/program/builder.ts';
import type { Expression } from '../../../engine/program/expressions.ts';
import type { Block, Declare, Statement } from '../../../engine/program/statements.ts';
import type { FunctionId, Program, ProgramFunction, VariableId } from '../../../engine/program/types.ts';
import { verifyProgram } from '../../../engine/program/verifier.ts';

const span = { file: 'test.ts', line: 1, column: 1, endLine: 1, endColumn: 1 };
const one: Expression = { kind: 'literal', value: 1, text: '1', span };
const x = 0 as VariableId;
const y = 1 as VariableId;
const f = 0 as FunctionId;
const g = 1 as FunctionId;

const read = (variable: VariableId): Expression => ({ kind: 'read', variable, span });
const operation = (name: OperationName, ...operands: Expression[]): Expression => ({ kind: 'operation', operation: name, operands, span });
const returns = (value: Expression): Statement => ({ kind: 'return', value, span });

function definition(
  id: FunctionId,
  name: string,
  statements: readonly Statement[],
  changes: Partial<ProgramFunction> = {},
): ProgramFunction {
  const body: Block = { kind: 'block', variables: [], functions: [], body: statements, span };
  const nothing = {
    variables: [],
    captures: [],
    self: undefined,
    arguments: undefined,
    arrow: false,
    generator: false,
    parameters: [],
  } as const;
  return { ...nothing, id, name, body, span, nameSpan: span, ...changes };
}

/** f(x) with the given body, and a variable y that nobody declares. */
function program(body: readonly Statement[], changes: Partial<Program> = {}): Program {
  const number = { kind: 'number' } as const;
  const target = { kind: 'read', variable: x, span } as const;
  const parameter = { target, name: 'x', active: true, rest: false, defaultValue: undefined, type: number, span };
  return {
    entry: f,
    prelude: [],
    sloppy: new Set(),
    places: [],
    functions: [definition(f, 'f', body, { parameters: [parameter] })],
    variables: [
      { id: x, name: 'x', span },
      { id: y, name: 'y', span },
    ],
    globals: [],
    effects: [],
    annotations: { differentiable: true, start: new Map(), domain: new Map() },
    ...changes,
  };
}

describe('the program verifier', () => {
  it('accepts what is right', () => {
    verifyProgram(program([returns(operation('add', read(x), one))]));
    const declared: Block = { kind: 'block', variables: [y], functions: [], body: [returns(read(y))], span };
    verifyProgram(program([declared]));
  });

  const wrong: Readonly<Record<string, Program>> = {
    'no entry': program([returns(one)], { entry: 3 as FunctionId }),
    'a function that is not at its id': program([returns(one)], { functions: [definition(g, 'g', [returns(one)])] }),
    'a variable that is not at its id': program([returns(one)], { variables: [{ id: y, name: 'y', span }] }),
    'a read of a variable that is declared nowhere': program([returns(read(y))]),
    'a capture of a variable that is declared nowhere': program([returns(one)], { functions: [definition(f, 'f', [], { captures: [y] })] }),
    'too few operands': program([returns(operation('add', one))]),
    'too many operands': program([returns(operation('exp', one, one))]),
    'a global with an effect that is not there': program([returns(one)], {
      globals: [{ variables: [y], module: 0, position: 0, statement: declaration(y, one), effects: [0], changes: false, begins: 'unset' }],
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

function declaration(variable: VariableId, value: Expression): Declare {
  return { kind: 'declare', keyword: 'const', target: { kind: 'read', variable, span }, value, span };
}

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
    assert.throws(() => builder.finish(id, annotations, new Set()), InvariantError);
    const made = definition(id, 'g', [returns(one)]);
    builder.defineFunction(made);
    assert.throws(() => builder.defineFunction(made), InvariantError);
    assert.deepEqual(builder.finish(id, annotations, new Set()).functions, [made]);
  });
});
