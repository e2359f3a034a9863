import type { Assign, Member, Read, Update } from '../../program/expressions.ts';
import type { Span } from '../../source/span.ts';
import { isNullish, toNumber, truthy } from './convert.ts';
import type { Frame } from './frame.ts';
import { getMember } from './members.ts';
import { bitwise, operate } from './operators.ts';
import { assignPattern } from './patterns.ts';
import { evaluate } from './rules.ts';
import { setMember } from './set-member.ts';
import type { Value } from './values.ts';

/** An assignment's value. The parts of the target are evaluated once, before the value. */
export function assign(frame: Frame, { target, operator, value, span }: Assign): Value {
  if (target.kind !== 'read' && target.kind !== 'member') {
    const assigned = evaluate(frame, value);
    assignPattern(frame, target, assigned, span);
    return assigned;
  }
  const place = placeOf(frame, target);
  if (!operator) return place.write(evaluate(frame, value));
  const old = place.read();
  switch (operator.kind) {
    case 'operation':
      return place.write(operate(frame.machine, operator.operation, old, evaluate(frame, value), false, span));
    case 'bitwise':
      return place.write(bitwise(frame.machine, operator.sign, old, evaluate(frame, value), span));
    case 'logic': {
      const keeps = operator.sign === '??' ? !isNullish(old) : truthy(frame.machine, old, span) === (operator.sign === '||');
      return keeps ? old : place.write(evaluate(frame, value));
    }
  }
}

/** `++` and `--`. */
export function update(frame: Frame, { target, operation, prefix, span }: Update): Value {
  const place = placeOf(frame, target);
  const read = place.read();
  const old = typeof read === 'bigint' ? read : toNumber(frame.machine, read, span);
  const next = operate(frame.machine, operation, old, typeof old === 'bigint' ? 1n : 1, false, span, [undefined, '1']);
  place.write(next);
  return prefix ? next : old;
}

interface Place {
  read(): Value;
  write(value: Value): Value;
}

function placeOf(frame: Frame, target: Read | Member): Place {
  const { span } = target;
  if (target.kind === 'read') return variablePlace(frame, target, span);
  const object = evaluate(frame, target.object);
  const property = evaluate(frame, target.property);
  return {
    read: () => getMember(frame.machine, object, property, span),
    write: (value) => {
      setMember(frame.machine, object, property, value, span);
      return value;
    },
  };
}

function variablePlace(frame: Frame, { variable }: Read, span: Span): Place {
  return {
    read: () => frame.read(variable, span),
    write: (value) => {
      frame.assign(variable, value, span);
      return value;
    },
  };
}
