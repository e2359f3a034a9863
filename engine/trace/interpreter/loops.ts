import type { For, ForEach, While } from '../../program/statements.ts';
import type { VariableId } from '../../program/types.ts';
import type { Span } from '../../source/span.ts';
import { iterateLazily } from '../builtins/iterate.ts';
import { enter } from './closures.ts';
import { truthy } from './convert.ts';
import type { Frame } from './frame.ts';
import { hasKey, inheritedKeysOf } from './keys.ts';
import { bindPattern, declareTarget } from './patterns.ts';
import { evaluate, execute, type Outcome } from './rules.ts';
import { Text, type Value } from './values.ts';

export function executeFor(frame: Frame, loop: For, labels: readonly string[]): Outcome {
  const [variable] = loop.variables;
  const name = variable === undefined ? 'for' : `for ${frame.machine.nameOf(variable)}`;
  return frame.machine.scoped('loop', name, 0, loop.span, () => runFor(frame, loop, labels));
}

export function executeWhile(frame: Frame, loop: While, labels: readonly string[]): Outcome {
  const name = loop.first === 'body' ? 'do' : 'while';
  return frame.machine.scoped('loop', name, 0, loop.span, () => runWhile(frame, loop, labels));
}

export function executeForEach(frame: Frame, loop: ForEach, labels: readonly string[]): Outcome {
  const name = loop.over === 'values' ? 'for of' : 'for in';
  return frame.machine.scoped('loop', name, 0, loop.span, () => runForEach(frame, loop, labels));
}

function runFor(frame: Frame, loop: For, labels: readonly string[]): Outcome {
  const { variables, initial, condition, update, body } = loop;
  enter(frame, variables, []);
  for (const statement of initial) execute(frame, statement);
  for (let count = 0; holds(frame, condition); count++) {
    const outcome = iteration(frame, loop, counterText(frame, variables), count, () => execute(frame, body), labels);
    if (outcome !== 'next') return outcome === 'end' ? undefined : outcome;
    renew(frame, variables);
    if (update) evaluate(frame, update);
  }
  return undefined;
}

function runWhile(frame: Frame, loop: While, labels: readonly string[]): Outcome {
  const { condition, body, first } = loop;
  for (let count = 0; (count === 0 && first === 'body') || holds(frame, condition); count++) {
    const outcome = iteration(frame, loop, '', count, () => execute(frame, body), labels);
    if (outcome !== 'next') return outcome === 'end' ? undefined : outcome;
  }
  return undefined;
}

function runForEach(frame: Frame, loop: ForEach, labels: readonly string[]): Outcome {
  const { over, variables, keyword, target, subject, body, span } = loop;
  const value = evaluate(frame, subject);
  const values = over === 'values' ? iterateLazily(frame.machine, value, subject.span) : keysIn(value, subject.span);
  let count = 0;
  for (const each of values) {
    enter(frame, variables, []);
    if (keyword && keyword !== 'var') declareTarget(frame, target);
    const run = () => {
      bindPattern(frame, target, each, span);
      return execute(frame, body);
    };
    const outcome = iteration(frame, loop, '', count++, run, labels);
    if (outcome !== 'next') return outcome === 'end' ? undefined : outcome;
  }
  return undefined;
}

/** The keys that `for…in` goes through; those that are deleted on the way are passed over. */
export function* keysIn(value: Value, span: Span): Generator<Value> {
  for (const key of inheritedKeysOf(value, span)) if (!isText(key) || hasKey(value, key)) yield key;
}

function isText(key: Value): key is string | Text {
  return typeof key === 'string' || key instanceof Text;
}

/** Runs the body once. `end` where the loop is left, `next` where it goes on. */
function iteration(
  { machine }: Frame,
  { body }: For | ForEach | While,
  name: string,
  count: number,
  run: () => Outcome,
  labels: readonly string[],
): NonNullable<Outcome> | 'end' | 'next' {
  return goesOn(machine.scoped('iteration', name, count, body.span, run), labels);
}

/** What a body's end means to its loop, which is called by `labels`. */
export function goesOn(outcome: Outcome, labels: readonly string[]): NonNullable<Outcome> | 'end' | 'next' {
  if (!outcome) return 'next';
  if (outcome.kind === 'return') return outcome;
  const own = outcome.label === undefined || labels.includes(outcome.label);
  if (!own) return outcome;
  return outcome.kind === 'break' ? 'end' : 'next';
}

/** `i = 3`, of a loop that counts. */
function counterText(frame: Frame, variables: readonly VariableId[]): string {
  const [variable] = variables;
  const value = variable === undefined ? undefined : frame.cellOf(variable).value;
  return variable === undefined || typeof value !== 'number' ? '' : `${frame.machine.nameOf(variable)} = ${value}`;
}

export function holds(frame: Frame, condition: For['condition']): boolean {
  return condition === undefined || truthy(frame.machine, evaluate(frame, condition), condition.span);
}

/** Each iteration has variables of its own, which begin as those of the last one ended. */
export function renew(frame: Frame, variables: readonly VariableId[]): void {
  for (const variable of variables) {
    const { value } = frame.cellOf(variable);
    frame.declare(variable, value);
  }
}
