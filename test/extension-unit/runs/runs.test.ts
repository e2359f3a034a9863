import assert from 'node:assert/strict';
import { compareRuns, quantile } from '../../../extension/runs/compare.ts';
import { readRun, writeRun } from '../../../extension/runs/run-file.ts';
import { Runs, type Subject } from '../../../extension/runs/runs.ts';
import { createEngineService } from '../../../extension/workers/engine-service.ts';
import type { Lease } from '../../../extension/workers/pool.ts';
import type { EngineClient } from '../../../extension/workers/protocol.ts';
import { EngineFailure } from '../../../extension/workers/protocol.ts';
import type { RunDraft } from '../../../webview/protocol.ts';
import { FakeEngine, problem } from '../fake-engine.ts';
import { settled } from '../manual-clock.ts';
import { MemoryKeeping } from './keeping.ts';

/** A pool of one worker that the test can end. */
class FakePool {
  readonly engine: EngineClient;
  readonly leases: { ended: boolean }[] = [];
  /** Ends the worker that works: what waits for it rejects. */
  crash: (reason: string) => void = () => undefined;

  constructor(engine: EngineClient) {
    this.engine = engine;
  }

  lease(): Promise<Lease> {
    const lease = { ended: false };
    this.leases.push(lease);
    const died = Promise.withResolvers<never>();
    died.promise.catch(() => undefined);
    this.crash = (reason) => died.reject(new EngineFailure(reason));
    const engine = changed(this.engine, { iterate: (...args) => Promise.race([this.engine.iterate(...args), died.promise]) });
    const end = (): void => {
      lease.ended = true;
      died.reject(new EngineFailure('Backpath was stopped.'));
    };
    return Promise.resolve({ engine, end });
  }
}

/** The same engine but for some of its methods. */
function changed(engine: EngineClient, changes: Partial<EngineClient>): EngineClient {
  return {
    outline: (...args) => engine.outline(...args),
    wanted: (...args) => engine.wanted(...args),
    check: (...args) => engine.check(...args),
    open: (...args) => engine.open(...args),
    faults: (...args) => engine.faults(...args),
    facts: (...args) => engine.facts(...args),
    landscapeFrame: (...args) => engine.landscapeFrame(...args),
    heights: (...args) => engine.heights(...args),
    experimentPlan: (...args) => engine.experimentPlan(...args),
    experimentUnit: (...args) => engine.experimentUnit(...args),
    experimentTable: (...args) => engine.experimentTable(...args),
    experimentText: (...args) => engine.experimentText(...args),
    networks: (...args) => engine.networks(...args),
    networksIn: (...args) => engine.networksIn(...args),
    trainingFaults: (...args) => engine.trainingFaults(...args),
    trainingOpen: (...args) => engine.trainingOpen(...args),
    trainingAdvance: (...args) => engine.trainingAdvance(...args),
    iterate: (...args) => engine.iterate(...args),
    runLines: (...args) => engine.runLines(...args),
    draw: (...args) => engine.draw(...args),
    listing: (...args) => engine.listing(...args),
    paths: (...args) => engine.paths(...args),
    print: (...args) => engine.print(...args),
    inspect: (...args) => engine.inspect(...args),
    inspectFile: (...args) => engine.inspectFile(...args),
    shownBy: (...args) => engine.shownBy(...args),
    keysOf: (...args) => engine.keysOf(...args),
    ...changes,
  };
}

const subject: Subject = {
  function: { uri: 'file:///f.ts', name: 'f' },
  source: { fileName: 'f.ts', name: 'f', text: 'start 1024', files: {} },
};
const draft: RunDraft = { choice: { estimator: {} }, stop: { kind: 'iterations', iterations: 5 }, seeds: 1 };

function study(engine: EngineClient = new FakeEngine(), keeping = new MemoryKeeping()) {
  const pool = new FakePool(engine);
  let ids = 0;
  let time = 0;
  const failures: unknown[] = [];
  const runs = new Runs({
    engine,
    pool,
    keeping,
    now: () => (time += 10),
    date: () => 1_000_000 + ids,
    freshId: () => `run${++ids}`,
    failed: (error) => failures.push(error),
  });
  return { runs, pool, keeping, failures, engine };
}

async function started(runs: Runs, change: Partial<RunDraft> = {}): Promise<string> {
  const outcome = await runs.start(subject, { ...draft, ...change });
  assert.ok(outcome.ok && outcome.ids[0] !== undefined);
  return outcome.ids[0];
}

