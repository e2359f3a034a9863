import assert from 'node:assert/strict';
import { compile } from '../../../engine/compile.ts';
import { BackpathError } from '../../../engine/diagnostics/diagnostic.ts';
import { at } from '../../../engine/invariant.ts';

const fn = (text: string) => {
  const { functions, diagnostics } = compile(text, { only: 'f', fileName: 'input.js' });
  assert.deepEqual(diagnostics, []);
  return at(functions, 0);
};

const failure = (text: string): string => {
  try {
    return String(fn(text).value(2));
  } catch (error) {
    assert.ok(error instanceof BackpathError, String(error));
    return at(error.diagnostics, 0).code;
  }
};

describe('methods of JavaScript’s own objects, taken by themselves', () => {
  // Each is 6 at 2: what it says of the list that the call gives it, not of the one that it was read from.
  const calls: readonly (readonly [string, number, string])[] = [
    [
      'read from an empty list',
      3,
      'const slice = [].slice; function f(x) { return 3 * g(x, 5)[0]; } function g() { return slice.call(arguments); }',
    ],
    ['called at once', 3, 'function f(x) { return [7, 7, 7].slice.call([1, 3 * x], 1)[0]; }'],
    ['applied', 1, 'function f(x) { return [9].concat.apply([x], [[1], [3]]).reduce((sum, one) => sum + one, 0); }'],
    ['bound', 3, 'function f(x) { const map = [1].map.bind([x, x]); return map((one) => 3 * one)[1]; }'],
    ['of text', 0, "function f(x) { return 'ab'.slice.call('backpath', 2).length; }"],
    ['of a list, on text', 3, "function f(x) { return 3 * x * ([].indexOf.call('abc', 'bc') < 0 ? 1 : 5); }"],
    ['of a list, on a typed array', 3, 'function f(x) { return 3 * x * (Array.isArray([].slice.call(new Float64Array(2))) ? 1 : 5); }'],
    ['of every object', 3, "const has = {}.hasOwnProperty; function f(x) { return has.call({ a: 1 }, 'a') ? 3 * x : x; }"],
    ['of every object, on a list', 3, "function f(x) { return ({}).toString.call([]) === '[object Array]' ? 3 * x : x; }"],
    ['of a map', 3, 'function f(x) { return new Map().get.call(new Map([[1, 3 * x]]), 1); }'],
  ];
  for (const [name, slope, text] of calls) {
    it(name, () => assert.deepEqual(fn(text).valueAndGradient(2), { value: 6, gradient: [slope] }));
  }

  it('have nothing to work on where the call gives them nothing', () => {
    assert.equal(failure('function f(x) { const slice = [x].slice; return slice()[0]; }'), 'BP4007');
  });

  it('of another kind of object are refused', () => {
    assert.equal(failure("function f(x) { return 'ab'.slice.call([x, 1], 0)[0]; }"), 'BP4009');
    assert.equal(failure('function f(x) { return [].push.call(new Float64Array(2), x); }'), 'BP4009');
    assert.equal(failure('function f(x) { return [].slice.call({ length: 1, 0: x })[0]; }'), 'BP4009');
  });
});
