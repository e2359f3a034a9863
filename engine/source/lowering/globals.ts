import { mathOperation } from '../../operations/table.ts';
import type { Entity, LibraryName } from './entities.ts';

/** What a name that nobody declared means in JavaScript. */
export function globalEntity(name: string): Entity | undefined {
  return globals.get(name);
}

/** A property of `Math` or `Number`: a constant as JavaScript has it, or a function. */
export function libraryMember(library: LibraryName, property: string): Entity | undefined {
  const value: unknown = Object.getOwnPropertyDescriptor(libraries[library], property)?.value;
  const name = `${library}.${property}`;
  if (typeof value === 'number') return { kind: 'number', value, text: name };
  if (typeof value !== 'function') return undefined;
  return { kind: 'builtin', name, operation: library === 'Math' ? mathOperation(property) : undefined };
}

const libraries: Readonly<Record<LibraryName, object>> = { Math, Number };

/** Effects: their values differ from call to call, or reach beyond the program. */
const outside = [
  ...['console', 'process', 'globalThis', 'window', 'self', 'document', 'navigator', 'location', 'localStorage', 'sessionStorage'],
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'Worker', 'postMessage', 'alert', 'prompt', 'confirm', 'require', 'eval', 'Function'],
  ...['Date', 'performance', 'crypto', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame'],
];

const conversions = ['parseFloat', 'parseInt', 'isNaN', 'isFinite', 'String', 'Boolean', 'BigInt'];

const globals: ReadonlyMap<string, Entity> = new Map<string, Entity>([
  ['Math', { kind: 'library', name: 'Math' }],
  ['Number', { kind: 'library', name: 'Number' }],
  ['NaN', { kind: 'number', value: Number.NaN, text: 'NaN' }],
  ['Infinity', { kind: 'number', value: Number.POSITIVE_INFINITY, text: 'Infinity' }],
  ['undefined', { kind: 'nothing', name: 'undefined' }],
  ...conversions.map((name) => [name, { kind: 'builtin', name, operation: undefined }] as const),
  ...outside.map((name) => [name, { kind: 'outside', name }] as const),
]);
