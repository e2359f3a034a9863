/** Functions for the view's tests, made without the front end and evaluated without the code generator. */
import { buildLcg } from '../../../engine/graph/builder.ts';
import type { Lcg, Linearization } from '../../../engine/graph/types.ts';
import { at } from '../../../engine/invariant.ts';
import { evaluateOperation } from '../../../engine/operations/evaluate.ts';
import type { OperationName } from '../../../engine/operations/table.ts';
import { evaluateTerm } from '../../../engine/operations/term.ts';
import { TraceBuilder } from '../../../engine/trace/builder.ts';
import { singleAccess } from '../../../engine/trace/single-access.ts';
import type { Trace, ValueId } from '../../../engine/trace/types.ts';

export interface TestFunction {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly ssa: Trace;
  readonly singleAccess: Trace;
  readonly graph: Lcg;
}

/** Operands are values, or the text of a literal. */
export type Apply = (name: OperationName, ...operands: readonly (ValueId | string)[]) => ValueId;

/** Each instruction stands on a line of its own. */
export function testFunction(
  name: string,
  parameters: readonly string[],
  build: (apply: Apply, ...parameters: ValueId[]) => ValueId,
): TestFunction {
  const builder = new TraceBuilder();
  let line = 0;
  const span = () => {
    line++;
    return { file: 'test.ts', line, column: 1, endLine: line, endColumn: 10 };
  };
  const ids = parameters.map((parameter, index) => builder.parameter(parameter, index, true, span()));
  const apply: Apply = (operation, ...operands) => {
    const values = operands.map((operand) => (typeof operand === 'string' ? builder.literal(Number(operand), operand, span()) : operand));
    return builder.operation(operation, values, span());
  };
  const result = build(apply, ...ids);
  const ssa = builder.finish(result, span(), parameters.length);
  const single = singleAccess(ssa);
  return { name, parameters, ssa, singleAccess: single, graph: buildLcg(single) };
}

/** Values forwards, adjoints backwards, edge by edge. */
export function linearize({ ssa, graph }: TestFunction, point: readonly number[]): Linearization {
  const known = new Map<ValueId, number>();
  const value = (id: ValueId | undefined) => (id === undefined ? Number.NaN : (known.get(id) ?? Number.NaN));
  for (const instruction of ssa.instructions) {
    if (instruction.kind === 'parameter') known.set(instruction.id, at(point, instruction.index));
    else if (instruction.kind === 'constant') known.set(instruction.id, instruction.value);
    else if (instruction.kind === 'operation') {
      known.set(instruction.id, evaluateOperation(instruction.operation, value(instruction.operands[0]), value(instruction.operands[1])));
    }
  }
  const values = Float64Array.from(graph.nodes, (node) => value(node.value));
  const partials = Float64Array.from(graph.edges, ({ partial: { term, operands, result } }) =>
    evaluateTerm(term, value(operands[0]), value(operands[1]), value(result)),
  );
  const adjoints = new Float64Array(graph.nodes.length);
  adjoints[graph.output] = 1;
  for (const edge of graph.nodes.toReversed().flatMap((node) => node.outputs.map((id) => at(graph.edges, id)))) {
    adjoints[edge.source] = at(adjoints, edge.source) + at(adjoints, edge.target) * at(partials, edge.id);
  }
  return { graph, values, adjoints, partials };
}

/** f1(x) = x² (2 + cos 4x). */
export const f1 = testFunction('f1', ['x'], (op, x) => op('mul', op('pow', x, '2'), op('add', '2', op('cos', op('mul', '4', x)))));

/** f2(x, y) = exp(x) (x + y). */
export const f2 = testFunction('f2', ['x', 'y'], (op, x, y) => op('mul', op('exp', x), op('add', x, y)));

export const beale = testFunction('beale', ['x', 'y'], (op, x, y) => {
  const term = (constant: string, power?: string) =>
    op('pow', op('add', op('sub', constant, x), op('mul', x, power === undefined ? y : op('pow', y, power))), '2');
  return op('add', op('add', term('1.5'), term('2.25', '2')), term('2.625', '3'));
});

export const ackley = testFunction('ackley', ['x', 'y'], (op, x, y) => {
  const root = op('sqrt', op('mul', '0.5', op('add', op('pow', x, '2'), op('pow', y, '2'))));
  const waves = op('mul', '0.5', op('add', op('cos', op('mul', '6.283185307179586', x)), op('cos', op('mul', '6.283185307179586', y))));
  return op('add', op('add', op('sub', op('mul', '-20', op('exp', op('mul', '-0.2', root))), op('exp', waves)), '2.718281828459045'), '20');
});

export const levi = testFunction('levi', ['x', 'y'], (op, x, y) => {
  const square = (value: ValueId) => op('pow', value, '2');
  const wave = (value: ValueId, factor: string) => square(op('sin', op('mul', factor, value)));
  const left = op('mul', square(op('sub', x, '1')), op('add', '1', wave(y, '9.42477796076938')));
  const right = op('mul', square(op('sub', y, '1')), op('add', '1', wave(y, '6.283185307179586')));
  return op('add', op('add', wave(x, '9.42477796076938'), left), right);
});

export const schaffer = testFunction('schaffer2', ['x', 'y'], (op, x, y) => {
  const [a, b] = [op('pow', x, '2'), op('pow', y, '2')];
  const top = op('sub', op('pow', op('sin', op('sub', a, b)), '2'), '0.5');
  return op('add', '0.5', op('div', top, op('pow', op('add', '1', op('mul', '0.001', op('add', a, b))), '2')));
});

export const paperFunctions: readonly { readonly of: TestFunction; readonly point: readonly number[] }[] = [
  { of: f1, point: [5] },
  { of: f2, point: [1, 2] },
  { of: beale, point: [3, 0.2] },
  { of: ackley, point: [1, 2] },
  { of: levi, point: [3, 2] },
  { of: schaffer, point: [10, -7] },
];
