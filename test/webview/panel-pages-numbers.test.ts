/** The pure parts of the panel's pages: comparing, landscape, runs in words, experiments. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { evenTicks } from '../../webview/panel/charts/ticks.ts';
import { overlay, QUANTITIES, styleOf, union, unique } from '../../webview/panel/compare/overlay.ts';
import { agrees, kMaxOf, sweepLines } from '../../webview/panel/experiments/cells.ts';
import { fromPixel, toPixel, zoomed } from '../../webview/panel/landscape/frame.ts';
import { heightAt, lowest, placeOf } from '../../webview/panel/landscape/grid.ts';
import { spreadOf } from '../../webview/panel/landscape/heights.ts';
import { legendOf, trailStyles } from '../../webview/panel/landscape/lines.ts';
import { rampOf } from '../../webview/panel/landscape/ramp.ts';
import { durationOf, methodOf, outcomeOf, stopOf, stopParts } from '../../webview/panel/runs/describe.ts';
import { merged, settingsWith } from '../../webview/panel/runs/draft.ts';
import type { ExperimentState, Landscape, RunComparison, Trail } from '../../webview/protocol.ts';
import type { Theme } from '../../webview/theme/theme.ts';
import { madeUpRun, seriesOf } from './panel-messages.ts';
import { beale, bealeLandscape, comparedRuns, comparisonMessage, curveLandscape, experimentsMessage, summaryOf } from './panel-scenes.ts';
import { recordAt, settingsOf } from './records.ts';

const objective = QUANTITIES.find(({ value }) => value === 'objective');
assert.ok(objective);

describe('compared runs', () => {
  const comparisonOf = (...lengths: readonly number[]): RunComparison => ({
    runs: lengths.map((length, index) => ({
      id: String(index),
      name: 'RAD',
      group: 'RAD',
      series: seriesOf(madeUpRun(Array.from({ length }, (_, iteration) => recordAt(iteration)))),
    })),
    bands: [],
  });

  it('stand over all abscissae, each with its own values only', () => {
    const chart = overlay(comparisonOf(3, 5), { quantity: objective, scale: 'auto', bands: true });
    const values = [0, 1, 2, 3, 4].map((iteration) => recordAt(iteration).objective);
    assert.deepEqual(chart.x, [1, 2, 3, 4, 5]);
    assert.deepEqual(chart.columns, [[...values.slice(0, 3), undefined, undefined], values]);
  });

  it('have names, colours or dashes of their own', () => {
    const { lines } = overlay(comparisonOf(...Array.from({ length: 12 }, () => 2)), {
      quantity: objective,
      scale: 'auto',
      bands: true,
    }).spec;
    assert.equal(new Set(lines.map(({ label }) => label)).size, 12);
    const looks = Array.from({ length: 24 }, (_, index) => styleOf(index));
    assert.equal(new Set(looks.map(({ stroke, dash }) => JSON.stringify([stroke, dash]))).size, 24);
    assert.deepEqual(unique(['a', 'b', 'a']), ['a', 'b', 'a (2)']);
  });

  it('are bands over seeds where that is wanted, median first', () => {
    const message = comparisonMessage();
    assert.ok(message.type === 'comparison');
    const banded = overlay(message.comparison, { quantity: objective, scale: 'auto', bands: true });
    assert.deepEqual(
      banded.spec.lines.map(({ label }) => label),
      ['GD', 'RAD (5 seeds)', 'RAD (5 seeds), third quartile', 'RAD (5 seeds), first quartile', 'SPAD'],
    );
    const [, median = [], high = [], low = []] = banded.columns;
    assert.ok(median.every((value, t) => (low[t] ?? 0) <= (value ?? 0) && (value ?? 0) <= (high[t] ?? 0)));
    const single = overlay(message.comparison, { quantity: objective, scale: 'auto', bands: false });
    assert.deepEqual(
      single.spec.lines.map(({ label }) => label),
      ['GD', 'RAD', 'SPAD'],
    );
  });

  it('share abscissae that repeat', () => {
    assert.deepEqual(
      union([
        [0, 3, 3],
        [3, 5],
      ]),
      [0, 3, 3, 5],
    );
  });
});

describe('the landscape', () => {
  const map = bealeLandscape(91);

  it('gives the seeds of a method one look, that of the comparison, and the person’s own run another', () => {
    const trail = (id: string, of?: { readonly method: string; readonly group: string }): Trail => ({
      id,
      name: of === undefined ? '' : `${of.method}, ${id}`,
      ...(of && { of }),
      iterations: [],
      x: [],
      y: [],
    });
    const gd = { method: 'GD', group: 'gd' };
    const rad = { method: 'RAD', group: 'rad' };
    const trails = [trail('session'), trail('a', gd), trail('b', rad), trail('c', rad)];
    const [own, ...others] = trailStyles(trails);
    assert.deepEqual(others, [styleOf(0), styleOf(1), styleOf(1)]);
    assert.ok(!others.some((style) => JSON.stringify(style) === JSON.stringify(own)));
    assert.deepEqual(
      legendOf(curveLandscape(), trails).map(({ label }) => label),
      ['f', 'This run', 'GD, a', 'RAD (2 seeds)'],
    );
    assert.equal(legendOf(bealeLandscape(), trails).length, 3, 'a map has no curve');
  });

  it('knows the height between its entries', () => {
    // A plane is its own interpolation.
    const plane = (x: number, y: number): number => 3 * x - 2 * y + 1;
    const flat: Landscape = { ...map, heights: map.heights.map((_, index) => plane(...xy(map, index))) };
    const coordinate = fc.double({ min: -4.5, max: 4.5, noNaN: true });
    fc.assert(fc.property(coordinate, coordinate, (x, y) => Math.abs(heightAt(flat, { x, y }) - plane(x, y)) < 1e-9));
    assert.ok(Number.isNaN(heightAt(map, { x: 4.6, y: 0 })));
  });

  it('finds its lowest entry', () => {
    const low = lowest(map);
    const heights = map.heights.map((_, index) => beale(...xy(map, index)));
    assert.equal(low?.height, Math.min(...heights));
    assert.ok(Math.hypot((low?.place.x ?? 0) - 3, (low?.place.y ?? 0) - 0.5) < 0.2);
    assert.equal(lowest({ ...map, heights: map.heights.map(() => Number.NaN) }), undefined);
  });

  it('puts pixels and places one to one', () => {
    const frame = { x: { min: -2, max: 7 }, y: { min: 10, max: 11 }, box: { left: 50, top: 8, width: 300, height: 200 } };
    const number = fc.double({ min: -1000, max: 1000, noNaN: true });
    fc.assert(
      fc.property(number, number, (x, y) => {
        const back = toPixel(frame, fromPixel(frame, { x, y }));
        return Math.abs(back.x - x) < 1e-6 && Math.abs(back.y - y) < 1e-6;
      }),
    );
    assert.deepEqual(toPixel(frame, { x: -2, y: 11 }), { x: 50, y: 8 });
  });

  it('zooms about the place under the pointer', () => {
    const range = zoomed({ min: 0, max: 10 }, 2, 0.5);
    assert.deepEqual(range, { min: 1, max: 6 });
  });

  it('spreads heights evenly, or by logarithm where a wall would hide the valley', () => {
    const even = spreadOf(curveLandscape().heights.map((_, index) => index));
    assert.deepEqual([even.kind, even.share(0), even.share(300), even.share(600)], ['linear', 0, 0.5, 1]);
    const steep = spreadOf(map.heights, 0);
    assert.equal(steep.kind, 'log');
    const median = [...map.heights].sort((a, b) => a - b)[map.heights.length >> 1] ?? 0;
    assert.ok(median / steep.max < 1 / 20 && steep.share(median) > 1 / 3, 'the lower half has more than a sliver of the ramp');
    assert.ok(Math.abs(steep.share(steep.max) - 1) < 1e-9);
    const shares = [...map.heights].sort((a, b) => a - b).map(steep.share);
    assert.ok(shares.every((share, index) => index === 0 || share >= (shares[index - 1] ?? 0)));
  });

  it('has a ramp whose lightness grows evenly and away from the page', () => {
    for (const [kind, direction] of [
      ['light', -1],
      ['high-contrast-light', -1],
      ['dark', 1],
      ['high-contrast', 1],
    ] as const) {
      const ramp = rampOf({ kind } as Theme);
      const lightness = Array.from({ length: 11 }, (_, step) => lightnessOf(ramp(step / 10)));
      const steps = lightness.slice(1).map((value, index) => direction * (value - (lightness[index] ?? 0)));
      assert.ok(Math.min(...steps) > 0, `${kind}: ${steps}`);
      assert.ok(Math.max(...steps) < 1.6 * Math.min(...steps), `${kind}: ${steps}`);
    }
  });

  it('has round ticks', () => {
    assert.deepEqual(evenTicks(0, 1, 5), [0, 0.2, 0.4, 0.6, 0.8, 1]);
    assert.deepEqual(evenTicks(-0.31, 0.31, 4), [-0.2, 0, 0.2]);
    assert.deepEqual(evenTicks(1, 1, 5), []);
  });
});

describe('runs in words', () => {
  it('name the settings that the estimator reads', () => {
    assert.equal(methodOf(settingsOf('spad2')), 'SPAD (Algorithm 2), m 2, k_max 5, one path');
    assert.equal(methodOf(settingsOf('full')), 'Full');
  });

  it('say how they ended', () => {
    const [, [, rad] = []] = comparedRuns;
    assert.ok(rad);
    const summary = summaryOf('a', 'RAD', rad, { last: { objective: 0.5, norm: 2 }, best: { objective: 0.25, iteration: 12 } });
    assert.equal(outcomeOf(summary), '400 iterations · f 0.5 · ‖g‖ 2 · least f 0.25 at 13');
  });

  it('tell time as people do', () => {
    assert.deepEqual([0.2, 59, 100, 3600 * 2 + 300].map(durationOf), ['1 s', '59 s', '2 min', '2 h 5 min']);
  });

  it('keep stop conditions through the form', () => {
    const amount = fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }), { nil: undefined });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), amount, amount, (iterations, value, norm) => {
        const parts = { iterations, ...(value !== undefined && { objective: value }), ...(norm !== undefined && { gradient: norm }) };
        assert.deepEqual(stopParts(stopOf(parts)), parts);
      }),
    );
  });

  it('show the settings that a draft leads to', () => {
    const settings = settingsOf('spad2');
    const choice = merged({ estimator: { m: 3 }, seed: 4 }, { estimator: { name: 'rad' }, learningRate: 0.5 });
    const wanted = settingsWith(settings, { ...choice, clip: 2, schedule: { kind: 'cosine', over: 10, floor: 0 } });
    assert.deepEqual([wanted.estimator.name, wanted.estimator.m, wanted.seed], ['rad', 3, 4]);
    assert.deepEqual(wanted.optimizer, {
      ...settings.optimizer,
      learningRate: 0.5,
      clip: 2,
      schedule: { kind: 'cosine', over: 10, floor: 0 },
    });
    const back = settingsWith(wanted, { estimator: {}, clip: null, schedule: null });
    assert.deepEqual(back.optimizer, { ...settings.optimizer, learningRate: 0.5 });
  });
});

describe('experiments', () => {
  function experimentsShown(): readonly ExperimentState[] {
    const message = experimentsMessage();
    return message.type === 'experiments' ? message.experiments : [];
  }

  it('read lists of k_max', () => {
    assert.deepEqual(kMaxOf('1, 5  50;500'), [1, 5, 50, 500]);
    for (const wrong of ['', 'a', '0', '1.5', '-3']) assert.equal(kMaxOf(wrong), undefined, wrong);
  });

  it('say whether the paper’s number is within the interval', () => {
    const cell = { function: 'f', method: 'RAD', epsilon: 0.05, successes: 5, runs: 10, rate: 0.5, interval: { low: 0.2, high: 0.8 } };
    assert.deepEqual([agrees({ ...cell, paper: 0.3 }), agrees({ ...cell, paper: 0.1 }), agrees(cell)], [true, false, undefined]);
    assert.equal(agrees({ ...cell, runs: 0, paper: 0.3 }), undefined);
  });

  it('draw sweeps in the order of k_max', () => {
    const [sweep] = experimentsShown();
    assert.ok(sweep);
    const shuffled = { ...sweep, methods: [...sweep.methods].reverse(), kMax: [...sweep.kMax].reverse() };
    for (const { points } of sweepLines(shuffled, 0.05))
      assert.deepEqual(
        points.map(({ kMax }) => kMax),
        [1, 5, 50, 500],
      );
  });
});

function xy(map: Landscape, index: number): [number, number] {
  const { x, y } = placeOf(map, index % map.columns, Math.floor(index / map.columns));
  return [x, y];
}

/** CIE L* of an sRGB colour: independent of the space that the ramp is made in. */
function lightnessOf(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance > 216 / 24389 ? 116 * Math.cbrt(luminance) - 16 : (luminance * 24389) / 27;
}
