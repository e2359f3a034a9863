import assert from 'node:assert/strict';
import { compile } from '../../../engine/compile.ts';
import { at } from '../../../engine/invariant.ts';

const outcome = (text: string, fileName = 'input.js'): number | string => {
  const { functions, diagnostics } = compile(text, { only: 'f', fileName });
  return diagnostics.length > 0 ? at(diagnostics, 0).code : at(functions, 0).value(2);
};

/** Minified modules declare most of what they have in the head of a loop. */
const cases: readonly (readonly [name: string, expected: number, text: string])[] = [
  [
    'the head of a loop',
    40,
    'for (var r = { g: 2 }, n = (x) => x * r.g, l = 0, b = []; l < 4; l++) b.push(l * l); function f(x) { return b[3] * n(x) + l; }',
  ],
  ['a branch', 6, 'if (Math.PI > 3) { var k = 3; } else { var k = 4; } const f = (x) => x * k;'],
  ['a loop over keys', 5, "var q = ''; for (var i in { x: 1, yy: 2 }) q += i; const f = (x) => q.length + x * (i === 'yy' ? 1 : 0);"],
  ['a block that tries', 14, 'try { var t = 7; throw 1; } catch { t += 0; } const f = (x) => t * x;'],
  ['a function that gets another', 4, 'function g(x) { return (g = (y) => 2 * y), g(x); } function f(x) { return g(x); }'],
  ['several declarations', 18, 'var k = 1; var k = k + 2; const f = (x) => x * k * m; var m; var m = m || 3;'],
  ['a loop, and once more', 10, 'for (var i = 0; i < 3; i++); var i = i + 2; const f = (x) => x * i;'],
  [
    'a declaration that reads it, as compiled enums are',
    6,
    "var E = ((e) => ((e.a = 3), (e.b = 'b'), e))(E || {}); const f = (x) => x * E.a;",
  ],
  ['a declaration below what reads it', 4, 'var a = b === undefined ? 2 : 3; var b = 1; const f = (x) => x * a * b;'],
  ['a function that is called above', 2, 'const a = g(); var b = 5; function g() { return b ?? 1; } const f = (x) => x * a;'],
  ['a function of a function', 6, 'function f(x) { function g() { return 1; } g = () => 3; return g() * x; }'],
];

describe('variables of a module', () => {
  for (const [name, expected, text] of cases) it(`declared or assigned in ${name}`, () => assert.equal(outcome(text), expected));

  it('that nobody declares are there once they are assigned, where a module is not strict', () => {
    const common = (text: string) => outcome(text, 'input.cjs');
    const sum = 'function g(x) { total = 0; for (i = 0; i < 3; i++) total += x * i; return total; }';
    assert.equal(common(`${sum} exports.f = function (x) { return g(x) + total * i; };`), 24);
    const once = "exports.f = function (x) { var k = typeof known === 'undefined' ? 1 : 2; known = 3; return k * known * x; };";
    assert.throws(() => common(once), /it changes known/);
    assert.equal(common('exports.f = function (x) { return x * (0, (seen = 4), seen); };'), 8);
    assert.throws(() => common('exports.f = function (x) { return later + x; later = 1; };'), /later is not defined/);
    assert.equal(common(`'use strict'; exports.f = function (x) { total = x; return total; };`), 'BP3001');
    assert.equal(outcome('export function f(x) { total = x; return total; }'), 'BP3001');
  });

  it('and their properties that cannot be assigned are passed over in modules that are not strict', () => {
    const text = 'exports.f = function (x) { var o = Object.freeze({ k: 3 }), n = 5; o.k = x; n.y = 7; delete o.k; return x * o.k; };';
    assert.equal(outcome(text, 'input.cjs'), 6);
    assert.throws(() => outcome(`'use strict'; ${text}`, 'input.cjs'), /read only property 'k'/);
  });

  it('functions cannot be assigned in TypeScript', () => {
    assert.equal(outcome('function g() { return 1; } g = () => 2; export function f(x: number) { return x * g(); }', 'input.ts'), 'BP3021');
  });
});
