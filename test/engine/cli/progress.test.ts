import assert from 'node:assert/strict';
import { Progress } from '../../../engine/cli/progress.ts';

describe('progress', () => {
  it('says at most once a second how far, how fast, and how long it will take', () => {
    let clock = 0;
    const said: string[] = [];
    const progress = new Progress({ now: () => clock, complain: (text) => said.push(text) }, 10_000, 'iterations');
    const later = (milliseconds: number, done: number) => {
      clock += milliseconds;
      progress.add(done);
    };
    later(900, 1000);
    assert.deepEqual(said, []);
    // 2,500 in a second: the 7,500 that are left take three.
    later(100, 1500);
    assert.deepEqual(said, ['25 %, 2.5 thousand iterations a second, 3 s left']);
    later(999, 100);
    assert.equal(said.length, 1);
    later(1001, 2400);
    assert.deepEqual(said.slice(1), ['50 %, 1.7 thousand iterations a second, 3 s left']);
    progress.finish();
    assert.equal(said.at(-1), '5.0 thousand iterations in 3.0 s');
  });
});
