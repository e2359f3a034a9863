import { isSymbol, supportedMembers } from '../../program/builtins.ts';
import type { Span } from '../../source/span.ts';
import { plainText } from './convert.ts';
import { refuse } from './failure.ts';
import {
  ArrayValue,
  BuiltinValue,
  ClassValue,
  ClosureValue,
  CollectionValue,
  isFunction,
  RecordValue,
  Text,
  type Value,
} from './values.ts';

type Key = string | Text;

/** The names of an object's own listed properties, in JavaScript's order: whole numbers first. */
export function keysOf(object: Value, span: Span): Key[] {
  if (object instanceof ArrayValue) return [...Object.keys(object.items), ...namedKeysOf(object)];
  if (typeof object === 'string' || object instanceof Text) return indicesOf(plainText(object));
  if (object instanceof ClosureValue) return ordered(object.properties.keys()).filter((name) => !object.hidden.has(name));
  if (object instanceof ClassValue && object.statics.size > 0) return refuse('BP4009', span, { what: 'Listing the properties of a class' });
  if (!(object instanceof RecordValue)) return [];
  return ordered(object.fields.keys())
    .filter((name) => isListed(object, name) && !isSymbol(name))
    .map((name) => object.traced.get(name) ?? name);
}

/** What an array has besides its elements. */
function namedKeysOf({ properties, hidden, traced }: ArrayValue): Key[] {
  const listed = [...(properties?.keys() ?? [])].filter((name) => !isSymbol(name) && !hidden?.has(name));
  return listed.map((name) => traced?.get(name) ?? name);
}

/** What `for…in` goes through: the properties of an object, then those of its prototypes that it does not have itself. */
export function inheritedKeysOf(object: Value, span: Span): Key[] {
  const seen = new Set<string>();
  return [object, ...prototypesOf(object)].flatMap((each) => {
    const keys = keysOf(each, span).filter((key) => !seen.has(plainText(key)));
    for (const name of namesOf(each)) seen.add(name);
    return keys;
  });
}

/** Is the property still there? `for…in` passes over what was deleted on the way. */
export function hasKey(object: Value, key: Key): boolean {
  const name = plainText(key);
  if (object instanceof ArrayValue) return hasElement(object, name) || object.properties?.has(name) === true;
  return typeof object === 'string' || object instanceof Text || [object, ...prototypesOf(object)].some((each) => hasOwn(each, name));
}

/** Is there an element at the position that the name is? There is none in a hole. */
export function hasElement({ items }: ArrayValue, name: string): boolean {
  return isIndex(name) && Number(name) in items;
}

function prototypesOf(object: Value): readonly Value[] {
  const found: Value[] = [];
  if (object instanceof ClosureValue)
    for (let each = object.parent; each; each = each instanceof ClosureValue ? each.parent : undefined) found.push(each);
  if (!(object instanceof RecordValue)) return found;
  for (let cls = object.class; cls; cls = cls.parent instanceof ClassValue ? cls.parent : undefined)
    if (cls.prototype) found.push(cls.prototype);
  for (let each = object.prototype; each; each = each.prototype) found.push(each);
  return found;
}

/** All that an object has itself, listed or not. */
function namesOf(object: Value): readonly string[] {
  if (object instanceof ClosureValue) return [...object.properties.keys()];
  return object instanceof RecordValue ? [...object.fields.keys(), ...(object.class?.methods.keys() ?? [])] : [];
}

/** Does an object itself have the property, listed or not? */
export function hasOwn(object: Value, name: string): boolean {
  if (object instanceof ArrayValue) return name === 'length' || hasElement(object, name) || object.properties?.has(name) === true;
  if (object instanceof ClassValue) return object.statics.has(name) || object.staticGetters.has(name) || name === 'prototype';
  if (object instanceof ClosureValue) return object.properties.has(name) || ownNames(object).includes(name);
  if (object instanceof CollectionValue) return object.properties?.has(name) === true;
  if (object instanceof BuiltinValue && supportedMembers.get(object.name)?.has(name)) return true;
  return object instanceof RecordValue ? object.fields.has(name) : isFunction(object) && (name === 'length' || name === 'name');
}

/** What every function written in the program has itself. */
function ownNames({ definition }: ClosureValue): readonly string[] {
  return definition.arrow ? ['length', 'name'] : ['length', 'name', 'prototype'];
}

/** `constructor` of a prototype that a function was made with is there from the beginning, and never listed. */
function isListed(object: RecordValue, name: string): boolean {
  return !object.hidden.has(name) && !(name === 'constructor' && object.maker);
}

function ordered(names: Iterable<string>): string[] {
  const all = [...names];
  return [...all.filter(isIndex).sort((a, b) => Number(a) - Number(b)), ...all.filter((name) => !isIndex(name))];
}

function isIndex(name: string): boolean {
  return /^(?:0|[1-9]\d{0,9})$/.test(name) && Number(name) < 2 ** 32 - 1;
}

function indicesOf({ length }: { readonly length: number }): string[] {
  return Array.from({ length }, (_, index) => String(index));
}
