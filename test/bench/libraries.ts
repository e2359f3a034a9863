/** Value and gradient of two-variable functions beside mathjs (symbolic derivatives, compiled) and tfjs on the CPU. */
import type * as Tensors from '@tensorflow/tfjs-core';
import { derivative, parse } from 'mathjs';
import { compare, loopOf } from './compare.ts';
import { gradientLoop, moving } from './gradients.ts';
import { type Case, cases } from './programs.ts';
import { nanoseconds, type Report } from './report.ts';
import { loadTensors, tensorOf } from './tensors.ts';

export async function libraries(report: Report): Promise<void> {
  const named = cases().filter((one) => one.expression !== undefined);
  report.title('Value and gradient, mathjs over ours');
  for (const one of named) library(report, one, 80, mathjs(one.expression ?? ''));
  report.title('Value and gradient, tfjs-cpu over ours');
  const tf = await loadTensors();
  for (const one of named) library(report, one, 1000, tfjs(tf, one.expression ?? ''));
}

type Evaluate = (point: Float64Array, gradient: Float64Array) => number;

function library(report: Report, one: Case, target: number, evaluate: Evaluate): void {
  const names = { evaluate, point: Float64Array.from(one.point), gradient: new Float64Array(one.point.length) };
  const theirs = loopOf(`${moving(one)} sum += evaluate(point, gradient);`, names);
  const { ratio, ours, theirs: ourTime } = compare(theirs, gradientLoop(one), 31, 1000);
  report.line({ name: one.name, measured: ratio, target, atLeast: true, remark: nanoseconds(ourTime, ours) });
}

function mathjs(expression: string): Evaluate {
  const tree = parse(formula(expression));
  const [value, byX, byY] = [tree, derivative(tree, 'x'), derivative(tree, 'y')].map((node) => node.compile());
  return (point, gradient) => {
    const scope = { x: point[0], y: point[1] };
    gradient[0] = Number(byX?.evaluate(scope));
    gradient[1] = Number(byY?.evaluate(scope));
    return Number(value?.evaluate(scope));
  };
}

function tfjs(tf: typeof Tensors, expression: string): Evaluate {
  const tree = parse(formula(expression));
  const both = tf.valueAndGrads((x: Tensors.Tensor, y: Tensors.Tensor) => tf.reshape<Tensors.Rank.R0>(tensorOf(tf, tree, { x, y }), []));
  return (point, gradient) =>
    tf.tidy(() => {
      const { value, grads } = both([tf.scalar(point[0] ?? 0), tf.scalar(point[1] ?? 0)]);
      for (const [index, grad] of grads.entries()) gradient[index] = grad.dataSync()[0] ?? Number.NaN;
      return value.dataSync()[0] ?? Number.NaN;
    });
}

/** An expression as mathjs writes it: no `Math.`, and `^` for powers. */
function formula(expression: string): string {
  return expression.replaceAll('Math.PI', 'pi').replaceAll('Math.E', 'e').replaceAll('Math.', '').replaceAll('**', '^');
}
