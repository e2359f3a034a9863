import type { For, ForEach, Statement, While } from '../../program/statements.ts';
import type { VariableId } from '../../program/types.ts';
import { iterate } from '../builtins/iterate.ts';
import { enter } from './closures.ts';
import { truthy } from './convert.ts';
import type { Frame } from './frame.ts';
import { keysOf } from './members.ts';
import { bindPattern, declareTarget } from './patterns.ts';
import { evaluate, execute, type Outcome } from './rules.ts';

export function executeFor(frame: Frame, { variables, initial, condition, update, body }: For, labels: readonly string[]): Outcome {
  enter(frame, variables, []);
  for (const statement of initial) execute(frame, statement);
  while (holds(frame, condition)) {
    const outcome = iteration(frame, body, labels);
    if (outcome !== 'next') return outcome === 'end' ? undefined : outcome;
    renew(frame, variables);
    if (update) evaluate(frame, update);
  }
  return undefined;
}

export function executeWhile(frame: Frame, { condition, body, first }: While, labels: readonly string[]): Outcome {
  for (let begin = first === 'body'; begin || holds(frame, condition); begin = false) {
    const outcome = iteration(frame, body, labels);
    if (outcome !== 'next') return outcome === 'end' ? undefined : outcome;
  }
  return undefined;
}

export function executeForEach(frame: Frame, loop: ForEach, labels: readonly string[]): Outcome {
  const { over, variables, keyword, target, subject, body, span } = loop;
  const value = evaluate(frame, subject);
  const values = over === 'values' ? iterate(frame.machine, value, subject.span) : keysOf(value);
  for (const each of values) {
    enter(frame, variables, []);
    if (keyword && keyword !== 'var') declareTarget(frame, target);
    bindPattern(frame, target, each, span);
    const outcome = iteration(frame, body, labels);
    if (outcome !== 'next') return outcome === 'end' ? undefined : outcome;
  }
  return undefined;
}

/** Runs the body once. `end` where the loop is left, `next` where it goes on. */
function iteration(frame: Frame, body: Statement, labels: readonly string[]): NonNullable<Outcome> | 'end' | 'next' {
  const outcome = execute(frame, body);
  if (!outcome) return 'next';
  if (outcome.kind === 'return') return outcome;
  const own = outcome.label === undefined || labels.includes(outcome.label);
  if (!own) return outcome;
  return outcome.kind === 'break' ? 'end' : 'next';
}

function holds(frame: Frame, condition: For['condition']): boolean {
  return condition === undefined || truthy(frame.machine, evaluate(frame, condition), condition.span);
}

/** Each iteration has variables of its own, which begin as those of the last one ended. */
function renew(frame: Frame, variables: readonly VariableId[]): void {
  for (const variable of variables) {
    const { value } = frame.cellOf(variable);
    frame.declare(variable, value);
  }
}
