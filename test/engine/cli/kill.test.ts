import assert from 'node:assert/strict';
import { readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../host/folders.ts';
import { killedAt } from './killed.ts';
import { backpath } from './process.ts';

/** Of every kind that writes as it goes. `part`: of the file, before the kill comes. */
const cases: Readonly<Record<string, { readonly words: readonly string[]; readonly writes: string; readonly part: number }>> = {
  'a run': { words: ['run', 'examples/paper.ts#beale', '--iterations', '1500', '--estimator', 'thompson'], writes: 'r', part: 0.83 },
  'a run over rows': {
    words: ['run', 'examples/oscillation.ts#oscillation', '--iterations', '700', '--estimator', 'adaptive', '--observation', 'bandit'],
    writes: 'r',
    part: 0.41,
  },
  'Tables 1 and 2': { words: ['experiment', 'success', '--runs', '200', '--iterations', '150', '--threads', '2'], writes: 'r', part: 0.27 },
  'Table 3': {
    words: ['experiment', 'table3', '--runs', '3', '--iterations', '60', '--estimators', 'full,spad2', '--threads', '1'],
    writes: 'r',
    part: 0.66,
  },
  'the adaptive study': {
    words: ['experiment', 'adaptive', '--functions', 'beale', '--runs', '60', '--iterations', '60', '--threads', '1'],
    writes: 'r',
    part: 0.5,
  },
  'Figure 7': {
    words: ['experiment', 'figure7', '--k-max', '1,9', '--runs', '150', '--iterations', '100', '--threads', '1'],
    writes: 'r',
    part: 0.12,
  },
  'Figure 10': {
    words: ['experiment', 'figure10', '--k-max', '5', '--runs', '100', '--iterations', '100', '--threads', '2'],
    writes: 'r',
    part: 0.77,
  },
  'the whole paper': {
    words: ['experiment', 'paper', '--runs', '50', '--iterations', '20', '--threads', '1'],
    writes: 'r.success.jsonl',
    part: 0.7,
  },
};

describe('Ctrl-C', function () {
  this.timeout(120_000);
  let folder: string;
  before(() => {
    folder = temporaryFolder('kill');
  });

  it('ends a run at once, tells how far it came, and loses nothing', async () => {
    const out = join(folder, 'run.jsonl');
    const run = (iterations: number) => ['run', 'examples/paper.ts#levi', '--iterations', String(iterations), '--out', out, '--json'];
    const { code, err, out: answer } = await killedAt(run(1e9), out, 20_000, 'SIGINT');
    assert.equal(code, 130, err);
    const { iterations } = JSON.parse(answer);
    assert.match(err, new RegExp(`stopped after ${iterations} iterations; .* --resume goes on`));
    const records = readFileSync(out, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('{"iteration":'));
    assert.equal(records.length, iterations);
    const further = backpath(...run(iterations + 5), '--resume');
    assert.equal(JSON.parse(further.out).iterations, iterations + 5, further.err);
  });

  it('ends an experiment on one thread in the middle of a run', async () => {
    const out = join(folder, 'middle.jsonl');
    const words = ['experiment', 'success', '--functions', 'beale', '--iterations', '4000000', '--threads', '1', '--out', out, '--json'];
    const { code, err, out: answer } = await killedAt(words, out, 1, 'SIGINT');
    assert.equal(code, 130, err);
    const done: readonly { readonly runs: number }[] = JSON.parse(answer).table;
    assert.deepEqual([...new Set(done.map(({ runs }) => runs))], [0]);
  });

  for (const threads of ['1', '2']) {
    it(`ends an experiment on ${threads} of the threads with the table of what is done`, async () => {
      const out = join(folder, `${threads}.jsonl`);
      const words = ['experiment', 'success', '--functions', 'beale', '--iterations', '4000', '--threads', threads, '--out', out, '--json'];
      const { code, err, out: answer } = await killedAt(words, out, 3000, 'SIGINT');
      assert.equal(code, 130, err);
      assert.match(err, /stopped, \d+ pieces are left; the same command with --resume goes on/);
      const done: readonly { readonly runs: number }[] = JSON.parse(answer).table;
      const runs = done.reduce((sum, cell) => sum + cell.runs, 0) / 2;
      assert.equal(runs, 50 * (readFileSync(out, 'utf8').trimEnd().split('\n').length - 1));
    });
  }
});

describe('kill -9 and --resume', function () {
  this.timeout(120_000);
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder('kill');
  });

  for (const [name, { words, writes, part }] of Object.entries(cases)) {
    it(`${name}: killed and cut in the middle of a line, it ends with the same file and the same answer`, async () => {
      const whole = backpath(...words, '--out', join(folder, 'whole'), '--json');
      assert.equal(whole.code, 0, whole.err);
      const expected = sorted(readFileSync(join(folder, writes.replace('r', 'whole')), 'utf8'));
      const file = join(folder, writes);
      const command = [...words, '--out', join(folder, 'r'), '--json'];
      const size = Buffer.byteLength(expected);
      await killedAt(command, file, part * size);
      // A kill between two writes of the system leaves a whole line; a torn one, which losing power leaves, is made here.
      truncateSync(file, Math.max(0, readFileSync(file).length - 7));
      const resumed = backpath(...command, '--resume');
      assert.equal(resumed.code, 0, resumed.err);
      assert.equal(resumed.out, whole.out);
      assert.equal(sorted(readFileSync(file, 'utf8')), expected);
    });
  }
});

/** Pieces of an experiment are written in the order in which threads finish them. */
function sorted(text: string): string {
  const [header = '', ...lines] = text.split('\n');
  return [header, ...(lines.some((line) => line.startsWith('{"unit":')) ? lines.sort() : lines)].join('\n');
}
