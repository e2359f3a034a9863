import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../../engine/index.ts';
import { minimumPlace } from '../../extension/workers/minimum.ts';
import { nelderMead } from '../../extension/workers/nelder-mead.ts';

const paper = readFileSync(join(import.meta.dirname, '..', '..', 'examples', 'paper.ts'), 'utf8');

function functionOf(source: string, only: string) {
  const [fn] = compile(source, { only }).functions;
  assert.ok(fn);
  return fn;
}

describe('the place of the known minimum', () => {
  // As the literature states them: Beale (3, ½), Ackley (0, 0), Lévi N. 13 (1, 1), Schaffer N. 2 (0, 0).
  for (const [name, place] of [
    ['beale', [3, 0.5]],
    ['ackley', [0, 0]],
    ['levi', [1, 1]],
    ['schaffer2', [0, 0]],
  ] as const) {
    it(`is found for ${name}`, () => {
      const fn = functionOf(paper, name);
      // However long a busy machine takes.
      const found = minimumPlace(fn, fn.start, () => 0);
      assert.ok(
        found?.every((x, k) => Math.abs(x - (place[k] ?? 0)) < 1e-2),
        `${found}`,
      );
    });
  }

  it('is told of the annotated value only: no other low place counts', () => {
    const source = (minimum: string) =>
      `/** @differentiable ${minimum} @domain x = [-4, 4] */ export function f(x: number) { return (x - 2) ** 2 + 1; }`;
    assert.equal(minimumPlace(functionOf(source(''), 'f'), [0]), undefined);
    assert.equal(minimumPlace(functionOf(source('@minimum 0'), 'f'), [0]), undefined);
    assert.ok(Math.abs((minimumPlace(functionOf(source('@minimum 1'), 'f'), [0])?.[0] ?? 0) - 2) < 1e-3);
  });

  it('is not looked for among three parameters', () => {
    const fn = functionOf(
      '/** @differentiable @minimum 0 */ export function f(x: number, y: number, z: number) { return x * x + y * y + z * z; }',
      'f',
    );
    assert.equal(minimumPlace(fn, [1, 1, 1]), undefined);
  });
});

describe('the simplex method', () => {
  it('goes along a bent valley and over kinks', () => {
    const rosenbrock = nelderMead(([x = 0, y = 0]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2, [-1.2, 1], [0.5, 0.5]);
    assert.ok(rosenbrock.height < 1e-12, String(rosenbrock.height));
    const kinked = nelderMead(([x = 0, y = 0]) => Math.abs(x - 3) + Math.abs(y + x), [0, 0], [1, 1]);
    assert.ok(Math.hypot((kinked.place[0] ?? 0) - 3, (kinked.place[1] ?? 0) + 3) < 1e-6, String(kinked.place));
  });
});
