/** What the public `fn.valueAndGradient` costs beside the evaluator that it calls, for plain numbers and for an array. */
import { compile } from '../../engine/index.ts';
import { at } from '../../engine/invariant.ts';
import { full } from '../oracle/selections.ts';
import { compare, loopOf } from './compare.ts';
import { gradientLoop, moving } from './gradients.ts';
import { cases } from './programs.ts';
import { nanoseconds, type Report } from './report.ts';

export function callsOfFunctions(report: Report): void {
  report.title(
    'fn.valueAndGradient(), which reads arguments and makes a result to give back: what it takes more than the evaluator inside',
  );
  for (const one of cases()) {
    if (!one.compiled) continue;
    const names = { compiled: one.compiled, point: Float64Array.from(one.point) };
    const called = loopOf(`${moving(one)} sum += compiled.valueAndGradient(point[0], point[1]).value;`, names);
    const { ours, theirs } = compare(called, gradientLoop(one));
    report.line({ name: one.name, measured: ours - theirs, unit: 'ns', target: 50, remark: nanoseconds(ours, theirs) });
  }
  array(report);
}

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
