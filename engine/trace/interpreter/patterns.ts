import type { ArrayPattern, ObjectPattern, PatternElement, Target } from '../../program/expressions.ts';
import type { Span } from '../../source/span.ts';
import { iterate, iterateLazily } from '../builtins/iterate.ts';
import { isNullish, plainText, toKey } from './convert.ts';

import { throwError } from './failure.ts';
import type { Frame } from './frame.ts';
import { keysOf } from './keys.ts';
import { getMember } from './members.ts';
import { evaluate } from './rules.ts';
import { setMember } from './set-member.ts';
import { ArrayValue, GeneratorValue, RecordValue, unset, type Value } from './values.ts';

/** Gives the variables of a declaration their first values. */
export function bindPattern(frame: Frame, target: Target, value: Value, span: Span): void {
  if (target.kind === 'read') frame.write(target.variable, value, span);
  else if (target.kind === 'member')
    setMember(frame.machine, evaluate(frame, target.object), evaluate(frame, target.property), value, span);
  else if (target.kind === 'array-pattern') bindArray(frame, target, value);
  else bindObject(frame, target, value);
}

/** The same for an assignment to a pattern. */
export function assignPattern(frame: Frame, target: Target, value: Value, span: Span): void {
  bindPattern(frame, target, value, span);
}

function bindArray(frame: Frame, { elements, rest, span }: ArrayPattern, value: Value): void {
  if ((value instanceof RecordValue || value instanceof GeneratorValue) && !rest) return bindFirst(frame, elements, value, span);
  const values = iterate(frame.machine, value, span);
  elements.forEach((element, index) => {
    if (element) bindElement(frame, element, values[index], span);
  });
  if (rest) bindPattern(frame, rest, new ArrayValue(values.slice(elements.length)), span);
}

/** No more is taken from an object with an iterator of its own than there are elements. */
function bindFirst(frame: Frame, elements: ArrayPattern['elements'], value: Value, span: Span): void {
  const left = [...elements];
  for (const each of left.length > 0 ? iterateLazily(frame.machine, value, span) : []) {
    const element = left.shift();
    if (element) bindElement(frame, element, each, span);
    if (left.length === 0) return;
  }
  for (const element of left) if (element) bindElement(frame, element, undefined, span);
}

function bindObject(frame: Frame, { properties, rest, span }: ObjectPattern, value: Value): void {
  if (isNullish(value)) throwError('TypeError', `Cannot destructure '${value}' as it is ${value}.`, span);
  const { machine } = frame;
  const taken = new Set<string>();
  for (const { key, element } of properties) {
    const name = plainText(toKey(machine, evaluate(frame, key), key.span));
    taken.add(name);
    bindElement(frame, element, getMember(machine, value, name, key.span), span);
  }
  if (!rest) return;
  const names = keysOf(value, span)
    .map((name) => plainText(name))
    .filter((name) => !taken.has(name));
  const fields = names.map((name) => [name, getMember(machine, value, name, span)] as const);
  bindPattern(frame, rest, new RecordValue(fields), span);
}

function bindElement(frame: Frame, { target, defaultValue }: PatternElement, value: Value, span: Span): void {
  bindPattern(frame, target, value === undefined && defaultValue ? evaluate(frame, defaultValue) : value, span);
}

/** New places for the variables of a target. */
export function declareTarget(frame: Frame, target: Target): void {
  if (target.kind === 'read') frame.declare(target.variable, unset);
  else if (target.kind === 'array-pattern') for (const element of target.elements) element && declareTarget(frame, element.target);
  else if (target.kind === 'object-pattern') for (const { element } of target.properties) declareTarget(frame, element.target);
  if ((target.kind === 'array-pattern' || target.kind === 'object-pattern') && target.rest) declareTarget(frame, target.rest);
}
