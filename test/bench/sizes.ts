/** What an operation costs in straight-line programs of growing length, and how soon it costs no more: in programs with a loop, and in programs without. */
import type { Evaluator } from '../../engine/codegen/types.ts';
import { at } from '../../engine/invariant.ts';
import type { ValueId } from '../../engine/trace/types.ts';
import { full } from '../oracle/selections.ts';
import { type Recorder, traceOf } from '../oracle/traces.ts';
import { fastest, loopOf } from './compare.ts';
import { digits, type Report } from './report.ts';

const lengths = [
  { operations: 1400, target: 1 },
  { operations: 42_000, target: 2 },
  { operations: 140_000, target: 3 },
];

export function sizes(report: Report): void {
  for (const [kind, program] of Object.entries({ 'with a loop': recurrence, 'without a loop': mixture })) {
    const measured = lengths.map(({ operations, target }) => ({ target, ...measure(program, operations) }));
    const [first] = measured;
    report.title(`Straight-line code ${kind}: an operation, over one of 1,400`);
    for (const { operations, target, perOperation } of measured.slice(1)) {
      report.line({
        name: `${operations} operations`,
        measured: perOperation / (first?.perOperation ?? 1),
        target,
        remark: `${digits(perOperation)} ns`,
      });
    }
    report.title(`Straight-line code ${kind}: from the first call until it is steady`);
    for (const { operations, steadyAfter } of measured)
      report.line({ name: `${operations} operations`, measured: steadyAfter, unit: 'ms', target: 300 });
    report.title(`Straight-line code ${kind}: value and gradient, over the value alone`);
    for (const { operations, overPrimal } of measured) report.line({ name: `${operations} operations`, measured: overPrimal, target: 2.5 });
  }
}

interface Size {
  readonly operations: number;
  /** Nanoseconds of value and gradient, for each operation of the program. */
  readonly perOperation: number;
  /** Milliseconds from the first call until a call takes at most 1.25 times what it takes in the end. */
  readonly steadyAfter: number;
  /** Gradient (with the value) over value alone. */
  readonly overPrimal: number;
}

function measure(program: Program, operations: number): Size {
  const { evaluator } = traceOf(program(operations));
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
export const sizesPrograms = [recurrence, mixture] as const;
type Program = (operations: number) => (recorder: Recorder) => ValueId;

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

/** Sums and products in an order in which nothing long comes again, so that no loop is to be found. */
function mixture(operations: number): (recorder: Recorder) => ValueId {
  return ({ parameter, literal, apply }) => {
    const values = [parameter('p'), parameter('q'), parameter('r')];
    let state = 1;
    while (values.length < operations) {
      // A linear congruential generator (Numerical Recipes).
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      const [newest, older] = [
        at(values, values.length - 1),
        at(values, values.length - 1 - Math.min(values.length - 1, (state >>> 8) % 40)),
      ];
      const choice = state >>> 29;
      if (choice < 3) values.push(apply('mul', newest, older));
      else if (choice < 6) values.push(apply('add', newest, older));
      else values.push(apply('mul', literal(0.5), choice === 6 ? newest : apply('sub', newest, older)));
    }
    return at(values, values.length - 1);
  };
}
