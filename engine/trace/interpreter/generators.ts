import type { For, ForEach, Statement, Switch, Try, While } from '../../program/statements.ts';
import { iterateLazily } from '../builtins/iterate.ts';
import { enter } from './closures.ts';
import { truthy } from './convert.ts';
import { caughtOf, Thrown } from './failure.ts';
import type { Frame } from './frame.ts';
import { goesOn, keysIn, renew } from './loops.ts';
import { strictlyEqual } from './operators.ts';
import { bindPattern, declareTarget } from './patterns.ts';
import { evaluate, execute, type Outcome } from './rules.ts';
import { hasYield, type Stepping, stepExpression } from './step-expressions.ts';

/** What runs a generator from one `yield` to the next, and gives how its body ended. */
export type Steps = Stepping<Outcome>;

const yielding = new WeakMap<Statement, boolean>();

/** Runs a statement of a generator, which is called by `labels`. The trace of what it does belongs to where its values are asked for. */
export function* stepThrough(frame: Frame, statement: Statement, labels: readonly string[] = []): Steps {
  if (!yields(statement)) return execute(frame, statement);
  const { span } = statement;
  frame.machine.step(span);
  switch (statement.kind) {
    case 'evaluate':
      yield* stepExpression(frame, statement.expression);
      return undefined;
    case 'declare':
      bindPattern(frame, statement.target, statement.value && (yield* stepExpression(frame, statement.value)), span);
      return undefined;
    case 'return':
      return { kind: 'return', value: statement.value && (yield* stepExpression(frame, statement.value)), span };
    case 'throw':
      throw new Thrown(yield* stepExpression(frame, statement.value), span);
    case 'if': {
      const chosen = truthy(frame.machine, yield* stepExpression(frame, statement.condition), statement.condition.span);
      const branch = chosen ? statement.whenTrue : statement.whenFalse;
      return branch && (yield* stepThrough(frame, branch));
    }
    case 'block':
      enter(frame, statement.variables, statement.functions);
      return yield* stepThroughAll(frame, statement.body);
    case 'for':
      return yield* stepThroughFor(frame, statement, labels);
    case 'for-each':
      return yield* stepThroughEach(frame, statement, labels);
    case 'while':
      return yield* stepThroughWhile(frame, statement, labels);
    case 'switch':
      return yield* stepThroughSwitch(frame, statement);
    case 'try':
      return yield* stepThroughTry(frame, statement);
    case 'labeled': {
      const outcome = yield* stepThrough(frame, statement.body, [...labels, statement.label]);
      return outcome?.kind === 'break' && outcome.label === statement.label ? undefined : outcome;
    }
    case 'break':
    case 'continue':
      return execute(frame, statement);
  }
}

function* stepThroughAll(frame: Frame, statements: readonly Statement[]): Steps {
  for (const statement of statements) {
    const outcome = yield* stepThrough(frame, statement);
    if (outcome) return outcome;
  }
  return undefined;
}

function* stepThroughFor(frame: Frame, { variables, initial, condition, update, body }: For, labels: readonly string[]): Steps {
  enter(frame, variables, []);
  for (const statement of initial) yield* stepThrough(frame, statement);
  while (yield* holds(frame, condition)) {
    const outcome = goesOn(yield* stepThrough(frame, body), labels);
    if (outcome !== 'next') return outcome === 'end' ? undefined : outcome;
    renew(frame, variables);
    if (update) yield* stepExpression(frame, update);
  }
  return undefined;
}

function* stepThroughWhile(frame: Frame, { condition, body, first }: While, labels: readonly string[]): Steps {
  for (let count = 0; (count === 0 && first === 'body') || (yield* holds(frame, condition)); count++) {
    const outcome = goesOn(yield* stepThrough(frame, body), labels);
    if (outcome !== 'next') return outcome === 'end' ? undefined : outcome;
  }
  return undefined;
}

