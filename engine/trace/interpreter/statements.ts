import { unreachable } from '../../invariant.ts';
import type { Block, Statement, Switch, Try } from '../../program/statements.ts';
import { enter } from './closures.ts';
import { truthy } from './convert.ts';
import { caughtOf, Thrown } from './failure.ts';
import type { Frame } from './frame.ts';
import { executeFor, executeForEach, executeWhile } from './loops.ts';
import { strictlyEqual } from './operators.ts';
import { bindPattern, declareTarget } from './patterns.ts';
import { evaluate, type Outcome } from './rules.ts';

export function executeStatements(frame: Frame, block: Block): Outcome {
  enter(frame, block.variables, block.functions);
  return executeAll(frame, block.body);
}

export function executeStatement(frame: Frame, statement: Statement): Outcome {
  const { span } = statement;
  frame.machine.step(span);
  switch (statement.kind) {
    case 'declare':
      if (statement.keyword !== 'var' || statement.value) {
        bindPattern(frame, statement.target, statement.value && evaluate(frame, statement.value), span);
      }
      return undefined;
    case 'evaluate':
      evaluate(frame, statement.expression);
      return undefined;
    case 'return':
      return { kind: 'return', value: statement.value && evaluate(frame, statement.value), span: statement.value?.span ?? span };
    case 'if': {
      const chosen = truthy(frame.machine, evaluate(frame, statement.condition), statement.condition.span);
      const branch = chosen ? statement.whenTrue : statement.whenFalse;
      return branch && executeStatement(frame, branch);
    }
    case 'block':
      return executeStatements(frame, statement);
    case 'for':
      return executeFor(frame, statement, []);
    case 'for-each':
      return executeForEach(frame, statement, []);
    case 'while':
      return executeWhile(frame, statement, []);
    case 'switch':
      return executeSwitch(frame, statement);
    case 'break':
    case 'continue':
      return { kind: statement.kind, label: statement.label };
    case 'throw':
      throw new Thrown(evaluate(frame, statement.value), span);
    case 'try':
      return executeTry(frame, statement);
    case 'labeled':
      return executeLabeled(frame, statement, []);
    default:
      return unreachable(statement);
  }
}

function executeAll(frame: Frame, statements: readonly Statement[]): Outcome {
  for (const statement of statements) {
    const outcome = executeStatement(frame, statement);
    if (outcome) return outcome;
  }
  return undefined;
}

function executeLabeled(frame: Frame, { body, label }: Extract<Statement, { kind: 'labeled' }>, outer: readonly string[]): Outcome {
  const labels = [...outer, label];
  const outcome = executeWithLabels(frame, body, labels);
  return outcome?.kind === 'break' && outcome.label === label ? undefined : outcome;
}

function executeWithLabels(frame: Frame, body: Statement, labels: readonly string[]): Outcome {
  switch (body.kind) {
    case 'for':
      return executeFor(frame, body, labels);
    case 'for-each':
      return executeForEach(frame, body, labels);
    case 'while':
      return executeWhile(frame, body, labels);
    case 'labeled':
      return executeLabeled(frame, body, labels);
    default:
      return executeStatement(frame, body);
  }
}

function executeSwitch(frame: Frame, { subject, variables, functions, clauses, span }: Switch): Outcome {
  const value = evaluate(frame, subject);
  enter(frame, variables, functions);
  let start = clauses.findIndex(({ test }) => test && strictlyEqual(frame.machine, value, evaluate(frame, test), test.span ?? span));
  if (start < 0) start = clauses.findIndex(({ test }) => test === undefined);
  for (const { body } of start < 0 ? [] : clauses.slice(start)) {
    const outcome = executeAll(frame, body);
    if (outcome?.kind === 'break' && outcome.label === undefined) return undefined;
    if (outcome) return outcome;
  }
  return undefined;
}

function executeTry(frame: Frame, { body, handler, finalizer }: Try): Outcome {
  const run = (): Outcome => {
    try {
      return executeStatements(frame, body);
    } catch (error) {
      const caught = caughtOf(error);
      if (!caught || !handler) throw error;
      enter(frame, handler.variables, []);
      if (handler.target) {
        declareTarget(frame, handler.target);
        bindPattern(frame, handler.target, caught.thrown, caught.span);
      }
      return executeStatements(frame, handler.body);
    }
  };
  if (!finalizer) return run();
  let outcome: Outcome;
  try {
    outcome = run();
  } catch (error) {
    if (!(error instanceof Thrown)) throw error;
    const last = executeStatements(frame, finalizer);
    if (last) return last;
    throw error;
  }
  return executeStatements(frame, finalizer) ?? outcome;
}
