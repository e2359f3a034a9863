/** What the public `fn.valueAndGradient` costs: of plain numbers beside what a person writes, of an array beside the evaluator that it calls. */
import { compile, type DifferentiableFunction } from '../../engine/index.ts';
import { at } from '../../engine/invariant.ts';
import { full } from '../oracle/selections.ts';
import { compare, compareFresh, loopOf } from './compare.ts';
import { moving, uses } from './gradients.ts';
import { type Case, cases } from './programs.ts';
import { nanoseconds, type Report } from './report.ts';

export function callsOfFunctions(report: Report): void {
  report.title('fn.valueAndGradient(x, y), which makes an object and an array, over a function written by hand that does');
  for (const one of cases()) {
    const { compiled } = one;
    if (!compiled) continue;
    const { ratio, ours, theirs } = compareFresh(
      () => publicCall(one, compiled),
      () => callByHand(one),
    );
    report.line({ name: one.name, measured: ratio, target: one.target, remark: nanoseconds(ours, theirs) });
  }
  report.title(
    'fn.valueAndGradient(array), which reads arguments and makes a result to give back: what it takes more than the evaluator inside',
  );
  array(report);
}

function publicCall(one: Case, compiled: DifferentiableFunction) {
  for (let use = 0; use < uses; use++) compiled.valueAndGradient(at(one.point, 0), at(one.point, 1));
  return loopOf(`${moving(one)} const made = compiled.valueAndGradient(point[0], point[1]); ${summed}`, {
    compiled,
    point: Float64Array.from(one.point),
  });
}

/** The hand-written function with its arrays replaced by arguments and a result: `(x, y) => ({ value, gradient: [gx, gy] })`. */
function callByHand(one: Case) {
  const body = one.byHand
    .toString()
    .replace(/^.*?=>/, '')
    .replaceAll(/point\[([01])\] \?\? 0/g, (_, index) => `p${index}`)
    .replaceAll(/gradient\[([01])\] =/g, (_, index) => `const g${index} =`)
    .replace(/return (.*);/, (_, value) => `return { value: ${value}, gradient: [g0, g1] };`);
  const call = new Function(`'use strict'; return (p0, p1) => ${body};`)() as (x: number, y: number) => unknown;
  for (let use = 0; use < uses; use++) call(at(one.point, 0), at(one.point, 1));
  return loopOf(`${moving(one)} const made = call(point[0], point[1]); ${summed}`, { call, point: Float64Array.from(one.point) });
}

const summed = 'sum += made.value + made.gradient[0] + made.gradient[1];';

function array(report: Report): void {
  const text = `/** @differentiable */ function f(w: number[]): number {
    let sum = 0;
    for (let i = 0; i + 1 < w.length; i++) sum += 100 * (w[i + 1] - w[i] * w[i]) ** 2 + (1 - w[i]) ** 2;
    return sum;
  }`;
  const fn = at(compile(text).functions, 0);
  const point = Array.from({ length: 100 }, (_, index) => Math.sin(index));
  const { evaluator } = fn.startingAt([point]).at(point);
  const names = { fn, evaluator, full, point, gradient: new Float64Array(100) };
  const { ours, theirs } = compare(
    loopOf('point[i & 63] += 1e-9; sum += fn.valueAndGradient(point).value;', names),
    loopOf('point[i & 63] += 1e-9; sum += evaluator.gradient(full, point, gradient);', names),
  );
  report.line({
    name: 'Rosenbrock of an array of 100',
    measured: ours - theirs,
    unit: 'ns',
    target: 400,
    remark: nanoseconds(ours, theirs),
  });
}
