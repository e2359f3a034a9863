import assert from 'node:assert/strict';
import { fingerprint, headerLine, planOf, readLines, undivided, unitLine } from '../../../engine/experiment/lines.ts';
import { methodsOf, methodsOfReadings, readings } from '../../../engine/experiment/methods.ts';
import { type SuccessPlan, settingsFor, subjectOf, unitsOf } from '../../../engine/experiment/plan.ts';
import { rankReadings } from '../../../engine/experiment/search.ts';
import { steppedOf, steppedText } from '../../../engine/experiment/stepped.ts';
import { tableOf } from '../../../engine/experiment/table.ts';
import { startOf, UnitRunner } from '../../../engine/experiment/unit.ts';
import { wilson } from '../../../engine/experiment/wilson.ts';
import { compile } from '../../../engine/index.ts';
import { at } from '../../../engine/invariant.ts';
import { defaultOptimizerSettings } from '../../../engine/optimizers/index.ts';
import { defaultRunSettings } from '../../../engine/run/defaults.ts';
import { initialState, step } from '../../../engine/run/step.ts';
import { paper } from '../estimators/paper.ts';

const functions = ['beale', 'levi'].map(paper);
const plan: SuccessPlan = {
  subjects: functions.flatMap((fn) => subjectOf(fn) ?? []),
  methods: methodsOf({ granularity: 'graph', draw: 'branches', normalize: true, m: 'branches' }, [5]),
  runs: 120,
  iterations: 40,
  optimizer: defaultOptimizerSettings,
  seed: 7,
  epsilons: [0.05],
  source: fingerprint('text'),
};

describe('the Wilson interval', () => {
  it('is where a rate is 1.96 standard errors of itself away from what was seen', () => {
    for (const [successes, trials] of [
      [122, 1000],
      [1, 1000],
      [7, 9],
    ] as const) {
      const { low, high } = wilson(successes, trials);
      for (const rate of [low, high]) {
        const errors = Math.abs(successes / trials - rate) / Math.sqrt((rate * (1 - rate)) / trials);
        assert.ok(Math.abs(errors - 1.959963984540054) < 1e-9, `${errors}`);
      }
    }
  });

  it('keeps to [0, 1]', () => {
    assert.equal(wilson(0, 50).low, 0);
    assert.equal(wilson(50, 50).high, 1);
    assert.deepEqual(wilson(0, 0), { low: 0, high: 1 });
  });
});

describe('the units of a plan', () => {
  it('are every run of every function and method, once', () => {
    const runs = unitsOf(plan).flatMap(({ subject, method, from, to }) =>
      Array.from({ length: to - from }, (_, i) => `${subject} ${method} ${from + i}`),
    );
    assert.equal(new Set(runs).size, 2 * 3 * 120);
    assert.equal(runs.length, 2 * 3 * 120);
  });

  it('are divided among shards', () => {
    const parts = [1, 2, 3].flatMap((index) => unitsOf(plan, { index, count: 3 }).map((unit) => unit.index));
    assert.deepEqual(
      parts.sort((a, b) => a - b),
      unitsOf(plan).map(({ index }) => index),
    );
  });

  it('run as steps do, from starts in the domain that all methods share', () => {
    const beale = at(functions, 0);
    const runner = new UnitRunner(plan, functions);
    for (const [method, { label }] of plan.methods.entries()) {
      const excess = runner.run({ index: 0, subject: 0, method, from: 3, to: 5 });
      assert.equal(excess.length, 2);
      const start = startOf(plan.seed, 4, at(plan.subjects, 0).domain);
      assert.ok(start.every((x) => x >= -4.5 && x < 4.5));
      if (label !== 'baseline') continue;
      const settings = { ...defaultRunSettings(start), estimator: settingsFor(at(plan.methods, method), beale) };
      let state = initialState(settings);
      for (let i = 0; i < plan.iterations; i++) ({ state } = step(beale, settings, state));
      assert.equal(excess[1], beale.value(...state.point));
    }
    assert.notDeepEqual(startOf(7, 4, [[0, 1]]), startOf(7, 5, [[0, 1]]));
    assert.notDeepEqual(startOf(7, 4, [[0, 1]]), startOf(8, 4, [[0, 1]]));
  });

  it('take m from the widest tuple node: x is read six times in Beale’s function, y three times in Lévi’s', () => {
    const spad = at(plan.methods, 2);
    assert.deepEqual(
      functions.map((fn) => settingsFor(spad, fn).m),
      [6, 3],
    );
    assert.equal(settingsFor({ ...spad, mFromBranches: false }, at(functions, 0)).m, 2);
  });
});

describe('runs that are not compiled', () => {
  const text = `
    /** @differentiable
     * @domain x = [1, 4]
     * @minimum 0 */
    export function kept(x: number): number { return x > 2 ? x * x : x; }
    /** @differentiable
     * @domain x = [1, 4]
     * @minimum 0 */
    export function left(x: number): number {
      if (x < 0) throw new RangeError('negative');
      return 2 * x;
    }`;
  const own = compile(text).functions;
  const subjects = own.flatMap((fn) => subjectOf(fn) ?? []);

  it('are named with the reason', () => {
    const both = { ...plan, subjects: [...subjects.slice(0, 1), ...plan.subjects] };
    const stepped = steppedOf(both, [...own, ...functions]);
    assert.deepEqual(
      stepped.map((one) => [one.function, one.methods]),
      [['kept', plan.methods.map(({ label }) => label)]],
    );
    const shown = steppedText(stepped) ?? '';
    assert.match(shown, /kept: baseline, RAD, SPAD k=5, since the function decides by its parameters/);
    assert.equal(steppedText([]), undefined);
    const unusual = [...methodsOf({ granularity: 'graph', draw: 'branches', normalize: true, m: 2 }, [], ['proportional'])];
    assert.deepEqual(
      steppedOf({ ...plan, methods: unusual }, functions).map(({ methods }) => methods),
      [['proportional'], ['proportional']],
    );
  });

  it('fail alone where they come to a point without a value', () => {
    // One step down the second function leads below 0.
    const descent = { ...defaultOptimizerSettings, name: 'sgd', learningRate: 5 };
    const runner = new UnitRunner({ ...plan, subjects, iterations: 3, optimizer: descent }, own);
    assert.deepEqual(runner.run({ index: 0, subject: 1, method: 0, from: 0, to: 2 }), [Number.NaN, Number.NaN]);
    assert.ok(runner.run({ index: 0, subject: 0, method: 0, from: 0, to: 1 }).every(Number.isFinite));
  });
});

