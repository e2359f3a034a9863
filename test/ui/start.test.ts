import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { examplesFolder, root } from '../host/paths.ts';
import { startGroup, stopGroup } from '../host/processes.ts';
import { GraphView } from './graph-view.ts';
import { Workbench } from './workbench.ts';

describe('npm start', () => {
  let starting: ChildProcess;
  let workbench: Workbench;
  before(async function () {
    this.timeout('2m');
    // As npm runs it, bootstrap included.
    const bootstrap = join(root, 'test', 'host', 'bootstrap.mjs');
    starting = startGroup(process.execPath, [bootstrap, 'test/host/start.ts', '--once', '180'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    workbench = await Workbench.openAt(await printedAddress(starting), examplesFolder);
  });
  afterEach(function () {
    return workbench.captureFailure(this.currentTest);
  });
  after(async () => {
    await workbench.close();
    await stopGroup(starting);
  });

  it('serves a workbench with the examples, in which a function is differentiated and stepped', async () => {
    await workbench.openFile('paper.ts');
    await workbench.goToText('paper.ts', 'f2(x');
    await workbench.chooseAtCursor('Backpath: Differentiate');
    const graph = await GraphView.of(workbench, 'f2');
    await graph.step('Step');
    assert.equal(await graph.iteration(), 1);
  });

  it('listens on loopback only', () => {
    assert.match(workbench.page.url(), /^http:\/\/127\.0\.0\.1:\d+\//);
  });
});

async function printedAddress(child: ChildProcess): Promise<string> {
  assert.ok(child.stdout);
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /Backpath in VS Code: (\S+)/.exec(line)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error('npm start ended without an address.');
}
