/** Value and gradient beside what a person would write, and beside the value alone. */
import type { Evaluator } from '../../engine/codegen/types.ts';
import { full } from '../oracle/selections.ts';
import { compare, compareFresh, loopOf } from './compare.ts';
import { type Case, cases } from './programs.ts';
import { nanoseconds, type Report } from './report.ts';

export function gradients(report: Report): void {
  const measured = cases().map((one) => ({ one, ...measure(one) }));
  report.title('Value and gradient, over JavaScript written by hand');
  for (const { one, byHand } of measured) {
    report.line({ name: one.name, measured: byHand.ratio, target: one.target, remark: nanoseconds(byHand.ours, byHand.theirs) });
  }
  report.title('Value and gradient, over the value alone');
  for (const { one, primal } of measured) {
    report.line({ name: one.name, measured: primal.ratio, target: 2.5, remark: nanoseconds(primal.ours, primal.theirs) });
  }
}

function compiledValue({ evaluator, point }: Case): Evaluator['value'] {
  const place = Float64Array.from(point);
  for (let use = 0; use < uses; use++) evaluator.value(place);
  return evaluator.value;
}

function measure(one: Case) {
  const { byHand, point } = one;
  for (let use = 0; use < uses; use++) byHand(Float64Array.from(point), new Float64Array(point.length));
  const names = { byHand, point: Float64Array.from(point), gradient: new Float64Array(point.length) };
  return {
    byHand: compareFresh(
      () => gradientLoop(one),
      () => loopOf(`${moving(one)} sum += byHand(point, gradient);`, names),
    ),
    primal: compare(gradientLoop(one), loopOf(`${moving(one)} sum += value(point);`, { ...names, value: compiledValue(one) })),
  };
}

/** Of a function before it stands in a loop: V8 only takes it in there if it knows it well by then. */
export const uses = 2000;

/** A loop of our value and gradient. */
export function gradientLoop(one: Case) {
  const names = {
    evaluate: compiledGradient(one),
    full,
    point: Float64Array.from(one.point),
    gradient: new Float64Array(one.point.length),
  };
  return loopOf(`${moving(one)} sum += evaluate(full, point, gradient);`, names);
}

/** The function that the evaluator has come to after some uses, called as the one written by hand is: by its own name. */
function compiledGradient({ evaluator, point }: Case): Evaluator['gradient'] {
  const [place, gradient] = [Float64Array.from(point), new Float64Array(point.length)];
  for (let use = 0; use < uses; use++) evaluator.gradient(full, place, gradient);
  return evaluator.gradient;
}

/** The point moves a little from call to call, and it is not known where, so that nothing can be computed once for all. */
export function moving({ point }: Case): string {
  const mask = movingMask(point.length);
  return `point[i & ${mask}] += (i & ${mask + 1}) ? 1e-9 : -1e-9;`;
}

export function movingMask(coordinates: number): number {
  return 2 ** Math.floor(Math.log2(coordinates)) - 1;
}
