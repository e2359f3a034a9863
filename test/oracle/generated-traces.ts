/** Random small traces, with shared values, dead instructions, passive parameters and identities: graphs of every shape. */
import fc from 'fast-check';
import type { OperationName } from '../../engine/operations/table.ts';
import type { ValueId } from '../../engine/trace/types.ts';
import { type Recorder, type Traced, traceOf } from './traces.ts';

interface Line {
  readonly operation: OperationName;
  readonly left: number;
  readonly right: number;
}

export interface GeneratedTrace extends Traced {
  readonly point: readonly number[];
}

/** `size` bounds the instructions, and with them the paths, which a test may want to enumerate. */
export function generatedTraces(size = 8): fc.Arbitrary<GeneratedTrace> {
  return fc
    .record({
      lines: fc.array(line(), { minLength: 1, maxLength: size }),
      passive: fc.boolean(),
      point: fc.array(fc.double({ min: 0.25, max: 2, noNaN: true }), { minLength: 3, maxLength: 3 }),
    })
    .map(({ lines, passive, point }) => ({ ...traceOf((recorder) => record(recorder, lines, passive)), point }));
}

const unary: readonly OperationName[] = ['neg', 'sin', 'exp', 'tanh', 'abs'];
const binary: readonly OperationName[] = ['add', 'add', 'sub', 'mul', 'mul', 'max', 'pow', 'div'];

function line(): fc.Arbitrary<Line> {
  return fc.record({ operation: fc.constantFrom(...unary, ...binary), left: fc.nat({ max: 30 }), right: fc.nat({ max: 30 }) });
}

/** Operands are counted back from the newest value, so that chains are long and the result depends on most lines. */
function record({ parameter, literal, apply }: Recorder, lines: readonly Line[], passive: boolean): ValueId {
  const values = [literal(2), parameter('x'), parameter('y'), parameter('k', !passive)];
  const back = (distance: number) => values[values.length - 1 - (distance % values.length)] ?? (values[0] as ValueId);
  for (const { operation, left, right } of lines) {
    if (unary.includes(operation)) values.push(bounded(apply, operation, back(left)));
    else values.push(apply(operation, back(left), back(right)));
  }
  return back(0);
}

/** exp of a bounded number, so that nothing overflows. */
function bounded(apply: Recorder['apply'], operation: OperationName, operand: ValueId): ValueId {
  return apply(operation, operation === 'exp' ? apply('sin', operand) : operand);
}
