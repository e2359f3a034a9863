import assert from 'node:assert/strict';
import { Session } from '../../extension/session/session.ts';
import { GraphFeed, type Picture } from '../../extension/views/graph-feed.ts';
import { FakeEngine } from './fake-engine.ts';
import { ManualClock } from './manual-clock.ts';

const display = { direction: 'right' as 'right' | 'down', budget: 400, folds: { open: [], closed: [], others: 'budget' as const } };

async function study() {
  const engine = new FakeEngine();
  const session = new Session({ engine, clock: new ManualClock(), name: 'f', choice: { estimator: {} }, speed: () => 1 });
  const pictures: Picture[] = [];
  const failures: string[] = [];
  const shown = { ...display };
  const feed = new GraphFeed({
    engine,
    session,
    display: () => shown,
    drawn: (picture) => pictures.push(picture),
    failed: (message) => failures.push(message),
  });
  await session.edit(() => Promise.resolve({ fileName: 'f.ts', text: 'start 8', files: {} }));
  return { engine, session, feed, pictures, failures, shown };
}

describe('graph feed', () => {
  it('draws where the session stands, and the graph only where it is another', async () => {
    const { session, feed, pictures } = await study();
    await feed.refresh();
    await session.step();
    await feed.refresh();
    assert.deepEqual(
      pictures.map(({ numbers }) => numbers.values[0]),
      [8, 4],
    );
    assert.equal(pictures[0]?.graph, pictures[1]?.graph);
  });

  it('leaves out the iterations that pass while it draws', async () => {
    const { engine, session, feed, pictures } = await study();
    const { promise, resolve } = Promise.withResolvers<void>();
    engine.gate = promise;
    const first = feed.refresh();
    engine.gate = undefined;
    for (let step = 0; step < 3; step++) {
      await session.step();
      void feed.refresh();
    }
    resolve();
    await first;
    assert.deepEqual(
      engine.calls.filter((call) => call.startsWith('draw')),
      ['draw 8', 'draw 1'],
    );
    assert.deepEqual(
      pictures.map(({ numbers }) => numbers.values[0]),
      [1],
    );
  });

  it('draws another graph at once, and drops the picture that it overtook', async () => {
    const { engine, feed, pictures, shown } = await study();
    const { promise, resolve } = Promise.withResolvers<void>();
    engine.gate = promise;
    const slow = feed.refresh();
    engine.gate = undefined;
    shown.direction = 'down';
    await feed.redraw();
    resolve();
    await slow;
    assert.deepEqual(
      pictures.map(({ graph }) => graph.direction),
      ['down'],
    );
  });

  it('says what went wrong, and draws again', async () => {
    const { engine, feed, pictures, failures } = await study();
    engine.failure = new Error('gone');
    await feed.refresh();
    engine.failure = undefined;
    await feed.refresh();
    assert.deepEqual(failures, ['gone']);
    assert.equal(pictures.length, 1);
  });
});
