import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { draws, estimatorNames, granularities, observerNames, optimizers, scheduleKinds } from '../../../engine/index.ts';
import { temporaryFolder } from '../../host/folders.ts';
import { backpath } from './process.ts';

const run = ['run', 'examples/paper.ts#beale', '--iterations', '80', '--estimator', 'adaptive', '--json'];

describe('backpath run --resume', function () {
  this.timeout(60_000);
  let folder: string;
  before(() => {
    folder = temporaryFolder('resume');
  });

  it('goes on wherever the file was cut: the same file and the same answer', () => {
    const out = join(folder, 'run.jsonl');
    const whole = backpath(...run, '--out', out);
    const bytes = readFileSync(out);
    for (const part of [0.001, 0.5, 1]) {
      writeFileSync(out, bytes.subarray(0, Math.floor(part * bytes.length)));
      const resumed = backpath(...run, '--out', out, '--resume');
      assert.equal(resumed.out, whole.out, resumed.err);
      assert.deepEqual(readFileSync(out), bytes);
    }
    const other = backpath(...run, '--lr', '0.02', '--out', out, '--resume');
    assert.equal(other.code, 2);
    assert.match(other.err, /another run/);
    assert.deepEqual(readFileSync(out), bytes);
  });

  it('stops by conditions, and schedules the learning rate', () => {
    const stopped = backpath(...run, '--until-objective', '1e9');
    assert.equal(JSON.parse(stopped.out).iterations, 1);
    const scheduled = backpath(
      ...run,
      '--schedule',
      'cosine',
      '--every',
      '80',
      '--clip',
      '1',
      '--optimizer',
      'adamw',
      '--weight-decay',
      '0.1',
    );
    assert.equal(scheduled.code, 0, scheduled.err);
    assert.equal(backpath(...run, '--decay', '0.5').code, 2);
    assert.equal(backpath(...run, '--schedule', 'step', '--decay', '2').code, 2);
  });

  it('names in its help every estimator, optimizer, schedule, way to choose rows and stop condition', () => {
    const { out } = backpath('run', '--help');
    const names = [
      ...estimatorNames,
      ...optimizers.map(({ name }) => name),
      ...scheduleKinds,
      ...observerNames,
      ...granularities,
      ...draws,
    ];
    for (const name of names) assert.match(out, new RegExp(`\\b${name}\\b`));
    for (const option of ['iterations', 'until-objective', 'until-gradient', 'until', 'patience', 'min-progress', 'clip', 'resume', 'seed'])
      assert.match(out, new RegExp(`--${option}\\b`));
  });
});
