/** The paper's functions as traces built by hand, and what a test needs of each. */
import { createEvaluator } from '../../engine/codegen/evaluator.ts';
import type { Evaluator } from '../../engine/codegen/types.ts';
import { buildLcg } from '../../engine/graph/builder.ts';
import type { Lcg } from '../../engine/graph/types.ts';
import type { OperationName } from '../../engine/operations/table.ts';
import { TraceBuilder } from '../../engine/trace/builder.ts';
import { singleAccess } from '../../engine/trace/single-access.ts';
import type { Trace, ValueId } from '../../engine/trace/types.ts';

export interface Traced {
  readonly ssa: Trace;
  readonly graph: Lcg;
  readonly evaluator: Evaluator;
}

/** Says what a function computes, by calls that record it. */
export interface Recorder {
  parameter(name: string, active?: boolean): ValueId;
  literal(value: number): ValueId;
  apply(operation: OperationName, ...operands: ValueId[]): ValueId;
}

export function traceOf(record: (recorder: Recorder) => ValueId): Traced {
  const builder = new TraceBuilder();
  let arity = 0;
  const result = record({
    parameter: (name, active = true) => builder.parameter(name, arity++, active, span),
    literal: (value) => builder.literal(value, String(value), span),
    apply: (operation, ...operands) => builder.operation(operation, operands, span),
  });
  return tracedFrom(builder.finish(result, span, arity));
}

export function tracedFrom(ssa: Trace): Traced {
  const graph = buildLcg(singleAccess(ssa));
  return { ssa, graph, evaluator: createEvaluator(ssa, graph) };
}

/** f1(x) = x²(2 + cos 4x), x squared as x ** 2. */
export const f1 = () =>
  traceOf(({ parameter, literal, apply }) => {
    const x = parameter('x');
    const square = apply('pow', x, literal(2));
    const bracket = apply('add', literal(2), apply('cos', apply('mul', literal(4), x)));
    return apply('mul', square, bracket);
  });

/** f2(x, y) = eˣ (x + y). */
export const f2 = () =>
  traceOf(({ parameter, apply }) => {
    const [x, y] = [parameter('x'), parameter('y')];
    return apply('mul', apply('exp', x), apply('add', x, y));
  });

/** Beale: (1.5 - x + xy)² + (2.25 - x + xy²)² + (2.625 - x + xy³)², the powers of y by **. */
export const beale = () =>
  traceOf(({ parameter, literal, apply }) => {
    const [x, y] = [parameter('x'), parameter('y')];
    const squared = (constant: number, power: ValueId) => {
      const bracket = apply('add', apply('sub', literal(constant), x), apply('mul', x, power));
      return apply('pow', bracket, literal(2));
    };
    const first = squared(1.5, y);
    const second = squared(2.25, apply('pow', y, literal(2)));
    const third = squared(2.625, apply('pow', y, literal(3)));
    return apply('add', apply('add', first, second), third);
  });

const span = { file: 'test.ts', line: 1, column: 1, endLine: 1, endColumn: 2 };
