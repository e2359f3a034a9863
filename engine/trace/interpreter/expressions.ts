import { BackpathError } from '../../diagnostics/diagnostic.ts';
import { at, unreachable } from '../../invariant.ts';
import type { Expression, Operation } from '../../program/expressions.ts';
import type { Span } from '../../source/span.ts';
import { builtinValue } from '../builtins/members.ts';
import { makeRegExp } from '../builtins/regexps.ts';
import { assign, update } from './assign.ts';
import { construct } from './calls.ts';
import { makeClass } from './classes.ts';
import { closureOf } from './closures.ts';
import { superCall } from './construction.ts';
import { isNullish, toInt32, toNumber, toText, truthy } from './convert.ts';
import { refuse } from './failure.ts';
import type { Frame } from './frame.ts';
import { evaluateItems } from './items.ts';
import type { Machine } from './machine.ts';
import { getMember, superMember } from './members.ts';
import { bitwise, compare, concatenate, operate, typeOf } from './operators.ts';
import { evaluateObject } from './records.ts';
import { call } from './rules.ts';
import { deleteMember } from './set-member.ts';
import { callTensor, isTensorFunction } from './tensors.ts';
import { ArrayValue, BuiltinValue, Traced, type Value } from './values.ts';

/** Ends a chain with `?.` early. */
const cut = Symbol('cut');

/** The value of an expression at the point. */
export function evaluateExpression(frame: Frame, expression: Expression): Value {
  const value = evaluateLink(frame, expression);
  return value === cut ? undefined : value;
}

function evaluateLink(frame: Frame, expression: Expression): Value | typeof cut {
  const { machine } = frame;
  const { span } = expression;
  machine.step(span);
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'regexp':
      return makeRegExp(expression.source, expression.flags, span);
    case 'read':
      return frame.read(expression.variable, span);
    case 'builtin':
      return expression.name === 'globalThis' ? machine.globalObject : builtinValue(expression.name);
    case 'operation':
      return evaluateOperation(frame, expression);
    case 'compare':
      return compare(
        machine,
        expression.sign,
        evaluateExpression(frame, expression.left),
        evaluateExpression(frame, expression.right),
        span,
      );
    case 'bitwise':
      return bitwise(
        machine,
        expression.sign,
        evaluateExpression(frame, expression.left),
        evaluateExpression(frame, expression.right),
        span,
      );
    case 'logic': {
      const left = evaluateExpression(frame, expression.left);
      if (expression.sign === '??') return isNullish(left) ? evaluateExpression(frame, expression.right) : left;
      if (truthy(machine, left, span) !== (expression.sign === '&&')) return left;
      const right = evaluateExpression(frame, expression.right);
      return left instanceof Traced && expression.sign === '||' ? sameOr(machine, left, right, span) : right;
    }
    case 'unary':
      return evaluateUnary(frame, expression);
    case 'conditional': {
      const chosen = truthy(machine, evaluateExpression(frame, expression.condition), expression.condition.span);
      return evaluateExpression(frame, chosen ? expression.whenTrue : expression.whenFalse);
    }
    case 'assign':
      return assign(frame, expression);
    case 'update':
      return update(frame, expression);
    case 'sequence':
      return expression.expressions.map((one) => evaluateExpression(frame, one)).at(-1);
    case 'template':
      return expression.expressions.reduce<Value>(
        (text, one, index) =>
          concatenate(
            machine,
            concatenate(machine, text, toText(machine, evaluateExpression(frame, one), span), span),
            at(expression.texts, index + 1),
            span,
          ),
        at(expression.texts, 0),
      );
    case 'array': {
      const items = evaluateItems(frame, expression.items);
      machine.spend(items.length, span);
      return new ArrayValue(items);
    }
    case 'object':
      return evaluateObject(frame, expression);
    case 'member': {
      if (expression.object.kind === 'super') return superMember(frame, evaluateExpression(frame, expression.property), span);
      const object = evaluateLink(frame, expression.object);
      if (object === cut || (expression.optional && isNullish(object))) return cut;
      return getMember(machine, object, evaluateExpression(frame, expression.property), span);
    }
    case 'chain':
      return evaluateExpression(frame, expression.expression);
    case 'call':
      return evaluateCall(frame, expression);
    case 'new':
      return construct(machine, evaluateExpression(frame, expression.callee), evaluateItems(frame, expression.items), span);
    case 'closure':
      return closureOf(frame, expression.function);
    case 'class':
      return makeClass(frame, expression.definition);
    case 'this':
      return expression.global && isNullish(frame.receiver) ? machine.globalObject : frame.receiver;
    case 'super':
      return frame.receiver;
    case 'yield':
      return refuse('BP4009', span, { what: '"yield" here' });
    case 'held':
      return frame.held[expression.slot];
    case 'refusal':
      if (expression.global !== undefined && machine.globalObject.fields.has(expression.global))
        return getMember(machine, machine.globalObject, expression.global, span);
      throw new BackpathError([expression.diagnostic]);
    default:
      return unreachable(expression);
  }
}

