import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import { closeEverything, eventually, F1, graphTabs, openFile } from './support.ts';

/** Bytes of the extension host's heap that are in use after everything that can go is gone. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  assert.ok(typeof collect === 'function');
  for (let pass = 0; pass < 3; pass++) collect();
  return process.memoryUsage().heapUsed;
}

describe('memory', () => {
  afterEach(closeEverything);

  it('does not grow over 50 rounds of opening, stepping and closing', async function () {
    this.timeout(90_000);
    const { document } = await openFile('memory', F1);
    const round = async (): Promise<void> => {
      await vscode.commands.executeCommand('backpath.differentiate', document.uri, 'f1');
      await vscode.commands.executeCommand('backpath.step', document.uri, 'f1');
      await vscode.commands.executeCommand('backpath.jump', 100);
      await vscode.window.tabGroups.close(
        vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => input instanceof vscode.TabInputWebview),
      );
      await eventually(() => assert.deepEqual(graphTabs(), []));
    };
    // What is made once is made by then.
    for (let k = 0; k < 10; k++) await round();
    const before = heldBytes();
    for (let k = 0; k < 40; k++) await round();
    const grown = heldBytes() - before;
    // A session with 100 iterations holds about 100 KiB of numbers: forty of them would be 4 MiB.
    assert.ok(grown < 2 * 2 ** 20, `${(grown / 2 ** 20).toFixed(2)} MiB more after 40 rounds`);
  });
});
