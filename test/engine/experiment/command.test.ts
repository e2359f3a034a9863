import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../host/folders.ts';
import { backpath } from '../cli/process.ts';

const small = ['experiment', 'success', '--functions', 'beale,levi', '--runs', '150', '--iterations', '60', '--json'];

describe('experiments on the command line', function () {
  this.timeout(60_000);
  let folder: string;
  let whole: string;
  const path = (name: string) => join(folder, name);
  before(() => {
    folder = temporaryFolder('experiments');
    whole = backpath(...small, '--threads', '1', '--out', path('whole.jsonl')).out;
  });

  it('give the same table on one thread as on several', () => {
    assert.ok(whole.includes('"function":"beale"'), whole);
    assert.equal(backpath(...small, '--threads', '2').out, whole);
  });

  it('merge shards to the table of the whole, and to one and the same file', () => {
    const parts = [1, 2, 3].map((i) => {
      backpath(...small, '--threads', '1', '--shard', `${i}/3`, '--out', path(`${i}.jsonl`));
      return path(`${i}.jsonl`);
    });
    const merged = backpath('experiment', 'merge', ...parts, '--json', '--out', path('merged.jsonl'), '--report', path('r.html'));
    assert.equal(merged.out, whole, merged.err);
    assert.equal(readFileSync(path('merged.jsonl'), 'utf8'), readFileSync(path('whole.jsonl'), 'utf8'));
    assert.match(readFileSync(path('r.html'), 'utf8'), /<th scope="row">beale<\/th>/);
    const incomplete = backpath('experiment', 'merge', ...parts.slice(1));
    assert.equal(incomplete.code, 2);
    assert.match(incomplete.err, /shard is missing/);
  });

  it('merge the shards of several experiments into one report of all', () => {
    const study = [
      'experiment',
      'adaptive',
      '--functions',
      'beale',
      '--k-max',
      '2,5,9',
      '--runs',
      '60',
      '--iterations',
      '20',
      '--threads',
      '1',
    ];
    const alone = backpath(...study);
    assert.match(alone.out, /adaptive is/);
    const parts = [1, 2].map((i) => {
      backpath(...study, '--shard', `${i}/2`, '--out', path(`study${i}.jsonl`));
      return path(`study${i}.jsonl`);
    });
    assert.equal(backpath('experiment', 'merge', ...parts).out, alone.out);
    const both = backpath('experiment', 'merge', path('whole.jsonl'), ...parts, '--report', path('both.html'));
    assert.ok(both.out.endsWith(alone.out), both.err);
    const page = readFileSync(path('both.html'), 'utf8');
    for (const words of ['Table 1', 'levi', 'Adaptive beside the grid', '<svg ']) assert.ok(page.includes(words), words);
    // It stands by itself: nothing is fetched, and nothing runs.
    assert.doesNotMatch(page, /<script|<link|src=|url\(|https?:/);
  });

  it('go on behind the last whole line, wherever the file was cut', () => {
    const text = readFileSync(path('whole.jsonl'));
    for (const part of [0.01, 0.62]) {
      writeFileSync(path('cut.jsonl'), text.subarray(0, Math.floor(part * text.length)));
      assert.equal(backpath(...small, '--threads', '1', '--out', path('cut.jsonl'), '--resume').out, whole);
      assert.deepEqual(readFileSync(path('cut.jsonl')), text);
    }
  });

  it('refuse to go on with another experiment', () => {
    writeFileSync(path('other.jsonl'), readFileSync(path('whole.jsonl')));
    const refused = backpath(...small, '--seed', '2', '--out', path('other.jsonl'), '--resume');
    assert.equal(refused.code, 2);
    assert.match(refused.err, /other settings/);
    assert.equal(backpath(...small, '--shard', '4/3').code, 2);
  });

  it('draw Figure 3: the full gradient is caught in a local minimum, the first term reaches the global one', () => {
    const { out, code } = backpath('experiment', 'figure3', '--json', '--report', path('f3.html'));
    assert.equal(code, 0);
    const { curves } = JSON.parse(out);
    const last = Object.fromEntries(curves.map((curve: { label: string; objective: number[] }) => [curve.label, curve.objective.at(-1)]));
    assert.ok(last['full gradient'] > 1, `${last['full gradient']}`);
    assert.ok(last['first term'] < 1e-3, `${last['first term']}`);
    assert.equal(curves[0].objective.length, 2001);
    assert.equal((readFileSync(path('f3.html'), 'utf8').match(/<path /g) ?? []).length, 8);
  });
});