describe('an experiment’s file', () => {
  const header = headerLine(plan, { index: 2, count: 3 }, '1.2.3');
  const excess = [0.1, Number.NaN, -0, Number.POSITIVE_INFINITY];
  const units = unitsOf(plan).slice(0, 4);
  const text = [header, ...units.map((unit) => unitLine(unit, excess))].map((line) => `${line}\n`).join('');

  it('gives back what was written', () => {
    const read = readLines(text);
    assert.equal(read?.header, header);
    assert.deepEqual(planOf(header)?.methods, plan.methods);
    assert.deepEqual(
      [...(read?.results.values() ?? [])],
      units.map(() => excess),
    );
  });

  it('cut at any character keeps its whole lines', () => {
    for (let length = 0; length <= text.length; length++) {
      const read = readLines(text.slice(0, length));
      const lines = text.slice(0, length).split('\n').length - 1;
      assert.equal(read?.header, lines > 0 ? header : undefined);
      assert.equal(read?.results.size, Math.max(0, lines - 1));
      assert.equal(read?.whole, text.slice(0, length).lastIndexOf('\n') + 1);
    }
  });

  it('is refused where a whole line is not one of ours', () => {
    assert.equal(readLines(`${header}\n{"unit":1}\n`), undefined);
    assert.equal(readLines(`${header}\nhello\n`), undefined);
    assert.equal(planOf('{"experiment":"other"}'), undefined);
  });

  it('differs between shards in the shard alone', () => {
    assert.equal(undivided(header), undivided(headerLine(plan, { index: 3, count: 3 }, '1.2.3')));
    assert.notEqual(undivided(header), undivided(headerLine({ ...plan, seed: 8 }, { index: 2, count: 3 }, '1.2.3')));
  });
});

describe('the table', () => {
  it('counts what ends less than ε above the minimum', () => {
    const results = new Map(
      unitsOf(plan).map(({ index, method, from, to }) => [
        index,
        Array.from({ length: to - from }, (_, i) => (method + 1) * 0.0005 * (from + i)),
      ]),
    );
    const cells = tableOf(plan, results);
    // 0.0005 i < 0.05 for the first 100 runs; twice and three times as steep for the other methods: 50, and 34 (0 to 33).
    assert.deepEqual(
      cells
        .filter((cell) => cell.function === 'levi')
        .map(({ successes, runs, paper: rate }) => [successes, runs, Math.round(1000 * (rate ?? -1))]),
      [
        [100, 120, 0],
        [50, 120, 7],
        [34, 120, 22],
      ],
    );
  });
});

describe('readings', () => {
  it('are all combinations, ranked by their distance to the paper', () => {
    assert.equal(readings.length, 3 * 2 * 2 * 2);
    const methods = methodsOfReadings([5, 50]);
    assert.equal(methods.length, 1 + 24 * 3);
    const subjects = ['ackley', 'ackleyPrinted', 'beale'].flatMap((name) => [subjectOf(paper(name)), subjectOf(paper(name), [-2, 2])]);
    const every = { ...plan, methods, subjects: subjects.filter((subject) => subject !== undefined) };
    const target = at(methods, 10).label;
    const cells = every.subjects.flatMap((subject) =>
      methods.map(({ label }) => {
        const right = label === target && subject.name !== 'ackley' && subject.label !== subject.name;
        const cell = { epsilon: 0.05, successes: 0, runs: 1, interval: { low: 0, high: 1 } };
        return { ...cell, function: subject.label, method: label, rate: right || label === 'baseline' ? 0.5 : 0.7, paper: 0.5 };
      }),
    );
    const ranked = rankReadings(every, cells, [5, 50]);
    // Two forms of Ackley's function; two domains, and the nearer one of each function.
    assert.equal(ranked.length, 24 * 2 * 3);
    const reading = target.slice(target.indexOf(' · ') + 3);
    assert.equal(at(ranked, 0).label, `${reading}, ackleyPrinted, all on [-2, 2]`);
    assert.deepEqual([...new Set(at(ranked, 0).cells.map((cell) => cell.function))], ['ackleyPrinted on [-2, 2]', 'beale on [-2, 2]']);
    const free = ranked.filter(({ label }) => label.endsWith('nearest domain'));
    assert.equal(free.length, 24 * 2);
    for (const { label, distance } of free) {
      const prefix = label.replace(', each function on its nearest domain', '');
      for (const other of ranked.filter((one) => one.label.startsWith(`${prefix},`) || one.label === prefix)) {
        assert.ok(distance <= other.distance, `${label}: ${distance} is above that of ${other.label}`);
      }
    }
    // Of the four methods of a function two are 20 points off there, and three in a reading that is wrong throughout.
    assert.ok(Math.abs(at(ranked, 0).distance - 20 * Math.sqrt(2 / 4)) < 1e-9);
    assert.ok(Math.abs((ranked.at(-1)?.distance ?? 0) - 20 * Math.sqrt(3 / 4)) < 1e-9);
  });
});
