/** The panel's pure parts: what it makes of records before anything is drawn. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { draws, formatNumber as engineFormat, estimators, granularities, optimizers } from '../../engine/index.ts';
import { DRAWS, ESTIMATORS, GRANULARITIES, OPTIMIZERS } from '../../webview/controls/choices.ts';
import { formatBytes, formatNumber } from '../../webview/format.ts';
import { branchRows, density } from '../../webview/panel/branches.ts';
import { decimate } from '../../webview/panel/decimate.ts';
import { NOTHING_YET, reduce } from '../../webview/panel/history.ts';
import { chooseScale, robustRange, separate } from '../../webview/panel/scale.ts';
import { logTicks } from '../../webview/panel/ticks.ts';
import { historyOf, recordAt, transportAt } from './records.ts';

describe('choices', () => {
  it('are the engine’s, word for word', () => {
    assert.deepEqual(
      ESTIMATORS.map(({ value, label, description, aliases = [] }) => ({ value, label, description, aliases })),
      estimators.map(({ name, title, description, aliases }) => ({ value: name, label: title, description, aliases })),
    );
    assert.deepEqual(
      OPTIMIZERS.map(({ value, label, description }) => ({ value, label, description })),
      optimizers.map(({ name, title, description }) => ({ value: name, label: title, description })),
    );
    assert.deepEqual(GRANULARITIES.map(({ value }) => value).sort(), [...granularities].sort());
    assert.deepEqual(DRAWS.map(({ value }) => value).sort(), [...draws].sort());
  });
});

describe('numbers', () => {
  it('read as the engine writes them', () => {
    const edges = [
      0,
      -0,
      1,
      -1,
      999_999.96,
      1e6,
      1e-4,
      9.99996e-5,
      123_456,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      5e-324,
      1 / 3,
    ];
    for (const value of edges) assert.equal(formatNumber(value), engineFormat(value));
    fc.assert(fc.property(fc.double(), (value) => formatNumber(value) === engineFormat(value)));
  });

  it('count bytes in binary units', () => {
    assert.equal(formatBytes(0), '0 B');
    assert.equal(formatBytes(1023), '1023 B');
    assert.equal(formatBytes(1536), '1.5 KiB');
    assert.equal(formatBytes(3 * 2 ** 30), '3 GiB');
  });
});

describe('decimation', () => {
  it('leaves short series alone', () => {
    const points = { x: [0, 1, 2], columns: [[5, null, 7]] };
    assert.deepEqual(decimate(points, 3), { ...points, bucket: 1 });
  });

  it('keeps the extremes of every bucket in their order', () => {
    const column = [3, 1, 2, 9, /**/ 4, null, 8, 5, /**/ null, null];
    const { x, columns, bucket } = decimate({ x: column.map((_, index) => index), columns: [column] }, 5);
    assert.equal(bucket, 4);
    assert.deepEqual(x, [0, 3, 4, 7, 8, 9]);
    assert.deepEqual(columns, [[1, 9, 4, 8, null, null]]);
  });

  it('loses no extreme, invents no value and stays near the limit', () => {
    const series = fc.array(fc.option(fc.double({ noNaN: true })), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(series, fc.integer({ min: 4, max: 100 }), (column, limit) => {
        const { x, columns } = decimate({ x: column.map((_, index) => index), columns: [column] }, limit);
        const [drawn = []] = columns;
        const values = column.filter((value) => value !== null);
        const kept = drawn.filter((value) => value !== null);
        assert.equal(drawn.length, x.length);
        assert.ok(x.length <= limit + 2);
        assert.ok(x.every((at, index) => index === 0 || at >= (x[index - 1] ?? 0)));
        assert.deepEqual([Math.min(...kept), Math.max(...kept)], [Math.min(...values), Math.max(...values)]);
        assert.ok(kept.every((value) => values.includes(value)));
      }),
    );
  });
});

