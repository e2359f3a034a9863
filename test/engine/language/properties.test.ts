import assert from 'node:assert/strict';
import { compile } from '../../../engine/compile.ts';
import { BackpathError } from '../../../engine/diagnostics/diagnostic.ts';
import { at } from '../../../engine/invariant.ts';

/** The value at 1, or the code of what is said instead. */
function outcome(text: string): number | string {
  const { functions, diagnostics } = compile(text, { only: 'f', fileName: 'input.js' });
  if (diagnostics.length > 0) return at(diagnostics, 0).code;
  try {
    return at(functions, 0).value(1);
  } catch (error) {
    assert.ok(error instanceof BackpathError, String(error));
    return at(error.diagnostics, 0).code;
  }
}

/** Digits of the values, in the order in which they are listed. */
const listed = 'let s = 0; for (const k in o) s = 10 * s + o[k] * x; return s;';

const thrown = 'BP4007';
const refused = 'BP4009';

const cases: readonly (readonly [name: string, expected: number | string, text: string])[] = [
  [
    'for…in lists what a prototype was given',
    12,
    `function P() { this.a = 1; } P.prototype.b = 2; function f(x) { const o = new P(); ${listed} }`,
  ],
  [
    'for…in lists a name once, where it is found first',
    32,
    `function f(x) { const o = Object.create({ p: 1, q: 2 }); o.p = 3; ${listed} }`,
  ],
  [
    'for…in passes over what is deleted on the way',
    1,
    'function f(x) { const o = { a: x, b: x }; let s = 0; for (const k in o) { delete o.b; s += x; } return s; }',
  ],
  [
    'for…in lists no methods of classes',
    1,
    `class P { constructor() { this.a = 1; } m() {} } function f(x) { const o = new P(); ${listed} }`,
  ],
  [
    'for…in lists no constructor',
    1,
    `function P() { this.a = 1; } P.prototype.constructor = P; function f(x) { const o = new P(); ${listed} }`,
  ],
  [
    'for…in lists a hidden property of the object in place of that of its prototype',
    0,
    "function f(x) { const o = Object.create({ p: 1 }); Object.defineProperty(o, 'p', { value: 2 }); let s = 0; for (const k in o) s += x; return s; }",
  ],
  ['a list has its own names besides its positions', 125, `function f(x) { const o = [1, 2]; o.q = 5; ${listed} }`],
  ['a function has its properties', 23, `function f(x) { function o() {} o.a = 2; o.b = 3; ${listed} }`],
  ['those of a class are not told', refused, 'class Q { static a = 3; } function f(x) { let s = 0; for (const k in Q) s += x; return s; }'],
  ['text has positions by its code units', 3, "function f(x) { let s = 0; for (const k in 'a\u{1D4B3}') s += x; return s; }"],
  ['spread takes own properties only', 0, 'function f(x) { return Object.keys({ ...Object.create({ p: x }) }).length; }'],
  [
    'a new property is neither listed nor assignable',
    thrown,
    "function f(x) { const o = {}; Object.defineProperty(o, 'a', { value: x }); if (Object.keys(o).length === 0) o.a = 7; return o.a; }",
  ],
  [
    'a property that is there stays as it was in what is not said',
    12,
    `function f(x) { const o = { a: 5, b: 1 }; Object.defineProperty(o, 'a', { value: 1 }); o.b = 2; ${listed} }`,
  ],
  [
    'a description without a value leaves the value',
    1,
    "function f(x) { const o = { a: x }; Object.defineProperty(o, 'a', { enumerable: false }); return o.a; }",
  ],
  [
    'what cannot be written throws',
    thrown,
    "function f(x) { const o = { a: 1 }; Object.defineProperty(o, 'a', { writable: false }); o.a = 5; return o.a * x; }",
  ],
  [
    'so for what inherits it',
    thrown,
    "function f(x) { const p = {}; Object.defineProperty(p, 'a', { value: 2 }); const o = Object.create(p); o.a = 5; return o.a * x; }",
  ],
  [
    'what cannot be written is not defined again',
    refused,
    "function f(x) { const o = {}; Object.defineProperty(o, 'a', { value: 1 }); Object.defineProperty(o, 'a', { value: 2 }); return o.a * x; }",
  ],
  ['nor deleted', thrown, "function f(x) { const o = {}; Object.defineProperty(o, 'a', { value: 1 }); delete o.a; return x; }"],
  [
    'a setter is called',
    1,
    "function f(x) { const o = {}; Object.defineProperty(o, 'a', { set(v) { this.q = v; } }); o.a = x; return o.q; }",
  ],
  ['what has only a getter is not assigned', thrown, 'function f(x) { const o = { get a() { return x; } }; o.a = 5; return o.a; }'],
  ['nor by an instance', thrown, 'class P { get a() { return 1; } } function f(x) { const o = new P(); o.a = 5; return o.a * x; }'],
  ['a static setter is called', 2, 'class P { static set a(v) { this.b = 2 * v; } } function f(x) { P.a = x; return P.b; }'],
  ['a sealed object gets no more properties', thrown, 'function f(x) { const o = Object.seal({ a: 1 }); o.b = x; return o.b; }'],
  ['a frozen list keeps its elements', thrown, 'function f(x) { const o = Object.freeze([1, 2]); o[0] = x; return o[0]; }'],
  ['and its length', thrown, 'function f(x) { const o = Object.freeze([1, 2]); o.push(x); return o.length; }'],
  ['a date has no elements', thrown, 'function f(x) { const [a] = new Date(0); return a * x; }'],
  ['a pattern has none to go through', thrown, 'function f(x) { for (const a of /a/) x += a; return x; }'],
  ['nor have bytes', thrown, 'function f(x) { return [...new ArrayBuffer(8)].length * x; }'],
  ['indexOf from the end', 2, 'function f(x) { return [1, 2, 1].indexOf(x, -1); }'],
  ['lastIndexOf up to a position', 0, 'function f(x) { return [1, 2, 1].lastIndexOf(x, 1); }'],
  ['includes from a position', 0, 'function f(x) { return [1, 2, 3].includes(x, 1) ? 1 : 0; }'],
  ['a typed array stays whole in what it is joined to', 3, 'function f(x) { return x * [1, 2].concat(new Float64Array(2)).length; }'],
];

describe('properties of objects', () => {
  for (const [name, expected, text] of cases) it(name, () => assert.equal(outcome(text), expected));
});
