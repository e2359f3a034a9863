import type { Assign, Expression } from '../../program/expressions.ts';
import { partsOf, withParts } from '../../program/parts.ts';
import { iterateLazily } from '../builtins/iterate.ts';
import { isNullish, truthy } from './convert.ts';
import { refuse } from './failure.ts';
import type { Frame } from './frame.ts';
import { evaluate } from './rules.ts';
import { GeneratorValue, type Value } from './values.ts';

/** Gives the values of a generator one after the other, is given what `next` passes, and ends with its own value. */
export type Stepping<T> = Generator<Value, T, Value>;

const known = new WeakMap<Expression, boolean>();

/** Is there a `yield` in the expression? Functions inside it have none of its generator's. */
export function hasYield(expression: Expression): boolean {
  const before = known.get(expression);
  if (before !== undefined) return before;
  const found = expression.kind === 'yield' || partsOf(expression).some(hasYield);
  known.set(expression, found);
  return found;
}

/** Evaluates an expression from one `yield` in it to the next. */
export function* stepExpression(frame: Frame, expression: Expression): Stepping<Value> {
  if (!hasYield(expression)) return evaluate(frame, expression);
  const { machine } = frame;
  const { span } = expression;
  machine.step(span);
  switch (expression.kind) {
    case 'yield': {
      const value = expression.value && (yield* stepExpression(frame, expression.value));
      return expression.all ? yield* delegate(frame, value, expression) : yield value;
    }
    case 'conditional': {
      const condition = yield* stepExpression(frame, expression.condition);
      return yield* stepExpression(frame, truthy(machine, condition, span) ? expression.whenTrue : expression.whenFalse);
    }
    case 'logic': {
      const left = yield* stepExpression(frame, expression.left);
      const goesOn = expression.sign === '??' ? isNullish(left) : truthy(machine, left, span) === (expression.sign === '&&');
      return goesOn ? yield* stepExpression(frame, expression.right) : left;
    }
    case 'assign':
      return yield* stepParts(frame, withoutOperator(expression));
    case 'chain':
      return refuse('BP4009', span, { what: '"yield" behind "?."' });
    default:
      return yield* stepParts(frame, expression);
  }
}

/** Steps through the parts, then evaluates the whole with what they have given. */
function* stepParts(frame: Frame, expression: Expression): Stepping<Value> {
  const parts = partsOf(expression);
  const held: Value[] = [];
  for (const part of parts) held.push(yield* stepExpression(frame, part));
  const whole = withParts(
    expression,
    parts.map(({ span }, slot) => ({ kind: 'held', slot, span })),
  );
  const outer = frame.held;
  frame.held = held;
  const value = evaluate(frame, whole);
  frame.held = outer;
  return value;
}

/** `yield*` gives what the other generator returns at its end. */
function* delegate(frame: Frame, value: Value, { span }: Expression): Stepping<Value> {
  if (!(value instanceof GeneratorValue)) {
    yield* iterateLazily(frame.machine, value, span);
    return undefined;
  }
  let ended = false;
  try {
    let step = value.steps.next(undefined);
    while (step.done !== true) step = value.steps.next(yield step.value);
    ended = true;
    return step.value;
  } finally {
    if (!ended) value.steps.return(undefined);
  }
}

/** `x += yield y` reads x first. */
function withoutOperator(assign: Assign): Assign {
  const { target, operator, value, span } = assign;
  if (!operator) return assign;
  const simple = target.kind === 'read' || (target.kind === 'member' && isSimple(target.object) && isSimple(target.property));
  if (!simple || operator.kind === 'logic') return refuse('BP4009', span, { what: '"yield" in this assignment' });
  const operands = [target, value] as const;
  const combined: Expression =
    operator.kind === 'operation'
      ? { kind: 'operation', operation: operator.operation, operands, span }
      : { kind: 'bitwise', sign: operator.sign, left: target, right: value, span };
  return { ...assign, operator: undefined, value: combined };
}

/** Evaluated twice, it is the same, and does nothing. */
function isSimple({ kind }: Expression): boolean {
  return kind === 'read' || kind === 'literal' || kind === 'this';
}
