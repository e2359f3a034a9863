import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, initialState, step } from '../../../engine/index.ts';
import { Runs, type Subject } from '../../../extension/runs/runs.ts';
import type { EngineWorker, StartWorker } from '../../../extension/workers/client.ts';
import { WorkerClient } from '../../../extension/workers/client.ts';
import { nodeWorkers } from '../../../extension/workers/node-factory.ts';
import { WorkerPool } from '../../../extension/workers/pool.ts';
import type { RunDraft, RunSummary } from '../../../webview/protocol.ts';
import { MemoryKeeping } from './keeping.ts';

const text = readFileSync(new URL('../../../examples/paper.ts', import.meta.url), 'utf8');
const subject: Subject = {
  function: { uri: 'file:///paper.ts', name: 'beale' },
  source: { fileName: 'paper.ts', name: 'beale', text, files: {} },
};
const endless: RunDraft = { choice: { estimator: {} }, stop: { kind: 'iterations', iterations: 100_000_000 }, seeds: 1 };

/** Runs on the bundled worker, whose threads the test can reach. */
describe('background runs on real workers', () => {
  const start = nodeWorkers(join(import.meta.dirname, '..', '..', '..', 'dist', 'worker.cjs'));
  const threads: EngineWorker[] = [];
  const watched: StartWorker = async (events) => {
    const thread = await start(events);
    threads.push(thread);
    return thread;
  };
  const pool = new WorkerPool({ start: watched, size: 2, timeLimit: 20_000 });
  const engine = new WorkerClient({ start, timeLimit: 20_000 });
  let ids = 0;
  const runs = new Runs({
    engine,
    pool,
    keeping: new MemoryKeeping(),
    now: () => performance.now(),
    date: () => 0,
    freshId: () => `run${++ids}`,
    failed: (error) => assert.fail(String(error)),
  });
  after(() => {
    runs.dispose();
    pool.dispose();
    engine.dispose();
  });

  async function begun(draft: RunDraft): Promise<string> {
    const started = await runs.start(subject, draft);
    assert.ok(started.ok && started.ids[0] !== undefined);
    return started.ids[0];
  }

  function until(id: string, holds: (run: RunSummary) => boolean): Promise<RunSummary> {
    return new Promise((resolve) => {
      const look = (): void => {
        const run = runs.find(id);
        if (run !== undefined && holds(run)) resolve(run);
      };
      runs.onEvent(look);
      look();
    });
  }

  it('do what stepping does, bit for bit', async () => {
    const id = await begun({ ...endless, stop: { kind: 'iterations', iterations: 5000 } });
    await until(id, ({ status }) => status === 'done');
    const run = await runs.load(id);
    const fn = compile(text, { fileName: 'paper.ts', only: 'beale' }).functions[0];
    assert.ok(run && fn);
    let state = initialState(run.plan.settings);
    const objectives: number[] = [];
    while (state.iteration < 5000) {
      const next = step(fn, run.plan.settings, state);
      objectives.push(next.record.objective);
      ({ state } = next);
    }
    assert.deepEqual(run.reach.head, state);
    assert.deepEqual(run.history.series(undefined, undefined, 5000).columns.objective, objectives);
  });

  it('are cancelled in the middle of a slice, and keep what they did', async () => {
    const id = await begun(endless);
    await until(id, ({ iterations }) => iterations > 0);
    const before = runs.find(id)?.iterations ?? 0;
    runs.cancel(id);
    // Without waiting for anything.
    assert.equal(runs.find(id)?.status, 'cancelled');
    assert.ok((runs.find(id)?.iterations ?? 0) >= before);
    const run = await runs.load(id);
    assert.equal(run?.history.to, run?.reach.head.iteration);
  });

  it('say so when their worker is killed, keep what they did, and go on from there', async () => {
    threads.length = 0;
    const id = await begun(endless);
    await until(id, ({ iterations }) => iterations > 0);
    threads[0]?.terminate();
    const failed = await until(id, ({ status }) => status !== 'running');
    assert.equal(failed.status, 'failed');
    assert.match(failed.message ?? '', /stopped unexpectedly/);
    assert.ok(failed.iterations > 0);
    await runs.resume(id);
    const resumed = await until(id, ({ iterations }) => iterations > failed.iterations);
    assert.equal(resumed.status, 'running');
    runs.cancel(id);
  });

  it('wait for a worker where there are more of them', async () => {
    const all = await Promise.all([begun(endless), begun(endless), begun(endless)]);
    const [first = '', second = '', third = ''] = all;
    await Promise.all([first, second].map((id) => until(id, ({ iterations }) => iterations > 0)));
    assert.equal(runs.find(third)?.status, 'waiting');
    runs.cancel(first);
    await until(third, ({ iterations }) => iterations > 0);
    for (const id of all) runs.cancel(id);
  });
});
