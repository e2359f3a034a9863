import assert from 'node:assert/strict';
import { compile, defaultEstimatorSettings, type EstimatorSettings, factsAt, spreadOf } from '../../engine/index.ts';
import { adviceFor } from '../../extension/advice/sentences.ts';

/** The advice for a function of x at a point, and its ids. */
function advise(body: string, point: readonly number[], change: Partial<EstimatorSettings> = {}) {
  const text = `export function f(x: number, y: number = 1): number { return ${body}; }`;
  const [fn] = compile(text, { fileName: 'f.ts', only: 'f' }).functions;
  assert.ok(fn);
  const settings: EstimatorSettings = { ...defaultEstimatorSettings, granularity: 'path', ...change };
  const traced = fn.at(point);
  const gradient = new Float64Array(traced.coordinates.length);
  traced.evaluator.gradient({ kind: 'full' }, point, gradient);
  const spread = spreadOf(traced, point, settings, null, gradient);
  const advice = adviceFor({ facts: factsAt(traced, point, settings), settings, spread });
  return { advice, ids: advice.map(({ id }) => id), of: (id: string) => advice.find((one) => one.id === id) };
}

describe('advice', () => {
  it('names the path that carries the gradient, with its share', () => {
    // Contributions of x: 97 and 3 · y.
    const { of } = advise('97 * x + 3 * (x * y)', [2, 1]);
    assert.match(of('dominant x')?.text ?? '', /^One path of x \(.*\) carries 97 % of its gradient here/);
    assert.match(of('dominant x')?.because ?? '', /is 97, and Σ\|g\| over all 2 is 100\.$/);
    assert.deepEqual(of('dominant x')?.action?.choice, { estimator: { name: 'best', kMax: 50 } });
  });

  it('gives the variance as a multiple of the least', () => {
    // |g| = 97 and 3, p = 1/2: E[g²/p²] = 2 (97² + 3²) = 18836, − 100² = 8836; the least is 100² − 100² = 0.
    assert.equal(advise('97 * x + 3 * (x * y)', [2, 1], { name: 'rad' }).of('variance'), undefined);
    // g = 4 and −1: RAD 2 (16 + 1) − 9 = 25; the least 5² − 3² = 16; y: one contribution −2, no variance.
    const { of } = advise('4 * x - x * y', [2, 1], { name: 'rad' });
    assert.match(of('variance')?.text ?? '', /1\.6 times the least/);
    assert.match(of('variance')?.because ?? '', /Var\[g\] = 25; .* = 16,/);
    assert.deepEqual(of('variance')?.action?.choice, { estimator: { name: 'proportional', normalize: true } });
  });

  it('warns where contributions cancel', () => {
    const { of } = advise('100 * x - 99 * (x * y)', [2, 1]);
    assert.match(of('cancelling x')?.because ?? '', /0\.50 % of Σ\|g\|/);
  });

  it('says that the full gradient is as good where there is one path only', () => {
    const { advice } = advise('Math.exp(x) + y', [1, 2]);
    assert.deepEqual(
      advice.map(({ id }) => id),
      ['onlyPath'],
    );
  });

  it('helps nobody where the gradient is not finite, and says that', () => {
    assert.deepEqual(advise('Math.log(x) * x + y', [0, 1]).ids.includes('notFinite'), true);
  });

  it('counts the tape slots that the largest paths need', () => {
    // The largest path, over 97 x, reads one value; the others read the sine's and the cosine's arguments and values too.
    const { of } = advise('97 * x * x + Math.sin(x) * Math.cos(y)', [2, 1]);
    const memory = of('memory')?.text ?? '';
    const [, some, all] = /hold (\d+) of (\d+) tape slots/.exec(memory) ?? [];
    assert.ok(Number(some) < Number(all), memory);
  });
});