/** `x || 0` is x wherever it is a number, 0 too. */
function sameOr(machine: Machine, left: Traced, right: Value, span: Span): Value {
  if (typeof right !== 'number' || Number.isNaN(right) || !Object.is(left.value, right)) return right;
  machine.passive(left, span);
  return left;
}

/** Left operands of left operands without recursion: a sum of ten thousand terms is a tree ten thousand deep. */
function evaluateOperation(frame: Frame, root: Operation): Value {
  const spine: Operation[] = [root];
  let left = root.operands[0];
  for (; left?.kind === 'operation'; left = left.operands[0]) spine.push(left);
  let value = left ? evaluateExpression(frame, left) : undefined;
  for (const expression of spine.reverse()) {
    const { operation, operands, span } = expression;
    const [first, second] = operands;
    frame.machine.step(span);
    const right = second && evaluateExpression(frame, second);
    value = operate(frame.machine, operation, value, right, second === undefined, span, [textOf(first), textOf(second)]);
  }
  return value;
}

function textOf(expression: Expression | undefined): string | undefined {
  return expression?.kind === 'literal' ? expression.text : undefined;
}

function evaluateUnary(frame: Frame, { sign, operand, span }: Extract<Expression, { kind: 'unary' }>): Value {
  const { machine } = frame;
  if (sign === 'delete') {
    if (operand.kind !== 'member') return true;
    return deleteMember(machine, evaluateExpression(frame, operand.object), evaluateExpression(frame, operand.property), span);
  }
  if (sign === 'typeof' && operand.kind === 'read' && frame.isAbsent(operand.variable, span)) return 'undefined';
  const value = evaluateExpression(frame, operand);
  switch (sign) {
    case '!':
      return !truthy(machine, value, span);
    case '~':
      return typeof value === 'bigint' ? ~value : ~toInt32(machine, value, span);
    case '+':
      return toNumber(machine, value, span);
    case 'typeof':
      return typeOf(value);
    case 'void':
      return undefined;
  }
}

function evaluateCall(frame: Frame, expression: Extract<Expression, { kind: 'call' }>): Value | typeof cut {
  const { machine } = frame;
  const { callee, items, optional, span } = expression;
  if (callee.kind === 'super') return superCall(frame, evaluateItems(frame, items), span);
  let receiver: Value;
  let target: Value | typeof cut;
  if (callee.kind === 'member' && callee.object.kind === 'super') {
    receiver = frame.receiver;
    target = superMember(frame, evaluateExpression(frame, callee.property), span);
  } else if (callee.kind === 'member') {
    const object = evaluateLink(frame, callee.object);
    if (object === cut || (callee.optional && isNullish(object))) return cut;
    receiver = object;
    target = getMember(machine, object, evaluateExpression(frame, callee.property), callee.span);
  } else target = evaluateLink(frame, callee);
  if (target === cut || (optional && isNullish(target))) return cut;
  const args = evaluateItems(frame, items);
  if (target instanceof BuiltinValue && isTensorFunction(target.name)) {
    const spans = items.some(({ spread }) => spread) ? undefined : items.map(({ value }) => value.span);
    return callTensor(machine, target.name, args, span, spans);
  }
  return call(machine, target, receiver, args, span);
}
