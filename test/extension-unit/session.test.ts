import assert from 'node:assert/strict';
import type { SessionEvent } from '../../extension/session/events.ts';
import { Session } from '../../extension/session/session.ts';
import { FakeEngine, problem } from './fake-engine.ts';
import { ManualClock, settled } from './manual-clock.ts';

interface Study {
  readonly session: Session;
  readonly engine: FakeEngine;
  readonly clock: ManualClock;
  readonly events: SessionEvent['type'][];
}

async function study(text = 'start 8'): Promise<Study> {
  const engine = new FakeEngine();
  const clock = new ManualClock();
  const session = new Session({ engine, clock, name: 'f', choice: { estimator: {} }, speed: () => 4 });
  const events: SessionEvent['type'][] = [];
  session.onEvent(({ type }) => events.push(type));
  await edit(session, text);
  return { session, engine, clock, events };
}

function edit(session: Session, text: string): Promise<void> {
  return session.edit(() => Promise.resolve({ fileName: 'f.ts', text, files: {} }));
}

function pointOf(session: Session): number | undefined {
  return session.view?.run.position.state.point[0];
}

describe('session', () => {
  it('opens at the start', async () => {
    const { session, events } = await study();
    assert.equal(pointOf(session), 8);
    assert.deepEqual(session.transport, { iteration: 0, length: 0, playing: false, canStepBack: false, busy: false, speed: 4 });
    assert.equal(session.revision, 1);
    assert.deepEqual(events, ['graph']);
  });

  it('steps: x ← x − 0.25 · 2x halves x', async () => {
    const { session, events } = await study();
    await session.step();
    await session.step();
    assert.equal(pointOf(session), 2);
    assert.deepEqual(session.view?.run.history.series().columns.objective, [64, 16]);
    assert.deepEqual(events, ['graph', 'stepped', 'stepped']);
  });

  it('knows which graph there is by the branches that are taken where the run stands, forth and back', async () => {
    const { session } = await study('start 0.3');
    const shown = () => [session.view?.run.position.trace, session.view?.run.position.branchedOff];
    assert.deepEqual(shown(), ['far', false]);
    await session.step();
    assert.deepEqual(shown(), ['far', false]);
    await session.step();
    assert.deepEqual(shown(), ['near', true], 'the step itself was taken on the other graph');
    await session.step();
    assert.deepEqual(shown(), ['near', false]);
    await session.stepBack();
    assert.deepEqual(shown(), ['near', true]);
    await session.stepBack();
    assert.deepEqual(shown(), ['far', false]);
  });

  it('does steps that were asked for at once one after the other', async () => {
    const { session, engine } = await study();
    await Promise.all([session.step(), session.step(), session.step()]);
    assert.deepEqual(engine.calls, ['open start 8', 'step 8', 'step 4', 'step 2']);
    assert.equal(pointOf(session), 1);
  });

  it('steps back to the very same state', async () => {
    const { session } = await study();
    await session.step();
    const before = session.view?.run.position;
    await session.step();
    await session.stepBack();
    assert.deepEqual(session.view?.run.position, before);
    assert.equal(session.transport.iteration, 1);
    await session.stepBack();
    assert.equal(pointOf(session), 8);
    assert.equal(session.transport.canStepBack, false);
    await session.stepBack();
    assert.equal(pointOf(session), 8);
  });

  it('resets at once, and drops the steps that were still to come', async () => {
    const { session, engine } = await study();
    await session.step();
    const waiting = [session.step(), session.step()];
    session.reset();
    assert.equal(pointOf(session), 8);
    await Promise.all(waiting);
    assert.equal(pointOf(session), 8);
    assert.equal(session.transport.iteration, 0);
    assert.equal(engine.calls.filter((call) => call.startsWith('step')).length, 1);
  });

  it('drops the result of a step that a reset overtook', async () => {
    const { session, engine } = await study();
    const gate = Promise.withResolvers<void>();
    engine.gate = gate.promise;
    const step = session.step();
    await settled();
    session.reset();
    gate.resolve();
    await step;
    assert.equal(session.transport.iteration, 0);
    assert.equal(pointOf(session), 8);
  });

  it('replays to an iteration as one change', async () => {
    const { session, events } = await study();
    await session.replay(3);
    assert.equal(pointOf(session), 1);
    assert.deepEqual(events, ['graph', 'run']);
  });

  it('begins a new run when the settings change', async () => {
    const { session, events } = await study();
    await session.step();
    await session.choose({ estimator: { m: 4 }, learningRate: 0.5 });
    assert.equal(session.transport.iteration, 0);
    assert.equal(session.revision, 1);
    await session.step();
    assert.equal(pointOf(session), 0);
    assert.deepEqual(session.choice, { estimator: { m: 4 }, learningRate: 0.5 });
    assert.deepEqual(events, ['graph', 'stepped', 'run', 'stepped']);
  });

  it('keeps the settings and the run when a choice is refused', async () => {
    const { session, events } = await study();
    await session.step();
    await session.choose({ estimator: {}, learningRate: -1 });
    assert.deepEqual(session.choice, { estimator: {} });
    assert.equal(session.transport.iteration, 1);
    assert.deepEqual(events.slice(-2), ['run', 'failed']);
  });

  it('stops listening and working when it ends', async () => {
    const { session, engine, events } = await study();
    const step = session.step();
    session.dispose();
    await step;
    assert.deepEqual(engine.calls, ['open start 8']);
    assert.deepEqual(events, ['graph']);
  });
});