describe('background runs', () => {
  it('go to their end, are kept and found again', async () => {
    const { runs, keeping, pool } = study();
    const id = await started(runs);
    await settled();
    const done = runs.find(id);
    assert.deepEqual([done?.status, done?.iterations, done?.name], ['done', 5, 'GD']);
    // x halves at each: 64 before the last, and f = x².
    assert.equal(done?.last?.objective, 64 ** 2);
    assert.deepEqual(done?.best, { objective: 64 ** 2, iteration: 4 });
    assert.ok(pool.leases.every(({ ended }) => ended));
    const later = study(new FakeEngine(), keeping).runs;
    await later.ready;
    assert.deepEqual(later.all, [done]);
    const loaded = await later.load(id);
    assert.deepEqual(
      loaded?.history.series().columns.objective,
      [1024, 512, 256, 128, 64].map((x) => x ** 2),
    );
    assert.equal(loaded?.reach.head.point[0], 32);
  });

  it('say which part of their condition ended them, also after they were kept', async () => {
    const { runs, keeping } = study();
    // x halves at each, and f = x²: f is at most 128² from the fourth iteration on.
    const small = { kind: 'objective', at: 128 ** 2 } as const;
    const id = await started(runs, { stop: { kind: 'any', of: [{ kind: 'iterations', iterations: 100 }, small] } });
    await settled();
    assert.deepEqual([runs.find(id)?.iterations, runs.find(id)?.ended], [4, small]);
    const later = study(new FakeEngine(), keeping).runs;
    assert.deepEqual((await later.load(id))?.summary.ended, small);
  });

  it('say what is wrong with a draft, and start nothing then', async () => {
    const { runs } = study();
    const outcome = await runs.start(subject, { ...draft, seeds: 0, choice: { estimator: {}, learningRate: -1 } });
    assert.ok(!outcome.ok);
    assert.deepEqual(
      outcome.faults.map(({ field }) => field),
      ['learningRate', 'seeds'],
    );
    assert.deepEqual(runs.all, []);
  });

  it('have seeds that count up', async () => {
    const { runs } = study();
    await started(runs, { seeds: 3, name: 'trial' });
    await settled();
    assert.deepEqual(
      runs.all.map(({ name, settings, status }) => [name, settings.seed, status]),
      [3, 2, 1].map((seed) => [`trial, seed ${seed}`, seed, 'done']),
    );
  });

  it('end at once when they are cancelled, with what they did, and go on from there', async () => {
    const hung = new FakeEngine();
    const other = study(hung);
    const longId = await started(other.runs);
    hung.gate = new Promise(() => undefined);
    await settled();
    other.runs.cancel(longId);
    assert.equal(other.runs.find(longId)?.status, 'cancelled');
    assert.ok(other.pool.leases[0]?.ended);
    hung.gate = undefined;
    await other.runs.resume(longId);
    await settled();
    assert.deepEqual([other.runs.find(longId)?.status, other.runs.find(longId)?.iterations], ['done', 5]);
  });

  it('that lose their worker say so and keep what they did', async () => {
    const engine = new FakeEngine();
    const slow = changed(engine, {
      // Three iterations at a time, and then never more.
      iterate: (source, settings, state, request) =>
        state.iteration >= 3 ? new Promise(() => undefined) : engine.iterate(source, settings, state, { ...request, to: 3 }),
    });
    const { runs, pool, keeping } = study(slow);
    const id = await started(runs);
    await settled();
    assert.deepEqual([runs.find(id)?.status, runs.find(id)?.iterations], ['running', 3]);
    pool.crash('The engine stopped unexpectedly: exit code 1');
    await settled();
    const failed = runs.find(id);
    assert.deepEqual([failed?.status, failed?.iterations], ['failed', 3]);
    assert.match(failed?.message ?? '', /stopped unexpectedly/);
    const kept = readRun(keeping.files.get(id) ?? '');
    assert.ok(kept.ok);
    assert.deepEqual(
      kept.run.history.series().columns.objective,
      [1024, 512, 256].map((x) => x ** 2),
    );
  });

  it('stop where a point has no result, and say why', async () => {
    const { runs } = study();
    const outcome = await runs.start({ ...subject, source: { ...subject.source, text: 'start 0' } }, draft);
    assert.ok(outcome.ok);
    await settled();
    assert.deepEqual([runs.all[0]?.status, runs.all[0]?.message], ['failed', problem.message]);
  });

  it('are renamed, repeated and deleted', async () => {
    const { runs, keeping } = study();
    const id = await started(runs);
    await settled();
    await runs.rename(id, ' best so far ');
    await runs.repeat(id, { estimator: {}, seed: 9, learningRate: 0.5 });
    await settled();
    assert.deepEqual(
      runs.all.map(({ name }) => name),
      ['GD', 'best so far'],
    );
    assert.match(keeping.files.get(id) ?? '', /"name":"best so far"/);
    await runs.delete([id]);
    assert.deepEqual([runs.all.length, keeping.files.has(id), keeping.index.length], [1, false, 1]);
  });
});

