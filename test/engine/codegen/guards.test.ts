import assert from 'node:assert/strict';
import { guardCheck } from '../../../engine/codegen/guards.ts';
import { guardCode } from '../../../engine/codegen/straight-line.ts';
import { compileWasm } from '../../../engine/codegen/wasm/compile.ts';
import { compile, type DifferentiableFunction } from '../../../engine/index.ts';
import { at } from '../../../engine/invariant.ts';
import { TraceBuilder } from '../../../engine/trace/builder.ts';
import { type Condition, conditions, evaluateCondition } from '../../../engine/trace/guards.ts';
import type { Trace } from '../../../engine/trace/types.ts';

const special = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 0, 1, 1.5, -2, 2 ** 31, 2 ** 32 + 1, 1e-320];
const span = { file: 'test.ts', line: 1, column: 1, endLine: 1, endColumn: 2 };

describe('guards', () => {
  for (const condition of Object.keys(conditions) as Condition[]) {
    it(`ask ${condition} as the interpreter does, in JavaScript and in WebAssembly`, () => {
      for (const outcome of [true, false]) {
        const trace = guarded(condition, outcome);
        const inWasm = compileWasm(guardCode(trace));
        const inJavaScript = guardCheck(trace);
        assert.ok(inWasm);
        for (const x of special) {
          for (const y of special) {
            const expected = evaluateCondition(condition, x, y) === outcome;
            assert.equal(inJavaScript([x, y]), expected, `${condition} of ${x} and ${y}`);
            assert.equal(inWasm([x, y], new Float64Array()) === 0, expected, `${condition} of ${x} and ${y}`);
          }
        }
      }
    });
  }

  it('of a long loop notice any row that decides otherwise', () => {
    const fn = huber();
    const rows = 900;
    const points = Array.from({ length: rows }, (_, index) => Math.sin(index) / 2);
    for (let use = 0; use < 3; use++) assert.equal(fn.value(points), sumOfHuber(points));
    for (const row of [0, 1, 17, rows - 2, rows - 1]) {
      const changed = points.with(row, 3);
      assert.equal(fn.value(changed), sumOfHuber(changed));
      const slope = at(fn.gradient(changed) as number[][], 0);
      assert.equal(slope[row], 2);
      assert.equal(slope[rows >> 1], 2 * at(points, rows >> 1));
    }
  });
});

function guarded(condition: Condition, outcome: boolean): Trace {
  const builder = new TraceBuilder();
  const [x, y] = [builder.parameter('x', 0, true, span), builder.parameter('y', 1, true, span)];
  builder.guard({ condition, operands: [{ id: x }, { id: y }], outcome, tie: false, span });
  return builder.finish(x, span, 2);
}

function huber(): DifferentiableFunction {
  const text = `/** @differentiable */ export function f(w: number[]): number {
    let sum = 0;
    for (const x of w) sum += Math.abs(x) < 1 ? x * x : 2 * Math.abs(x) - 1;
    return sum;
  }`;
  return at(compile(text).functions, 0);
}

function sumOfHuber(points: readonly number[]): number {
  return points.reduce((sum, x) => sum + (Math.abs(x) < 1 ? x * x : 2 * Math.abs(x) - 1), 0);
}