describe('session while the source is edited', () => {
  it('keeps the run when the program and the start are the same', async () => {
    const { session, events } = await study();
    await session.step();
    await edit(session, 'start 8 # a remark');
    assert.equal(session.transport.iteration, 1);
    assert.equal(session.revision, 2);
    await session.step();
    assert.equal(pointOf(session), 2);
    assert.deepEqual(events, ['graph', 'stepped', 'graph', 'stepped']);
  });

  it('begins anew when they are not', async () => {
    const { session } = await study();
    await session.step();
    await edit(session, 'start 6');
    assert.equal(session.transport.iteration, 0);
    assert.equal(pointOf(session), 6);
  });

  it('keeps the last good graph and its run when the text is broken, and steps on it', async () => {
    const { session, events } = await study();
    await session.step();
    await edit(session, 'start 8 broken');
    assert.deepEqual(session.stale, [problem]);
    assert.deepEqual(session.diagnostics, [problem]);
    assert.equal(session.transport.iteration, 1);
    await session.step();
    assert.equal(pointOf(session), 2);
    await edit(session, 'start 8');
    assert.equal(session.stale, undefined);
    assert.equal(session.transport.iteration, 2);
    assert.deepEqual(events, ['graph', 'stepped', 'stale', 'stepped', 'graph']);
  });

  it('has no view until a text compiles', async () => {
    const { session } = await study('broken');
    assert.equal(session.view, undefined);
    await session.step();
    session.play();
    assert.equal(session.transport.playing, false);
    await edit(session, 'start 8');
    assert.equal(pointOf(session), 8);
  });

  it('has done an edit when the newest text stands, though another came while it was compiled', async () => {
    const { session } = await study();
    const first = edit(session, 'start 1');
    await Promise.resolve();
    void edit(session, 'start 2');
    await first;
    assert.equal(pointOf(session), 2);
  });

  it('compiles only the last of several edits that wait', async () => {
    const { session, engine } = await study();
    await Promise.all([edit(session, 'start 1'), edit(session, 'start 2'), edit(session, 'start 3')]);
    assert.deepEqual(engine.calls, ['open start 8', 'open start 3']);
    assert.equal(pointOf(session), 3);
  });
});

describe('session while playing', () => {
  it('steps at the pace of the settings', async () => {
    const { session, clock } = await study();
    session.play();
    await settled();
    assert.equal(session.transport.iteration, 1);
    await clock.pass(249);
    assert.equal(session.transport.iteration, 1);
    await clock.pass(1);
    assert.equal(session.transport.iteration, 2);
    assert.equal(session.transport.playing, true);
  });

  it('waits for a slow step and never queues another', async () => {
    const { session, engine, clock, events } = await study();
    const gate = Promise.withResolvers<void>();
    engine.gate = gate.promise;
    session.play();
    await settled();
    await clock.pass(5000);
    assert.equal(engine.calls.filter((call) => call.startsWith('step')).length, 1);
    assert.equal(session.transport.busy, true);
    gate.resolve();
    await settled();
    assert.equal(session.transport.iteration, 2);
    assert.equal(session.transport.busy, false);
    assert.ok(events.includes('transport'));
  });

  it('pauses at once, and plays on in one stretch', async () => {
    const { session, clock } = await study();
    session.play();
    await settled();
    session.pause();
    assert.equal(session.transport.playing, false);
    session.play();
    await settled();
    assert.equal(session.transport.iteration, 2);
    await clock.pass(250);
    assert.equal(session.transport.iteration, 3);
    session.pause();
    await clock.pass(10_000);
    assert.equal(session.transport.iteration, 3);
  });

  it('stops where there is no next iteration, and says why', async () => {
    const { session, clock, events } = await study('start 0');
    session.play();
    await clock.pass(1000);
    assert.equal(session.transport.playing, false);
    assert.equal(session.transport.iteration, 0);
    assert.deepEqual(events, ['graph', 'transport', 'transport', 'refused']);
  });

  it('stops when the engine fails, and goes on when it is back', async () => {
    const { session, engine, clock, events } = await study();
    engine.failure = new Error('gone');
    session.play();
    await clock.pass(1000);
    assert.equal(session.transport.playing, false);
    assert.deepEqual(events, ['graph', 'transport', 'transport', 'failed']);
    engine.failure = undefined;
    await session.step();
    assert.equal(pointOf(session), 4);
  });

  it('stops when the source breaks', async () => {
    const { session } = await study();
    session.play();
    await edit(session, 'broken');
    assert.equal(session.transport.playing, false);
  });
});
