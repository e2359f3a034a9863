import assert from 'node:assert/strict';
import type { EngineWorker, WorkerEvents } from '../../extension/workers/client.ts';
import { WorkerClient } from '../../extension/workers/client.ts';
import type { Request } from '../../extension/workers/protocol.ts';
import { EngineFailure } from '../../extension/workers/protocol.ts';
import { settled } from './manual-clock.ts';

/** A worker that answers when the test says so. */
class ManualWorker implements EngineWorker {
  readonly events: WorkerEvents;
  readonly requests: Request[] = [];
  terminated = false;

  constructor(events: WorkerEvents) {
    this.events = events;
  }

  post(request: Request): void {
    this.requests.push(request);
  }

  terminate(): void {
    this.terminated = true;
  }

  answer(request: Request | undefined, result: unknown): void {
    if (request) this.events.replied({ id: request.id, ok: true, result, milliseconds: 1 });
  }
}

function manualClient(timeLimit = 1000): { readonly client: WorkerClient; readonly workers: ManualWorker[] } {
  const workers: ManualWorker[] = [];
  const start = (events: WorkerEvents): Promise<EngineWorker> => {
    const worker = new ManualWorker(events);
    workers.push(worker);
    return Promise.resolve(worker);
  };
  return { client: new WorkerClient({ start, timeLimit }), workers };
}

const source = { fileName: 'f.ts', text: '', files: {} };

describe('worker client', () => {
  it('starts the worker with the first call, and only then', async () => {
    const { client, workers } = manualClient();
    await settled();
    assert.equal(workers.length, 0);
    const call = client.outline(source);
    await settled();
    assert.equal(workers.length, 1);
    workers[0]?.answer(workers[0].requests[0], []);
    assert.deepEqual(await call, []);
  });

  it('matches answers to calls, in whatever order they come', async () => {
    const { client, workers } = manualClient();
    const one = client.outline(source);
    const two = client.check(source);
    await settled();
    const [first, second] = workers[0]?.requests ?? [];
    assert.deepEqual([first?.method, second?.method], ['outline', 'check']);
    workers[0]?.answer(second, ['checked']);
    workers[0]?.answer(first, ['outlined']);
    assert.deepEqual(await Promise.all([one, two]), [['outlined'], ['checked']]);
  });

  it('rejects a call that the service could not answer, and goes on', async () => {
    const { client, workers } = manualClient();
    const call = client.outline(source);
    await settled();
    const id = workers[0]?.requests[0]?.id ?? 0;
    workers[0]?.events.replied({ id, ok: false, message: 'a bug' });
    await assert.rejects(call, (error) => error instanceof EngineFailure && error.message === 'a bug');
    const next = client.outline(source);
    await settled();
    workers[0]?.answer(workers[0].requests[1], []);
    assert.deepEqual(await next, []);
    assert.equal(workers.length, 1);
  });

  it('replaces a worker that crashed; the calls that waited reject', async () => {
    const { client, workers } = manualClient();
    const calls = [client.outline(source), client.check(source)];
    await settled();
    workers[0]?.events.crashed('out of memory');
    for (const call of calls) await assert.rejects(call, /stopped unexpectedly.*out of memory/);
    const next = client.outline(source);
    await settled();
    assert.equal(workers.length, 2);
    // The exit that follows the crash of the old worker is not the new one's.
    workers[0]?.events.crashed('exit code 1');
    workers[1]?.answer(workers[1].requests[0], []);
    assert.deepEqual(await next, []);
  });

  it('kills and replaces a worker that takes too long', async () => {
    const { client, workers } = manualClient(20);
    await assert.rejects(client.outline(source), /longer than 0.02 s/);
    await settled();
    assert.equal(workers[0]?.terminated, true);
    const next = client.outline(source);
    await settled();
    workers[1]?.answer(workers[1].requests[0], []);
    assert.deepEqual(await next, []);
  });

  it('says so when the worker cannot be started', async () => {
    const client = new WorkerClient({ start: () => Promise.reject(new Error('no such file')), timeLimit: 1000 });
    await assert.rejects(client.outline(source), /could not be started.*no such file/);
  });

  it('ends the worker and every call when it is disposed', async () => {
    const { client, workers } = manualClient();
    const call = client.outline(source);
    await settled();
    client.dispose();
    await assert.rejects(call, EngineFailure);
    await assert.rejects(client.outline(source), EngineFailure);
    await settled();
    assert.equal(workers[0]?.terminated, true);
    assert.equal(workers.length, 1);
  });
});
