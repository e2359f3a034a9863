import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readExperiment, writeExperiment } from '../../extension/experiments/experiment.ts';
import { Experiments } from '../../extension/experiments/experiments.ts';
import { createEngineService } from '../../extension/workers/engine-service.ts';
import type { EngineClient } from '../../extension/workers/protocol.ts';
import type { ExperimentDraft, ExperimentState } from '../../webview/protocol.ts';

const text = readFileSync(new URL('../../examples/paper.ts', import.meta.url), 'utf8');
const source = { fileName: 'paper.ts', text, files: {} };
const draft: ExperimentDraft = { kind: 'success', runs: 100, iterations: 20, kMax: [5], seed: 3 };

/** The real service, each call in a turn of its own, as a worker's answer is. */
function engineOf(): Pick<EngineClient, 'experimentPlan' | 'experimentTable' | 'experimentUnit'> {
  const service = createEngineService();
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    experimentPlan: async (...args) => service.experimentPlan(...args),
    experimentTable: async (...args) => service.experimentTable(...args),
    experimentUnit: async (...args) => turn().then(() => service.experimentUnit(...args)),
  };
}

function study(size: number, files = new Map<string, string>()) {
  const engine = engineOf();
  let ids = 0;
  const experiments = new Experiments({
    engine,
    // Nothing but units is asked of a worker.
    pool: { size, lease: () => Promise.resolve({ engine: engine as EngineClient, end: () => undefined }) },
    keeping: {
      list: () => Promise.resolve([...files.values()]),
      write: async (id, content) => void files.set(id, content),
      delete: async (id) => void files.delete(id),
    },
    now: () => performance.now(),
    date: () => 0,
    freshId: () => `experiment${++ids}`,
    failed: (error) => assert.fail(String(error)),
  });
  const until = (holds: (state: ExperimentState) => boolean): Promise<ExperimentState> =>
    new Promise((resolve) => {
      const look = (): void => {
        const [state] = experiments.all;
        if (state !== undefined && holds(state)) resolve(state);
      };
      experiments.onChange(look);
      look();
    });
  return { experiments, files, until };
}

describe('experiments', () => {
  it('give the same table whoever does what when, cancelled and resumed or not', async () => {
    const straight = study(1);
    await straight.experiments.start(source, draft, 'one worker');
    const expected = await straight.until(
      ({ status, cells }) => status === 'done' && cells.length > 0 && cells.every(({ runs }) => runs === 100),
    );
    const broken = study(3);
    const started = await broken.experiments.start(source, draft, 'three workers');
    assert.ok(started.ok);
    await broken.until(({ units }) => units.done > 2);
    broken.experiments.cancel(started.id);
    const cancelled = broken.experiments.all[0];
    assert.equal(cancelled?.status, 'cancelled');
    assert.ok((cancelled?.units.done ?? 0) < expected.units.total);
    // The window is closed, and opened again.
    const later = study(2, broken.files);
    await later.experiments.ready;
    assert.deepEqual(later.experiments.all[0]?.units, cancelled?.units);
    later.experiments.tabulate();
    await later.until(({ cells }) => cells.length > 0);
    later.experiments.resume(started.id);
    const done = await later.until(({ status, cells }) => status === 'done' && cells.every(({ runs }) => runs === 100));
    assert.deepEqual(done.cells, expected.cells);
    assert.equal(done.units.done, done.units.total);
  });

  it('say what the paper found beside, and narrow their intervals', async () => {
    const { experiments, until } = study(2);
    await experiments.start(source, draft, '');
    const first = await until(({ cells }) => cells.some(({ runs }) => runs === 50));
    const early = first.cells.find(({ runs }) => runs === 50);
    const done = await until(({ status, cells }) => status === 'done' && cells.every(({ runs }) => runs === 100));
    const late = done.cells.find(
      (cell) => cell.function === early?.function && cell.method === early.method && cell.epsilon === early.epsilon,
    );
    assert.ok(early && late);
    assert.ok(late.interval.high - late.interval.low < early.interval.high - early.interval.low);
    // Table 1: Beale's function, baseline, ε = 0.05.
    assert.equal(done.cells.find((cell) => cell.function === 'beale' && cell.method === 'baseline' && cell.epsilon === 0.05)?.paper, 0.708);
    assert.deepEqual(done.kMax, [null, null, 5]);
  });

  it('say which runs are not compiled, and why', async () => {
    const decides = '/** @differentiable @domain x = [-1, 1] @minimum 0 */ export function kinked(x: number) { return x > 0 ? x : x * x; }';
    const { experiments, until } = study(1);
    await experiments.start(source, { ...draft, runs: 1, iterations: 1 }, '');
    assert.deepEqual((await until(({ status }) => status === 'done')).stepped, [], 'the paper’s functions are compiled');
    await experiments.start({ ...source, text: decides }, { ...draft, runs: 1, iterations: 1 }, '');
    const { stepped, methods } = await until(({ status, functions }) => status === 'done' && functions.includes('kinked'));
    const because = 'the function decides by its parameters';
    assert.deepEqual(stepped, [{ function: 'kinked', methods, because }]);
  });

  it('need functions with a minimum and a domain', async () => {
    const { experiments } = study(1);
    const started = await experiments.start({ ...source, text: 'export function f(x: number) { return x; }' }, draft, '');
    assert.equal(started.ok, false);
    assert.deepEqual(experiments.all, []);
  });

  it('are read again from a file that was cut off', async () => {
    const { experiments, until } = study(1);
    const started = await experiments.start(source, draft, '');
    assert.ok(started.ok);
    await until(({ status }) => status === 'done');
    const experiment = experiments.find(started.id);
    assert.ok(experiment);
    const whole = writeExperiment(experiment);
    assert.equal(readExperiment(whole)?.state.status, 'done');
    const cut = readExperiment(whole.slice(0, whole.lastIndexOf('\n', whole.length - 2) + 1));
    assert.deepEqual([cut?.state.status, cut?.open.length], ['cancelled', 1]);
    assert.equal(readExperiment('something else'), undefined);
  });
});
