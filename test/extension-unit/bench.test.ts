import assert from 'node:assert/strict';
import type { SessionEvent } from '../../extension/session/events.ts';
import { Session } from '../../extension/session/session.ts';
import { FakeEngine } from './fake-engine.ts';
import { ManualClock, settled } from './manual-clock.ts';

interface Study {
  readonly session: Session;
  readonly engine: FakeEngine;
  readonly clock: ManualClock;
  readonly events: SessionEvent['type'][];
}

async function study(text = 'start 1024'): Promise<Study> {
  const engine = new FakeEngine();
  const clock = new ManualClock();
  const session = new Session({ engine, clock, name: 'f', choice: { estimator: {} }, speed: () => 4 });
  await session.edit(() => Promise.resolve({ fileName: 'f.ts', text, files: {} }));
  const events: SessionEvent['type'][] = [];
  session.onEvent(({ type }) => events.push(type));
  return { session, engine, clock, events };
}

/** x after so many iterations: each halves it. */
function xAfter(iterations: number): number {
  return 1024 / 2 ** iterations;
}

async function steps(session: Session, count: number): Promise<void> {
  for (let step = 0; step < count; step++) await session.step();
}

function where(session: Session) {
  const place = session.view?.run.position;
  return {
    x: place?.state.point[0],
    of: place?.record?.iteration,
    iteration: session.transport.iteration,
    length: session.transport.length,
  };
}

describe('iteration bench', () => {
  it('jumps back to an iteration and shows its record, and keeps those after it', async () => {
    const { session, events } = await study();
    await steps(session, 9);
    await session.wish({ kind: 'jump', iteration: 4 });
    assert.deepEqual(where(session), { x: xAfter(4), of: 3, iteration: 4, length: 9 });
    assert.equal(session.view?.run.position.record?.objective, xAfter(3) ** 2);
    assert.deepEqual(events.slice(-1), ['moved']);
    await session.wish({ kind: 'jump', iteration: 0 });
    assert.deepEqual(where(session), { x: 1024, of: undefined, iteration: 0, length: 9 });
  });

  it('steps over the known iterations first', async () => {
    const { session } = await study();
    await steps(session, 3);
    await session.wish({ kind: 'jump', iteration: 1 });
    await steps(session, 3);
    assert.deepEqual(where(session), { x: xAfter(4), of: 3, iteration: 4, length: 4 });
    assert.equal(session.view?.run.history.series().columns.objective.length, 4);
  });

  it('jumps beyond what is known by doing the iterations', async () => {
    const { session } = await study();
    await steps(session, 2);
    await session.wish({ kind: 'jump', iteration: 7 });
    assert.deepEqual(where(session), { x: xAfter(7), of: 6, iteration: 7, length: 7 });
    assert.equal(session.transport.playing, false);
    assert.equal(session.transport.until, undefined);
  });

  it('makes only the last of the jumps that wait', async () => {
    const { session, engine } = await study();
    await steps(session, 6);
    engine.calls.length = 0;
    await Promise.all([5, 4, 3, 2].map((iteration) => session.wish({ kind: 'jump', iteration })));
    assert.equal(session.transport.iteration, 2);
    // To iteration 2 from the state before it.
    assert.deepEqual(engine.calls, [`step ${xAfter(1)}`]);
  });

  it('runs until a condition holds', async () => {
    const { session } = await study();
    // f = x² is seen before the update: 4 at x = 2, iteration 9.
    await session.wish({ kind: 'until', stop: { kind: 'objective', at: 4 }, most: 1000 });
    assert.deepEqual(where(session), { x: xAfter(10), of: 9, iteration: 10, length: 10 });
  });

  it('finds the condition among the known iterations too', async () => {
    const { session, engine } = await study();
    await steps(session, 12);
    await session.wish({ kind: 'jump', iteration: 2 });
    engine.calls.length = 0;
    await session.wish({ kind: 'until', stop: { kind: 'objective', at: 4 }, most: 1000 });
    assert.deepEqual(where(session), { x: xAfter(10), of: 9, iteration: 10, length: 12 });
  });

  it('stops at the most iterations, and when it is paused', async () => {
    const { session, engine } = await study();
    await session.wish({ kind: 'until', stop: { kind: 'objective', at: -1 }, most: 3 });
    assert.equal(session.transport.iteration, 3);
    const gate = Promise.withResolvers<void>();
    engine.gate = gate.promise;
    const running = session.wish({ kind: 'until', stop: { kind: 'objective', at: -1 }, most: 5 });
    await settled();
    assert.deepEqual(session.transport.until, { kind: 'objective', at: -1 });
    assert.equal(session.transport.playing, true);
    session.pause();
    gate.resolve();
    await running;
    assert.equal(session.transport.playing, false);
    assert.equal(session.transport.until, undefined);
  });

  it('plays several iterations a picture when it is fast', async () => {
    const { session, clock } = await study();
    await session.wish({ kind: 'speed', perSecond: 120 });
    assert.equal(session.transport.speed, 120);
    session.play();
    await settled();
    assert.equal(session.transport.iteration, 4);
    await clock.pass(1000 / 30);
    assert.equal(session.transport.iteration, 8);
    session.pause();
  });

  it('shows what the pointer is on, and then again where the person stands', async () => {
    const { session, events } = await study();
    await steps(session, 5);
    await session.peek(2);
    assert.equal(session.record?.iteration, 1);
    assert.equal(session.view?.run.shown.state.point[0], xAfter(2));
    assert.deepEqual(where(session), { x: xAfter(5), of: 4, iteration: 5, length: 5 });
    await session.peek(undefined);
    assert.equal(session.record?.iteration, 4);
    assert.deepEqual(events.slice(-2), ['peeked', 'peeked']);
    await session.peek(99);
    assert.equal(session.record?.iteration, 4);
  });

  it('begins anew elsewhere', async () => {
    const { session } = await study();
    await steps(session, 2);
    await session.wish({ kind: 'startAt', point: [3] });
    assert.deepEqual(session.choice.start, [3]);
    await session.wish({ kind: 'startAt' });
    assert.equal(session.choice.start, undefined);
    assert.equal(session.transport.iteration, 0);
  });

  it('is replayed to an iteration, with those after it', async () => {
    const { session, events } = await study();
    await session.replay(8, 3);
    assert.deepEqual(where(session), { x: xAfter(3), of: 2, iteration: 3, length: 8 });
    assert.deepEqual(events, ['run']);
  });
});
