import { type ComparedMethod, CURVES, type CurveName, type MethodCurve, type TrainingEvaluation } from '../../webview/protocol.ts';
import { groupOf, methodName } from './plan.ts';
import type { Training } from './training.ts';

/** Trainings side by side: those that differ in their seed only are one method. */
export function compareTrainings(trainings: readonly Training[]): readonly ComparedMethod[] {
  return [...Map.groupBy(trainings, ({ plan }) => groupOf(plan))].map(([group, members]) => methodOf(group, members));
}

const READ: Readonly<Record<CurveName, (evaluation: TrainingEvaluation) => number>> = {
  testAccuracy: ({ test }) => test.accuracy,
  testLoss: ({ test }) => test.loss,
  trainAccuracy: ({ train }) => train.accuracy,
  trainLoss: ({ train }) => train.loss,
};

/** Over the members that have been evaluated, as far as all of those have. */
function methodOf(group: string, all: readonly Training[]): ComparedMethod {
  const members = all.filter(({ evaluations }) => evaluations.length > 0);
  const [first] = all;
  const iterations = (members[0]?.evaluations ?? [])
    .map(({ iteration }) => iteration)
    .filter((iteration) => members.every(({ evaluations }) => evaluations.some((one) => one.iteration === iteration)));
  const values = (name: CurveName): readonly (readonly number[])[] =>
    iterations.map((iteration) =>
      members.flatMap(({ evaluations }) => evaluations.filter((one) => one.iteration === iteration).map(READ[name])),
    );
  const steps = members.flatMap(({ millisecondsPerStep }) => millisecondsPerStep ?? []);
  const { memory } = first?.summary ?? {};
  return {
    group,
    name: first ? methodName(first.plan) : '',
    seeds: members.length,
    iterations,
    curves: Object.fromEntries(CURVES.map((name) => [name, curveOf(values(name))])) as Record<CurveName, MethodCurve>,
    accuracies: values('testAccuracy').at(-1) ?? [],
    ...(memory && { bytes: { peak: memory.peak, saved: memory.saved } }),
    ...(steps.length > 0 && { milliseconds: mean(steps) }),
  };
}

function curveOf(values: readonly (readonly number[])[]): MethodCurve {
  return {
    low: values.map((each) => Math.min(...each)),
    mean: values.map(mean),
    high: values.map((each) => Math.max(...each)),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