function* stepThroughEach(frame: Frame, loop: ForEach, labels: readonly string[]): Steps {
  const { over, variables, keyword, target, subject, body, span } = loop;
  const value = yield* stepExpression(frame, subject);
  for (const each of over === 'values' ? iterateLazily(frame.machine, value, subject.span) : keysIn(value, subject.span)) {
    enter(frame, variables, []);
    if (keyword && keyword !== 'var') declareTarget(frame, target);
    bindPattern(frame, target, each, span);
    const outcome = goesOn(yield* stepThrough(frame, body), labels);
    if (outcome !== 'next') return outcome === 'end' ? undefined : outcome;
  }
  return undefined;
}

function* stepThroughSwitch(frame: Frame, { subject, variables, functions, clauses, span }: Switch): Steps {
  const value = yield* stepExpression(frame, subject);
  enter(frame, variables, functions);
  let start = clauses.findIndex(({ test }) => test && strictlyEqual(frame.machine, value, evaluate(frame, test), test.span ?? span));
  if (start < 0) start = clauses.findIndex(({ test }) => test === undefined);
  for (const { body } of start < 0 ? [] : clauses.slice(start)) {
    const outcome = yield* stepThroughAll(frame, body);
    if (outcome?.kind === 'break' && outcome.label === undefined) return undefined;
    if (outcome) return outcome;
  }
  return undefined;
}

/** The finalizer is run, too, where whoever goes through the generator leaves it early. */
function* stepThroughTry(frame: Frame, statement: Try): Steps {
  const { finalizer } = statement;
  if (!finalizer) return yield* stepThroughGuarded(frame, statement);
  let outcome: Outcome;
  let left = true;
  try {
    outcome = yield* stepThroughGuarded(frame, statement);
    left = false;
  } catch (error) {
    left = false;
    const last = error instanceof Thrown ? yield* stepThrough(frame, finalizer) : undefined;
    if (last) return last;
    throw error;
  } finally {
    if (left) yield* stepThrough(frame, finalizer);
  }
  return (yield* stepThrough(frame, finalizer)) ?? outcome;
}

function* stepThroughGuarded(frame: Frame, { body, handler }: Try): Steps {
  try {
    return yield* stepThrough(frame, body);
  } catch (error) {
    const caught = caughtOf(error);
    if (!caught || !handler) throw error;
    enter(frame, handler.variables, []);
    if (handler.target) {
      declareTarget(frame, handler.target);
      bindPattern(frame, handler.target, caught.thrown, caught.span);
    }
    return yield* stepThrough(frame, handler.body);
  }
}

function* holds(frame: Frame, condition: For['condition']): Stepping<boolean> {
  return condition === undefined || truthy(frame.machine, yield* stepExpression(frame, condition), condition.span);
}

/** Is there a `yield` in the statement? In functions inside it there is none of this generator's. */
function yields(statement: Statement): boolean {
  const known = yielding.get(statement);
  if (known !== undefined) return known;
  const found = statementsIn(statement).some(yields) || expressionsIn(statement).some((one) => one && hasYield(one));
  yielding.set(statement, found);
  return found;
}

function expressionsIn(statement: Statement) {
  switch (statement.kind) {
    case 'evaluate':
      return [statement.expression];
    case 'declare':
    case 'return':
    case 'throw':
      return [statement.value];
    case 'if':
    case 'while':
      return [statement.condition];
    case 'for':
      return [statement.condition, statement.update];
    case 'for-each':
    case 'switch':
      return [statement.subject];
    default:
      return [];
  }
}

function statementsIn(statement: Statement): readonly Statement[] {
  switch (statement.kind) {
    case 'if':
      return statement.whenFalse ? [statement.whenTrue, statement.whenFalse] : [statement.whenTrue];
    case 'block':
      return statement.body;
    case 'for':
      return [...statement.initial, statement.body];
    case 'for-each':
    case 'while':
    case 'labeled':
      return [statement.body];
    case 'switch':
      return statement.clauses.flatMap(({ body }) => body);
    case 'try':
      return [
        statement.body,
        ...(statement.handler ? [statement.handler.body] : []),
        ...(statement.finalizer ? [statement.finalizer] : []),
      ];
    default:
      return [];
  }
}