describe('run files', () => {
  it('bring back a long run with paths beyond doubles, signed zeros and what is not finite', async () => {
    const service = createEngineService();
    const text = 'export function f(x: number, y: number): number { return Math.log(x) * x + y * y * y; }';
    const source = { fileName: 'f.ts', name: 'f', text, files: {} };
    const engine = changed(new FakeEngine(), {
      faults: async (...args) => service.faults(...args),
      open: async (...args) => service.open(...args),
      iterate: async (...args) => service.iterate(...args),
    });
    const { runs } = study(engine);
    const choice = { estimator: { name: 'spad2', granularity: 'path' }, start: [0.001, -0], learningRate: 0.1 } as const;
    const outcome = await runs.start({ ...subject, source }, { choice, stop: { kind: 'iterations', iterations: 20_000 }, seeds: 1 });
    assert.ok(outcome.ok && outcome.ids[0] !== undefined);
    const { promise, resolve } = Promise.withResolvers<void>();
    runs.onEvent(() => runs.all[0]?.status !== 'running' && runs.all[0]?.status !== 'waiting' && resolve());
    await promise;
    const run = await runs.load(outcome.ids[0]);
    assert.ok(run);
    assert.ok(run.history.to > 0);
    const read = readRun(new TextDecoder().decode(await writeRun(run)));
    assert.ok(read.ok);
    assert.deepEqual(read.run.plan, run.plan);
    assert.deepEqual(read.run.reach, run.reach);
    assert.deepEqual(read.run.history.dump(), run.history.dump());
    assert.deepEqual(read.run.history.series(), run.history.series());
  });

  it('that are none, of another version or cut off are told apart', () => {
    assert.deepEqual(readRun('{"a":1}\n'), { ok: false, reason: 'noRun' });
    assert.deepEqual(readRun('not JSON'), { ok: false, reason: 'damaged' });
    assert.deepEqual(readRun('{"format":"backpath-run 9","plan":{}}\n'), { ok: false, reason: 'newer' });
    assert.deepEqual(readRun('{"format":"backpath-run 1","plan":{}}\n{"numbers":{}}\n'), { ok: false, reason: 'damaged' });
  });
});

describe('comparing runs', () => {
  it('makes bands of the runs that differ in their seed only', async () => {
    const { runs } = study();
    await started(runs, { seeds: 3 });
    await started(runs, { choice: { estimator: {}, learningRate: 0.5 } });
    await settled();
    const loaded = await Promise.all(runs.all.map(({ id }) => runs.load(id)));
    const { runs: lines, bands } = compareRuns(loaded.filter((run) => run !== undefined));
    assert.equal(lines.length, 4);
    assert.equal(new Set(lines.map(({ group }) => group)).size, 2);
    // x² does not depend on the seed.
    const objective = [1024, 512, 256, 128, 64].map((x) => x ** 2);
    assert.equal(bands.length, 1);
    assert.equal(bands[0]?.seeds, 3);
    const iterations = [0, 1, 2, 3, 4];
    assert.deepEqual(bands[0].quartiles.objective, { iterations, low: objective, median: objective, high: objective });
    // And the norm of its gradient is 2x.
    assert.deepEqual(bands[0].quartiles.norm?.median, [2048, 1024, 512, 256, 128]);
  });

  it('takes quartiles as R and NumPy do', () => {
    const sorted = [1, 2, 4, 8];
    // Places 0.75, 1.5 and 2.25 of 0 … 3.
    assert.deepEqual(
      [0.25, 0.5, 0.75].map((share) => quantile(sorted, share)),
      [1.75, 3, 5],
    );
    assert.equal(quantile([7], 0.25), 7);
  });
});
