import assert from 'node:assert/strict';
import { compile, defaultEstimatorSettings, type EstimatorSettings, factsAt, spreadOf } from '../../engine/index.ts';
import { adviceFor } from '../../extension/advice/sentences.ts';

/** The advice for a function of x at a point, and its ids; `estimate` is the gradient that an estimator without a draw made there. */
function advise(body: string, point: readonly number[], change: Partial<EstimatorSettings> = {}, estimate?: readonly number[]) {
  const text = `export function f(x: number, y: number = 1): number { return ${body}; }`;
  const [fn] = compile(text, { fileName: 'f.ts', only: 'f' }).functions;
  assert.ok(fn);
  const settings: EstimatorSettings = { ...defaultEstimatorSettings, granularity: 'path', ...change };
  const traced = fn.at(point);
  const gradient = new Float64Array(traced.coordinates.length);
  traced.evaluator.gradient({ kind: 'full' }, point, gradient);
  const spread = spreadOf(traced, point, settings, null, estimate ?? gradient);
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

  it('tells a bias as a part of the gradient', () => {
    // Always the first path of x: E[g] = (4, −2), and the gradient is (3, −2), of norm √13.
    const { of } = advise('4 * x - x * y', [2, 1], { name: 'fixed', fixed: [0, 0] }, [4, -2]);
    assert.match(of('bias')?.text ?? '', new RegExp(`by ${Math.round(100 / Math.sqrt(13))} % of its norm`));
    assert.equal(of('bias')?.because, '‖E[g] − ∇f‖ = 1, ‖∇f‖ = 3.61.');
    assert.equal(advise('4 * x - x * y', [2, 1], { name: 'rad' }).of('bias'), undefined, 'RAD has none');
  });

  it('counts the tape slots that the largest paths need', () => {
    // All partials read x, 97x, cos y, sin x and y. The largest path of x, 194 of 2·194 + …, reads x or 97x; the one of y reads sin x and y.
    const { of } = advise('97 * x * x + Math.sin(x) * Math.cos(y)', [2, 1]);
    assert.match(of('memory')?.text ?? '', /would hold 3 of 5 tape slots; it misses the gradient by 50 %\.$/);
    assert.deepEqual(of('memory')?.action?.choice, { estimator: { name: 'best', kMax: 50 } });
  });

  it('offers nothing that misses the gradient by more than its norm', () => {
    // Of x: 5·x² + … and its opposite, so that the largest path is far larger than the derivative.
    const { of } = advise('10 * x * y - 9 * x * Math.exp(y)', [2, 0]);
    assert.match(of('memory')?.text ?? '', /misses the gradient/);
    assert.equal(of('memory')?.action, undefined);
  });

  it('says nothing of variance and bias where nothing was analyzed', () => {
    const [fn] = compile('export function f(x: number) { return 4 * x - x * x; }', { only: 'f' }).functions;
    assert.ok(fn);
    const settings: EstimatorSettings = { ...defaultEstimatorSettings, name: 'rad' };
    const ids = adviceFor({ facts: factsAt(fn.at([2]), [2], settings), settings }).map(({ id }) => id);
    assert.ok(!ids.includes('variance') && !ids.includes('bias'), ids.join());
  });
});
