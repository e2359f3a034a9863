import type { For, ForEach, Statement, While } from '../../program/statements.ts';
import { iterateLazily } from '../builtins/iterate.ts';
import { enter } from './closures.ts';
import { truthy } from './convert.ts';
import { refuse } from './failure.ts';
import type { Frame } from './frame.ts';
import { goesOn, holds, keysIn, renew } from './loops.ts';
import { bindPattern, declareTarget } from './patterns.ts';
import { evaluate, execute, type Outcome } from './rules.ts';
import type { Value } from './values.ts';

/** What runs a generator from one `yield` to the next, and gives how its body ended. */
export type Steps = Generator<Value, Outcome>;

const yielding = new WeakMap<Statement, boolean>();

/** Runs a statement of a generator. The trace of what it does belongs to where its values are asked for. */
export function* stepThrough(frame: Frame, statement: Statement): Steps {
  if (!yields(statement)) return execute(frame, statement);
  const { span } = statement;
  frame.machine.step(span);
  switch (statement.kind) {
    case 'yield': {
      const value = statement.value && evaluate(frame, statement.value);
      if (statement.all) yield* iterateLazily(frame.machine, value, span);
      else yield value;
      return undefined;
    }
    case 'if': {
      const chosen = truthy(frame.machine, evaluate(frame, statement.condition), statement.condition.span);
      const branch = chosen ? statement.whenTrue : statement.whenFalse;
      return branch && (yield* stepThrough(frame, branch));
    }
    case 'block':
      enter(frame, statement.variables, statement.functions);
      return yield* stepThroughAll(frame, statement.body);
    case 'for':
      return yield* stepThroughFor(frame, statement);
    case 'for-each':
      return yield* stepThroughEach(frame, statement);
    case 'while':
      return yield* stepThroughWhile(frame, statement);
    default:
      return refuse('BP4009', span, { what: `"yield" in a "${statement.kind}" statement` });
  }
}

function* stepThroughAll(frame: Frame, statements: readonly Statement[]): Steps {
  for (const statement of statements) {
    const outcome = yield* stepThrough(frame, statement);
    if (outcome) return outcome;
  }
  return undefined;
}

function* stepThroughFor(frame: Frame, { variables, initial, condition, update, body }: For): Steps {
  enter(frame, variables, []);
  for (const statement of initial) execute(frame, statement);
  while (holds(frame, condition)) {
    const outcome = goesOn(yield* stepThrough(frame, body), []);
    if (outcome !== 'next') return outcome === 'end' ? undefined : outcome;
    renew(frame, variables);
    if (update) evaluate(frame, update);
  }
  return undefined;
}

function* stepThroughWhile(frame: Frame, { condition, body, first }: While): Steps {
  for (let count = 0; (count === 0 && first === 'body') || holds(frame, condition); count++) {
    const outcome = goesOn(yield* stepThrough(frame, body), []);
    if (outcome !== 'next') return outcome === 'end' ? undefined : outcome;
  }
  return undefined;
}

function* stepThroughEach(frame: Frame, { over, variables, keyword, target, subject, body, span }: ForEach): Steps {
  const value = evaluate(frame, subject);
  for (const each of over === 'values' ? iterateLazily(frame.machine, value, subject.span) : keysIn(value, subject.span)) {
    enter(frame, variables, []);
    if (keyword && keyword !== 'var') declareTarget(frame, target);
    bindPattern(frame, target, each, span);
    const outcome = goesOn(yield* stepThrough(frame, body), []);
    if (outcome !== 'next') return outcome === 'end' ? undefined : outcome;
  }
  return undefined;
}

/** Is there a `yield` in the statement? In functions inside it there is none of this generator's. */
function yields(statement: Statement): boolean {
  const known = yielding.get(statement);
  if (known !== undefined) return known;
  const found = statement.kind === 'yield' || partsOf(statement).some(yields);
  yielding.set(statement, found);
  return found;
}

function partsOf(statement: Statement): readonly Statement[] {
  switch (statement.kind) {
    case 'if':
      return statement.whenFalse ? [statement.whenTrue, statement.whenFalse] : [statement.whenTrue];
    case 'block':
      return statement.body;
    case 'for':
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
