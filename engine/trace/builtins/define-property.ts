import type { Span } from '../../source/span.ts';
import { plainText, toKey, truthy } from '../interpreter/convert.ts';
import { refuse, throwError } from '../interpreter/failure.ts';
import type { Machine } from '../interpreter/machine.ts';
import { getMember, indexOf, inheritedSlot } from '../interpreter/members.ts';
import { setMember } from '../interpreter/set-member.ts';
import { ArrayValue, ClosureValue, isFunction, RecordValue, type Value } from '../interpreter/values.ts';

/** `Object.defineProperty`. What is not said of a property that is there already stays as it is; of a new one it is false. */
export function define(machine: Machine, object: Value, key: Value, description: Value, span: Span): Value {
  if (!(description instanceof RecordValue)) return throwError('TypeError', 'Property description must be an object', span);
  const name = plainText(toKey(machine, key, span));
  const said = (attribute: string) => hasField(description, attribute);
  const holds = (attribute: string) => truthy(machine, getMember(machine, description, attribute, span), span);
  if (!(object instanceof RecordValue || object instanceof ClosureValue)) {
    const known = object instanceof ArrayValue && indexOf(machine, name, span) === undefined && name !== 'length';
    if (!holds('writable') || (!holds('enumerable') && !known) || said('get') || said('set'))
      refuse('BP4009', span, { what: 'Defining a property of this' });
    setMember(machine, object, key, getMember(machine, description, 'value', span), span);
    if (object instanceof ArrayValue && !holds('enumerable')) object.hidden = new Set([...(object.hidden ?? []), name]);
    return object;
  }
  if (object.fixed.has(name) || (object instanceof RecordValue && object.frozen))
    refuse('BP4009', span, { what: `Defining "${name}" again` });
  const exists = object instanceof RecordValue ? object.fields.has(name) : object.properties.has(name) || name === 'prototype';
  if (said('enumerable') ? holds('enumerable') : exists && !object.hidden.has(name)) object.hidden.delete(name);
  else object.hidden.add(name);
  const [get, set] = [getMember(machine, description, 'get', span), getMember(machine, description, 'set', span)];
  const computed = get !== undefined || set !== undefined;
  if (computed) defineAccessor(object, name, get, set, span);
  else if (object instanceof RecordValue && (said('value') || !exists))
    object.fields.set(name, { value: getMember(machine, description, 'value', span) });
  else if (object instanceof ClosureValue && (said('value') || !exists))
    setMember(machine, object, name, getMember(machine, description, 'value', span), span);
  if (!computed && (said('writable') ? !holds('writable') : !exists)) object.fixed.add(name);
  return object;
}

/** Has the description of a property the attribute? What every object has is none. */
function hasField(description: RecordValue, attribute: string): boolean {
  return description.fields.has(attribute) || inheritedSlot(description, attribute) !== undefined;
}

function defineAccessor(object: Value, name: string, get: Value, set: Value, span: Span): void {
  const [getter, setter] = [isFunction(get) ? get : undefined, isFunction(set) ? set : undefined];
  if (!(object instanceof RecordValue)) refuse('BP4009', span, { what: 'Defining this property' });
  if (getter !== get || setter !== set) throwError('TypeError', 'Getter and setter must be functions', span);
  object.fields.set(name, { get: getter, set: setter });
}
