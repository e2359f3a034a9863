import { builtinNames, isNamespace, isWellKnownSymbol, supportedMembers, symbolKey } from '../../program/builtins.ts';
import type { Entity } from './names.ts';

/** What a name that nobody declared means in JavaScript. */
export function globalEntity(name: string): Entity | undefined {
  return globals.get(name);
}

/** A property of one of JavaScript's own objects: a constant as JavaScript has it, or a function. */
export function libraryMember(library: string, property: string): Entity | undefined {
  if (library === 'Date' && property === 'now') return { kind: 'outside', name: 'Date.now' };
  if (library === 'Symbol' && isWellKnownSymbol(property))
    return { kind: 'literal', value: symbolKey(property), text: `Symbol.${property}` };
  if (library.endsWith('.prototype')) return { kind: 'builtin', name: `${library}.${property}`, callable: true };
  if (property === 'prototype' && prototypes.has(library)) return { kind: 'builtin', name: `${library}.prototype`, callable: false };
  const owner = libraries.get(library);
  const name = `${library}.${property}`;
  const value: unknown = owner && Object.getOwnPropertyDescriptor(owner, property)?.value;
  if (typeof value === 'number' && property !== 'length') return { kind: 'literal', value, text: name };
  if (supportedMembers.get(library)?.has(property)) return { kind: 'builtin', name, callable: true };
  if (property === 'prototype' || property === 'name' || property === 'length') return { kind: 'unsupported', name };
  return typeof value === 'function' || owner === undefined ? { kind: 'unsupported', name } : undefined;
}

/** Whose methods can be taken by themselves: `Array.prototype.slice.call(a)`. */
const prototypes: ReadonlySet<string> = new Set(['Array', 'Object', 'String', 'Number', 'Function', 'Map', 'Set']);

const libraries = new Map<string, object>([
  ['Math', Math],
  ['Number', Number],
  ['Array', Array],
  ['Object', Object],
  ['String', String],
  ['Symbol', Symbol],
]);

/** Effects: their values differ from call to call, or reach beyond the program. */
const outside = [
  ...['console', 'process', 'globalThis', 'window', 'self', 'document', 'navigator', 'location', 'localStorage', 'sessionStorage'],
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'Worker', 'postMessage', 'alert', 'prompt', 'confirm', 'require', 'eval'],
  ...['performance', 'crypto', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame'],
  ...['module', 'exports', 'global', 'Promise', 'importScripts', 'Deno', 'Bun', '__dirname', '__filename'],
];

const unsupported = [
  ...['Proxy', 'Reflect', 'Intl', 'WeakRef'],
  ...['SharedArrayBuffer', 'DataView', 'Atomics', 'BigInt64Array', 'BigUint64Array', 'encodeURIComponent'],
  ...['decodeURIComponent', 'encodeURI', 'decodeURI', 'WebAssembly', 'Iterator', 'AggregateError', 'FinalizationRegistry'],
];

const globals: ReadonlyMap<string, Entity> = new Map<string, Entity>([
  ['NaN', { kind: 'literal', value: Number.NaN, text: 'NaN' }],
  ['Infinity', { kind: 'literal', value: Number.POSITIVE_INFINITY, text: 'Infinity' }],
  ['undefined', { kind: 'literal', value: undefined, text: 'undefined' }],
  ...builtinNames.map((name) => [name, { kind: 'builtin', name, callable: !isNamespace(name) }] as const),
  ...outside.map((name) => [name, { kind: 'outside', name }] as const),
  ...unsupported.map((name) => [name, { kind: 'unsupported', name }] as const),
]);
