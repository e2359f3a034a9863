import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { compile, defaultRunSettings, initialState, type RunSettings, type RunState, step } from '../../../engine/index.ts';
import { Checkpoints } from '../../../extension/history/checkpoints.ts';
import { History } from '../../../extension/history/history.ts';
import { Kept } from '../../../extension/history/kept.ts';
import { Replay } from '../../../extension/history/replay.ts';
import { createEngineService } from '../../../extension/workers/engine-service.ts';
import type { FunctionSource } from '../../../extension/workers/service.ts';

const text = readFileSync(new URL('../../../examples/paper.ts', import.meta.url), 'utf8');
const source: FunctionSource = { fileName: 'paper.ts', name: 'beale', text, files: {} };

function stateAt(iteration: number): RunState {
  return { iteration, point: [iteration], optimizer: { updates: iteration, vectors: {} }, estimator: null };
}

describe('checkpoints', () => {
  it('are few, begin at the start and are never far from an iteration, relative to the length', () => {
    const checkpoints = new Checkpoints(stateAt(0));
    for (let iteration = 1; iteration <= 100_000; iteration++) checkpoints.add(stateAt(iteration));
    assert.ok(checkpoints.all.length <= 512);
    assert.equal(checkpoints.start.iteration, 0);
    for (const iteration of [0, 1, 255, 5000, 99_999, 100_000]) {
      const before = checkpoints.before(iteration).iteration;
      assert.ok(before <= iteration && iteration - before < 512, `${before} before ${iteration}`);
    }
  });

  it('hold fewer of large states', () => {
    const point = new Array<number>(100_000).fill(0);
    const checkpoints = new Checkpoints({ ...stateAt(0), point });
    for (let iteration = 1; iteration <= 100; iteration++) checkpoints.add({ ...stateAt(iteration), point });
    assert.ok(checkpoints.all.length * point.length * 8 <= 16 * 2 ** 20);
  });
});

describe('kept branches', () => {
  it('are counted by bucket, the rare ones together', () => {
    const kept = new Kept(1, 0, 8);
    for (let iteration = 0; iteration < 64; iteration++) kept.append([iteration % 4 === 0 ? 'rare' : 'x2']);
    const { bucket, rows } = kept.raster(0, 64, 100, ['x']);
    assert.equal(bucket, 8);
    assert.deepEqual(rows, [
      { parameter: 'x', label: 'rare', count: 16, shares: new Array<number>(8).fill(0.25) },
      { parameter: 'x', label: 'x2', count: 48, shares: new Array<number>(8).fill(0.75) },
    ]);
  });

  it('have at most eight rows a parameter, the last for the rest', () => {
    const kept = new Kept(1);
    for (let iteration = 0; iteration < 200; iteration++) kept.append([`x${iteration % 100}`]);
    const { rows } = kept.raster(0, 200, 1000, ['x']);
    assert.equal(rows.length, 8);
    assert.equal(rows.at(-1)?.label, undefined);
    assert.equal(
      rows.reduce((sum, { count }) => sum + count, 0),
      200,
    );
  });
});

describe('a run’s history', () => {
  const fn = compile(text, { fileName: 'paper.ts', only: 'beale' }).functions[0];
  assert.ok(fn);
  const settings: RunSettings = {
    ...defaultRunSettings(fn.start),
    estimator: { ...defaultRunSettings(fn.start).estimator, name: 'spad1', m: 3, kMax: 7 },
  };
  const start = initialState(settings);
  const service = createEngineService();
  const engine = { iterate: async (...args: Parameters<typeof service.iterate>) => service.iterate(...args) };

  it('brings back any iteration bit for bit, with what its choice was made from', async () => {
    const history = new History(start, ['x', 'y']);
    const outcome = service.iterate(source, settings, start, { to: 2000, rows: { analyzeEvery: 500 }, checkpointEvery: 8 });
    assert.ok(outcome.ok && outcome.rows);
    history.append(outcome.rows);
    for (const state of outcome.checkpoints) history.checkpoints.add(state);
    const replay = new Replay({ engine, settings, history, trace: '' });
    let state = start;
    let compared: unknown;
    const wanted = new Set([1, 6, 7, 8, 1000, 1999, 2000]);
    while (state.iteration < 2000) {
      const next = step(fn, settings, state);
      if (next.record.candidates.length > 0) compared = { iteration: next.record.iteration, candidates: next.record.candidates };
      state = next.state;
      if (!wanted.has(state.iteration)) continue;
      const found = await replay.place(source, state.iteration);
      assert.ok(found.ok);
      assert.deepEqual(found.place.state, state);
      assert.deepEqual(found.place.record, next.record);
      assert.deepEqual(found.place.comparison, compared);
      const update = found.place.explanation?.updates[1];
      assert.deepEqual([update?.before, update?.after], [next.record.point[1], state.point[1]]);
    }
  });

  it('computes a part again that it has thinned', async () => {
    const history = new History(start, ['x', 'y']);
    const outcome = service.iterate(source, settings, start, { to: 9000, rows: { analyzeEvery: 9000 }, checkpointEvery: 32 });
    assert.ok(outcome.ok && outcome.rows);
    history.append(outcome.rows);
    for (const state of outcome.checkpoints) history.checkpoints.add(state);
    assert.equal(history.bucket, 2);
    const rows = await new Replay({ engine, settings, history, trace: '' }).rows(source, 4321, 4325);
    assert.ok(rows);
    const { iterations, columns } = history.exactly(rows);
    assert.deepEqual(iterations, [4321, 4322, 4323, 4324]);
    const direct = service.iterate(source, settings, start, { to: 4325 });
    assert.ok(direct.ok && direct.record);
    assert.equal(columns.objective[3], direct.record.objective);
    assert.equal(columns.norm[3], direct.record.norm);
  });
});
