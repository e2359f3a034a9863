import assert from 'node:assert/strict';
import { InProcess } from '../cli/in-process.ts';

/** Every kind of experiment that is divided into pieces, small. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  success: ['--functions', 'beale,f1', '--runs', '110', '--iterations', '8'],
  adaptive: ['--functions', 'beale', '--k-max', '2,5', '--runs', '60', '--iterations', '8'],
  kmax: ['--functions', 'levi', '--k-max', '3,8', '--runs', '110', '--iterations', '8'],
  figure7: ['--k-max', '4', '--runs', '60', '--iterations', '8'],
  figure10: ['--k-max', '4', '--runs', '60', '--iterations', '8'],
  readings: ['--functions', 'beale', '--k-max', '5', '--domains', 'own,-1..1', '--runs', '3', '--iterations', '4'],
  table3: ['--estimators', 'full,spad2', '--runs', '2', '--iterations', '3'],
};

describe('every kind of experiment', function () {
  this.timeout(30_000);
  for (const [kind, lengths] of Object.entries(kinds)) {
    it(`${kind}: the shards 1/3, 2/3 and 3/3 are merged to what the undivided one gives, and so is one cut at any place`, async () => {
      const terminal = new InProcess();
      const command = ['experiment', kind, ...lengths];
      const whole = await terminal.run(...command, '--out', 'whole');
      const text = terminal.files.get('whole') ?? '';
      assert.ok(text.split('\n').length > 4, text);
      for (const shard of ['1', '2', '3']) await terminal.run(...command, '--shard', `${shard}/3`, '--out', shard);
      assert.equal(await terminal.run('experiment', 'merge', '3', '1', '2', '--out', 'merged'), whole);
      assert.equal(terminal.files.get('merged'), text);
      const lines = ['1', '2', '3'].map((shard) => (terminal.files.get(shard) ?? '').trimEnd().split('\n').length - 1);
      assert.ok(
        lines.every((count) => count > 0),
        `a shard has nothing to do: ${lines}`,
      );
      for (const part of [0.3, 0.8]) {
        terminal.files.set('cut', text.slice(0, Math.floor(part * text.length)));
        assert.equal(await terminal.run(...command, '--out', 'cut', '--resume'), whole);
        assert.equal(terminal.files.get('cut'), text);
      }
    });
  }
});
