import assert from 'node:assert/strict';
import { compile } from '../../../engine/compile.ts';
import { at } from '../../../engine/invariant.ts';
import type { Scope } from '../../../engine/trace/scopes.ts';

/** Every operation with the scopes around it, outermost first: `for i/i = 1/mul`. */
function places(text: string, point: readonly number[]): string[] {
  const fn = at(compile(text, { only: 'f' }).functions, 0);
  const { instructions, scopes } = fn.at(point).ssa;
  const path = (scope: number): string => {
    if (scope < 0) return '';
    const { name, kind, ordinal, parent }: Scope = at(scopes.list, scope);
    return `${path(parent)}${name === '' ? `${kind} ${ordinal}` : name}/`;
  };
  return instructions.flatMap((one) => (one.kind === 'operation' ? [path(at(scopes.of, one.id)) + one.operation] : []));
}

describe('scopes of a trace', () => {
  it('are the loop and its iteration', () => {
    const text = 'export function f(x: number) { let y = x; for (let i = 0; i < 2; i++) y = y * x; return y + x; }';
    assert.deepEqual(places(text, [3]), ['for i/i = 0/mul', 'for i/i = 1/mul', 'add']);
  });

  it('number iterations that record nothing, too', () => {
    const text = 'export function f(x: number) { let y = x; let n = 0; while (n < 4) { n++; if (n % 2 === 0) y *= x; } return y; }';
    assert.deepEqual(places(text, [3]), ['while/iteration 1/mul', 'while/iteration 3/mul']);
  });

  it('are the call, and what is in it', () => {
    const text = `
      function power(x: number, n: number) { let y = x; for (let i = 1; i < n; i++) y *= x; return y; }
      export function f(x: number) { return power(x, 3) + x; }`;
    assert.deepEqual(places(text, [3]), ['power/for i/i = 1/mul', 'power/for i/i = 2/mul', 'add']);
  });

  it('are the reduction, the visit of each element, and the callback', () => {
    const text = 'export function f(w: number[]) { return w.map((x) => x * x).reduce((a, b) => a + b); }';
    const fn = at(compile(text, { only: 'f' }).functions, 0).startingAt([[1, 2]]);
    const { instructions, scopes } = fn.at([1, 2]).ssa;
    const found = instructions.flatMap((one) => {
      if (one.kind !== 'operation') return [];
      const call = at(scopes.list, at(scopes.of, one.id));
      const visit = at(scopes.list, call.parent);
      return [[one.operation, call.kind, visit.name, at(scopes.list, visit.parent).name]];
    });
    assert.deepEqual(found, [
      ['mul', 'call', '[0]', 'map'],
      ['mul', 'call', '[1]', 'map'],
      ['add', 'call', '[1]', 'reduce'],
    ]);
  });

  it('are left where something is thrown', () => {
    const text = `
      function risky(x: number): number { if (x > 0) throw new Error('no'); return x; }
      export function f(x: number) { let y = x; try { y = risky(x * x); } catch { y = x + 1; } return y * x; }`;
    assert.deepEqual(places(text, [3]).slice(-2), ['add', 'mul']);
  });
});