describe('axes', () => {
  it('are logarithmic from three decades of positive values on', () => {
    assert.equal(chooseScale([[1, 1000, Number.NaN]]), 'log');
    assert.equal(chooseScale([[1, 999]]), 'linear');
    assert.equal(chooseScale([[0, 1e9]]), 'linear');
    assert.equal(chooseScale([[]]), 'linear');
  });

  it('hold every value of a smooth descent', () => {
    const descent = Array.from({ length: 500 }, (_, t) => 10 ** (2 - t / 25));
    const { min, max } = robustRange([descent], 'log');
    assert.ok(Math.abs(max / 100 - 1) < 1e-9 && Math.abs(min / (descent.at(-1) ?? 0) - 1) < 1e-9);
  });

  it('are not ruined by one wild value, and say where it went', () => {
    const column = [...Array.from({ length: 99 }, (_, t) => 1 + t / 99), 1e-200];
    const range = robustRange([column], 'log');
    assert.ok(range.min >= 1e-3 * 0.99 && range.min <= 1.1e-3, `three decades below the bulk, not ${range.min}`);
    const { drawn, flaws } = separate(
      column.map((_, index) => index),
      column,
      'log',
      range,
    );
    assert.deepEqual(flaws, [{ x: 99, kind: 'below' }]);
    assert.deepEqual(drawn, [...column.slice(0, 99), null]);
  });

  it('account for whatever has no place on them', () => {
    const column = [Number.NaN, 0, Number.POSITIVE_INFINITY, null, 1, 2];
    const x = column.map((_, index) => index);
    assert.deepEqual(separate(x, column, 'log', { min: 1, max: 2 }).flaws, [
      { x: 0, kind: 'nan' },
      { x: 1, kind: 'zero' },
      { x: 2, kind: 'above' },
    ]);
    assert.deepEqual(separate(x, column, 'linear', { min: 0, max: 2 }).drawn, [null, 0, null, null, 1, 2]);
  });

  it('have a range even without values', () => {
    assert.deepEqual(robustRange([[Number.NaN, null]], 'linear'), { min: 0, max: 1 });
    assert.deepEqual(robustRange([[0, Number.NaN]], 'log'), { min: 0.1, max: 1 });
  });

  it('carry round numbers', () => {
    assert.deepEqual(logTicks(1, 100, 10), [1, 2, 5, 10, 20, 50, 100]);
    assert.deepEqual(logTicks(0.3, 200, 4), [1, 10, 100]);
    assert.deepEqual(logTicks(1e-12, 1, 5), [1e-12, 1e-9, 1e-6, 1e-3, 1]);
    for (const tick of logTicks(1e-300, 1e300, 6)) assert.ok(Math.abs(Math.log10(tick) - Math.round(Math.log10(tick))) < 1e-9);
  });
});

describe('kept paths', () => {
  const labels = ['x2', 'x10', 'x2', 'x1', 'x2', 'x10'];
  const records = labels.map((label, iteration) => ({ ...recordAt(iteration), labels: [label, 'y1'] }));

  it('are one row a branch, in natural order, with counts', () => {
    const rows = branchRows(records, ['x', 'y']);
    assert.deepEqual(
      rows.map(({ parameter, label, count }) => [parameter, label, count]),
      [
        ['x', 'x1', 1],
        ['x', 'x2', 3],
        ['x', 'x10', 2],
        ['y', 'y1', 6],
      ],
    );
    assert.deepEqual(
      rows[1]?.kept,
      labels.map((label) => label === 'x2'),
    );
  });

  it('put rare branches together and still account for every iteration', () => {
    const rows = branchRows(records, ['x'], 2);
    assert.deepEqual(
      rows.map(({ label, count }) => [label, count]),
      [
        ['x2', 3],
        [undefined, 3],
      ],
    );
  });

  it('become densities that add up to the whole', () => {
    const rows = branchRows(records, ['x']);
    const sums = density(rows[0]?.kept ?? [], 3).map((_, cell) => rows.reduce((sum, { kept }) => sum + (density(kept, 3)[cell] ?? 0), 0));
    assert.deepEqual([...sums], [1, 1, 1]);
    assert.deepEqual([...density([true, false, true, true], 2)], [0.5, 1]);
  });
});

describe('the panel’s model', () => {
  it('follows the host', () => {
    let model = reduce(NOTHING_YET, historyOf(2));
    model = reduce(model, { type: 'append', record: recordAt(2), transport: transportAt(3) });
    assert.deepEqual(model.kind === 'run' && model.records, [0, 1, 2].map(recordAt));
    model = reduce(model, { type: 'truncate', length: 1, transport: transportAt(1) });
    assert.deepEqual(model.kind === 'run' && [model.records, model.transport.iteration], [[recordAt(0)], 1]);
    assert.deepEqual(reduce(model, { type: 'empty', reason: 'closed' }), { kind: 'empty', reason: 'closed' });
  });

  it('ignores changes to a run that was never announced', () => {
    assert.equal(reduce(NOTHING_YET, { type: 'append', record: recordAt(0), transport: transportAt(1) }), NOTHING_YET);
  });
});
