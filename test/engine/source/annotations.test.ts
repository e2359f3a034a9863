import assert from 'node:assert/strict';
import { at } from '../../../engine/invariant.ts';
import type { Program } from '../../../engine/program/types.ts';
import { compileSource } from '../../../engine/source/compile.ts';

function compiled(text: string): Program {
  const { programs, diagnostics } = compileSource(text);
  assert.deepEqual(diagnostics, []);
  return at(programs, 0);
}

function active(program: Program): readonly string[] {
  const { parameters } = at(program.functions, program.entry);
  return parameters.filter((parameter) => parameter.active).map(({ name }) => name);
}

describe('annotations', () => {
  it('reads all tags, one a line', () => {
    const program = compiled(`
      /**
       * Prose with an @start in it, and mail@start.example.
       *
       * @param x a tag of another tool
       * @differentiable
       * @start x = 5,
       *        y = -Math.PI
       * @domain x = [-4.5, 4.5], y = [1e-3, Math.PI / 2]
       * @minimum -2 * Math.E
       */
      export function f(x: number, y: number) { return x + y; }`);
    assert.deepEqual(program.annotations, {
      differentiable: true,
      start: new Map([
        ['x', 5],
        ['y', -Math.PI],
      ]),
      domain: new Map([
        ['x', [-4.5, 4.5]],
        ['y', [1e-3, Math.PI / 2]],
      ]),
      minimum: -2 * Math.E,
    });
    assert.deepEqual(active(program), ['x', 'y']);
  });

  it('reads tags that stand on one line, and tags that are repeated', () => {
    const program = compiled('/** @differentiable @start x=1 @start y = .5 @minimum -0 */ const f = (x: number, y: number) => x + y;');
    assert.deepEqual(program.annotations.start, new Map([['x', 1], ['y', 0.5]])); // biome-ignore format: short
    assert.ok(Object.is(program.annotations.minimum, -0));
  });

  it('reads Windows line ends and the last of several comments', () => {
    const program = compiled(
      '/** @minimum 1 */\r\n/**\r\n * @differentiable\r\n * @minimum 2\r\n */\r\n// plain\r\nfunction f(x: number) { return x; }',
    );
    assert.equal(program.annotations.minimum, 2);
  });

  it('differentiates with respect to what @wrt names', () => {
    assert.deepEqual(
      active(compiled('/** @differentiable @wrt y, x */ function f(x: number, y: number, z: number) { return x * y * z; }')),
      ['x', 'y'],
    );
  });

  it('leaves helpers active: activity flows in from the call', () => {
    const program = compiled(
      '/** @differentiable @wrt y */ function f(x: number, y: number) { return g(x, y); } function g(x: number, y: number) { return x * y; }',
    );
    assert.deepEqual(program.functions.map(({ parameters }) => parameters.map((parameter) => parameter.active)), [[false, true], [true, true]]); // biome-ignore format: short
  });

  it('keeps the function when a tag that changes no value is wrong, and not when one that does is', () => {
    const count = (tag: string) => compileSource(`/** @differentiable ${tag} */ function f(x: number) { return x; }`).programs.length;
    assert.deepEqual(['@start q = 1', '@domain x = [2, 1]', '@minimum low'].map(count), [1, 1, 1]);
    assert.deepEqual(['@wrt q', '@data q from rows.csv'].map(count), [0, 0]);
  });

  it('compiles annotated functions only, or the one that is named', () => {
    const text = '/* @differentiable */ function a(x: number) { return x; }\n/** @differentiable */ function b(x: number) { return x; }';
    const names = (only?: string) =>
      compileSource(text, only === undefined ? {} : { only }).programs.map(({ functions, entry }) => functions[entry]?.name);
    assert.deepEqual(names(), ['b']);
    assert.deepEqual(names('a'), ['a']);
  });
});
