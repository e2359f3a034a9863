import assert from 'node:assert/strict';
import type { TrainingState } from '../../../engine/index.ts';
import type { TensorId } from '../../../engine/tensor/program.ts';
import { Trail } from '../../../extension/workers/trail.ts';

/** A state of 8 MiB, so that eight of them are kept. */
function state(iteration: number): TrainingState {
  return { iteration, estimator: [], parameters: new Map([[0 as TensorId, new Float32Array(2 ** 21)]]), moments: new Map() };
}

describe('the states that a training can go back to', () => {
  it('are the first one and some between, the closer the later', () => {
    const trail = new Trail();
    for (let iteration = 0; iteration <= 200; iteration++) trail.note(iteration, () => state(iteration));
    for (let back = 1; back <= 200; back++) {
      const found = trail.before(200 - back);
      assert.ok(found);
      const again = 200 - back - found.iteration;
      // Never more again than three times as far as one goes back.
      assert.ok(again >= 0 && again <= 3 * back, `${back} back: ${again} again`);
    }
  });

  it('do not grow by going back and forth', () => {
    const trail = new Trail();
    let made = 0;
    for (const iteration of [0, 1, 2, 1, 2, 1, 2]) {
      trail.note(iteration, () => {
        made++;
        return state(iteration);
      });
    }
    assert.equal(made, 3);
    assert.equal(trail.before(1)?.iteration, 1);
  });

  it('are none before the first', () => {
    const trail = new Trail();
    trail.note(5, () => state(5));
    assert.equal(trail.before(4), undefined);
  });
});
