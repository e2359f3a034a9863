/** What an operation costs in straight-line programs of growing length, and how soon it costs no more. */
import type { Evaluator } from '../../engine/codegen/types.ts';
import { at } from '../../engine/invariant.ts';
import type { ValueId } from '../../engine/trace/types.ts';
import { full } from '../oracle/selections.ts';
import { type Recorder, traceOf } from '../oracle/traces.ts';
import { fastest, loopOf } from './compare.ts';

export interface Size {
  readonly operations: number;
  /** Nanoseconds of value and gradient, for each operation of the program. */
  readonly perOperation: number;
  /** Milliseconds from the first call until a call takes at most 1.25 times what it takes in the end. */
  readonly steadyAfter: number;
  /** Gradient (with the value) over value alone. */
  readonly overPrimal: number;
}

export function measureSize(operations: number): Size {
  const { evaluator } = traceOf(recurrence(operations));
  const point = new Float64Array([0.9, 0.8, 1.1]);
  const gradient = new Float64Array(3);
  const timeline = settle(evaluator, point, gradient, operations);
  const both = fastest(loopOf('sum += evaluator.gradient(full, point, gradient);', { evaluator, full, point, gradient }), 51, 300);
  const value = fastest(loopOf('sum += evaluator.value(point);', { evaluator, point }), 51, 600);
  const calm = timeline.find(({ time }) => time <= 1.25 * both);
  return { operations, perOperation: both / operations, steadyAfter: calm?.at ?? Number.POSITIVE_INFINITY, overPrimal: both / value };
}

/** The time of single calls (in short bursts) from the first on, for two seconds. */
function settle(evaluator: Evaluator, point: Float64Array, gradient: Float64Array, operations: number) {
  const burst = Math.max(1, Math.round(20_000 / operations));
  const started = performance.now();
  const timeline: { readonly at: number; readonly time: number }[] = [];
  while (performance.now() - started < 2000) {
    const before = performance.now();
    for (let index = 0; index < burst; index++) evaluator.gradient(full, point, gradient);
    const after = performance.now();
    timeline.push({ at: after - started, time: ((after - before) * 1e6) / burst });
  }
  return timeline;
}

/** Sums and products of the newest value, an older one and a parameter: each statement depends on those before. */
function recurrence(operations: number): (recorder: Recorder) => ValueId {
  return ({ parameter, literal, apply }) => {
    const parameters = [parameter('p'), parameter('q'), parameter('r')];
    const values = [...parameters];
    while (values.length < operations) {
      const [newest, older] = [at(values, values.length - 1), at(values, values.length - 3)];
      const product = apply('mul', newest, at(parameters, values.length % 3));
      const sum = apply('add', product, older);
      values.push(product, sum, apply('mul', literal(0.5), sum));
    }
    return at(values, values.length - 1);
  };
}
