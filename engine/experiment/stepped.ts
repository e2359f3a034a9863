/** Which runs of an experiment are not compiled loops, and why: they take many times longer. */
import type { DifferentiableFunction } from '../function.ts';
import { createRunner } from '../run/fast/runner.ts';
import { type SuccessPlan, settingsFor } from './plan.ts';

/** Methods of a subject that are done one step at a time for one reason. */
export interface Stepped {
  readonly function: string;
  readonly methods: readonly string[];
  /** For people: `there are 371293 selections`. */
  readonly because: string;
}

/** `functions`: those that the plan's subjects name, among others. */
export function steppedOf(plan: Omit<SuccessPlan, 'stepped'>, functions: readonly DifferentiableFunction[]): readonly Stepped[] {
  return plan.subjects.flatMap(({ name, label }) => {
    const fn = functions.find((one) => one.name === name);
    const reasons = plan.methods.map(
      (method) => fn && createRunner(fn, { estimator: settingsFor(method, fn), optimizer: plan.optimizer }, 0),
    );
    const groups = Map.groupBy(plan.methods.keys(), (m) => reasons[m]?.steppedBecause ?? '');
    groups.delete('');
    return [...groups].map(([because, members]) => ({
      function: label,
      methods: members.map((m) => plan.methods[m]?.label ?? ''),
      because,
    }));
  });
}

/** A sentence for people; `undefined` where everything is compiled. */
export function steppedText(stepped: readonly Stepped[] = []): string | undefined {
  if (stepped.length === 0) return undefined;
  const parts = Map.groupBy(stepped, ({ methods, because }) => `${listed(methods)}, since ${because}`);
  const each = [...parts].map(([what, those]) => `${those.map((one) => one.function).join(', ')}: ${what}`);
  return `Done one step at a time, not in compiled loops: ${each.join('; ')}.`;
}

/** More methods than this are counted. */
const MOST_NAMED = 8;

function listed(methods: readonly string[]): string {
  return methods.length > MOST_NAMED ? `${methods.length} methods` : methods.join(', ');
}
