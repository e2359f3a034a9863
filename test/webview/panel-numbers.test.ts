/** The panel's pure parts: what it makes of the host's numbers before anything is drawn. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { draws, formatNumber as engineFormat, estimators, granularities, observers, optimizers } from '../../engine/index.ts';
import { DRAWS, ESTIMATORS, GRANULARITIES, OBSERVERS, OPTIMIZERS } from '../../webview/controls/choices.ts';
import { formatBytes, formatNumber } from '../../webview/format.ts';
import { CHARTS, chartColumns } from '../../webview/panel/charts/columns.ts';
import { keptTable } from '../../webview/panel/charts/kept-table.ts';
import { nearest, prepare, valueAt } from '../../webview/panel/charts/prepare.ts';
import { chooseScale, robustRange, separate } from '../../webview/panel/charts/scale.ts';
import { tabSeparated } from '../../webview/panel/charts/tab-separated.ts';
import { logTicks } from '../../webview/panel/charts/ticks.ts';
import { appended, NOTHING_YET, reduce } from '../../webview/panel/model.ts';
import { madeUpRun, positionOf, seriesOf, sessionOf, wholeRun } from './panel-messages.ts';
import { recordAt, transportAt } from './records.ts';

const recordsOf = (length: number): ReturnType<typeof recordAt>[] => Array.from({ length }, (_, iteration) => recordAt(iteration));

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
    assert.deepEqual(
      OBSERVERS.map(({ value, label, description }) => ({ value, label, description })),
      observers.map(({ name, title, description }) => ({ value: name, label: title, description })),
    );
    assert.deepEqual(GRANULARITIES.map(({ value }) => value).sort(), [...granularities].sort());
    assert.deepEqual(DRAWS.map(({ value }) => value).sort(), [...draws].sort());
  });
});

describe('charts as tables', () => {
  it('are kept, each for itself, whichever page they are on', () => {
    let view = { tables: ['tape'] as readonly string[] };
    const page = {
      get view() {
        return view;
      },
      keep: (change: typeof view) => {
        view = change;
      },
    };
    const [tape, norms] = [keptTable(page, 'tape'), keptTable(page, 'norms')];
    assert.deepEqual([tape.table, norms.table], [true, false]);
    norms.tableChanged(true);
    tape.tableChanged(true);
    assert.deepEqual([...view.tables].sort(), ['norms', 'tape']);
    tape.tableChanged(false);
    assert.deepEqual(view.tables, ['norms']);
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
    assert.deepEqual(logTicks(45, 130, 10), [60, 80, 100, 120], 'within a decade');
    assert.deepEqual(logTicks(1.3, 2.6, 2), [2], 'where there is no room');
    assert.deepEqual(logTicks(1e-12, 1, 5), [1e-12, 1e-9, 1e-6, 1e-3, 1]);
    for (const tick of logTicks(1e-300, 1e300, 6)) assert.ok(Math.abs(Math.log10(tick) - Math.round(Math.log10(tick))) < 1e-9);
  });
});

describe('charts', () => {
  const run = madeUpRun(recordsOf(30));

  it('show every iteration of what they name', () => {
    const { objective, norms, tape } = Object.fromEntries(CHARTS.map((name) => [name, chartColumns(name, seriesOf(run), run.parameters)]));
    assert.deepEqual(
      objective?.columns[0],
      run.records.map((record) => record.objective),
    );
    assert.deepEqual(
      norms?.spec.lines.map(({ label }) => label),
      ['‖∇f‖', '‖g‖', '|g_x|', '|g_y|'],
    );
    assert.deepEqual(
      norms?.columns[3],
      run.records.map(({ gradient }) => Math.abs(gradient[1] ?? 0)),
    );
    // Nothing is compared between selections, so there is no point there.
    assert.deepEqual(
      tape?.columns[2],
      run.records.map(({ tape: { candidates } }) => (candidates > 0 ? candidates : null)),
    );
  });

  it('tell what is not known from what is no number', () => {
    const series = seriesOf(run);
    const unknown = { ...series, columns: { ...series.columns, variance: series.columns.variance.map(() => Number.NaN) } };
    const variance = chartColumns('variance', unknown, run.parameters);
    assert.deepEqual(new Set(variance.columns[0]), new Set([undefined]));
    assert.match(variance.spec.note ?? '', /no exact analysis/);
    assert.equal(prepare(variance).kinds.size, 0);
  });

  it('mark where the person stands, with the values there', () => {
    const chart = chartColumns('objective', seriesOf(run), run.parameters);
    assert.deepEqual(prepare(chart, 7).marker, { x: 7, values: [recordAt(6).objective] });
    assert.equal(prepare(chart).marker, undefined);
  });

  it('find the nearest abscissa', () => {
    const abscissae = fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 1 }).map((x) => x.sort((a, b) => a - b));
    fc.assert(
      fc.property(abscissae, fc.integer({ min: -10, max: 1010 }), (x, at) => {
        const least = Math.min(...x.map((each) => Math.abs(each - at)));
        return Math.abs((x[nearest(x, at)] ?? Number.NaN) - at) === least;
      }),
    );
    assert.equal(nearest([], 3), -1);
    assert.deepEqual([valueAt([1, undefined, null, undefined], 1), valueAt([1, undefined, null, undefined], 3)], [1, null]);
  });

  it('copy as text in full precision', () => {
    const text = tabSeparated(chartColumns('objective', seriesOf(madeUpRun(recordsOf(2))), run.parameters));
    assert.deepEqual(text.split('\n'), ['iteration\tf', `1\t${recordAt(0).objective}`, `2\t${recordAt(1).objective}`]);
  });
});

describe('the panel’s model', () => {
  const three = madeUpRun(recordsOf(3));

  it('follows the host', () => {
    let model = wholeRun(three).reduce(reduce, NOTHING_YET);
    assert.equal(model.session?.transport.iteration, 3);
    const transport = transportAt(1, { length: 3 });
    model = reduce(model, { type: 'position', position: positionOf(three, 1), transport });
    assert.deepEqual([model.position?.record, model.session?.transport], [recordAt(0), transport]);
    assert.equal(model.series?.iterations.length, 3, 'what came later is still known');
    model = reduce(model, sessionOf(madeUpRun([])));
    assert.deepEqual([model.series, model.position], [undefined, undefined], 'another run has nothing of the old one');
    assert.deepEqual(reduce(model, { type: 'empty', reason: 'closed' }), { ...NOTHING_YET, reason: 'closed' });
  });

  it('joins a series and what came after it', () => {
    const five = madeUpRun(recordsOf(5));
    assert.deepEqual(appended(seriesOf(three), seriesOf(five, 3)), seriesOf(five));
  });

  it('ignores the transport of a run that was never announced', () => {
    assert.equal(reduce(NOTHING_YET, { type: 'transport', transport: transportAt(1) }), NOTHING_YET);
  });
});
