import { errorNames } from '../../program/builtins.ts';
import type { Span } from '../../source/span.ts';
import { throwError } from './failure.ts';
import {
  ArrayValue,
  BufferValue,
  BuiltinValue,
  ClassValue,
  ClosureValue,
  CollectionValue,
  DateValue,
  isFunction,
  isInstanceValue,
  RecordValue,
  RegExpValue,
  type Value,
} from './values.ts';

/** What a class, or a parent of it, has under a name. */
export function findMember(cls: ClassValue | undefined, table: 'methods' | 'getters' | 'setters', name: string): ClosureValue | undefined {
  for (let each: ClassValue | BuiltinValue | undefined = cls; each instanceof ClassValue; each = each.parent) {
    const found = each[table].get(name);
    if (found) return found;
  }
  return undefined;
}

/** `instanceof`. */
export function isInstance(value: Value, target: Value, span: Span): boolean {
  if (target instanceof ClassValue) {
    for (
      let each: ClassValue | BuiltinValue | undefined = isInstanceValue(value) ? value.class : undefined;
      each instanceof ClassValue;
      each = each.parent
    ) {
      if (each === target) return true;
    }
    return false;
  }
  if (target instanceof BuiltinValue) return isBuiltinInstance(value, target.name);
  if (target instanceof ClosureValue) {
    for (let each = value instanceof RecordValue ? value.prototype : undefined; each; each = each.prototype) {
      if (each === target.prototype) return true;
    }
    return false;
  }
  return throwError('TypeError', "Right-hand side of 'instanceof' is not callable", span);
}

function isBuiltinInstance(value: Value, name: string): boolean {
  if (value instanceof ArrayValue) return value.type === name || name === 'Object';
  if (value instanceof CollectionValue) return value.type === name || name === 'Object';
  if (value instanceof BufferValue) return name === 'ArrayBuffer' || name === 'Object';
  if (value instanceof DateValue) return name === 'Date' || name === 'Object';
  if (value instanceof RegExpValue) return name === 'RegExp' || name === 'Object';
  if (isFunction(value)) return name === 'Object' || name === 'Function';
  if (!(value instanceof RecordValue)) return false;
  if (!isError(name)) return name === 'Object';
  const root = rootOf(value.class);
  if (root && isError(root)) return name === root || name === 'Error';
  const slot = value.fields.get('name');
  const own = slot && 'value' in slot ? slot.value : undefined;
  return typeof own === 'string' && (own === name || (name === 'Error' && value.fields.has('message')));
}

/** What of JavaScript's own a class extends, through its parents. */
export function rootOf(cls: ClassValue | undefined): string | undefined {
  let root: ClassValue | BuiltinValue | undefined = cls;
  while (root instanceof ClassValue) root = root.parent;
  return root?.name;
}

export function isError(name: string): boolean {
  return errorNames.some((one) => one === name);
}
