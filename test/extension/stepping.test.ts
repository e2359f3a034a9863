import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TransportState } from '../../webview/protocol.ts';
import { closeEverything, eventually, F1, graphTabs, openFile, placeCursor, replace } from './support.ts';

function run(command: string, ...args: unknown[]): Thenable<TransportState | undefined> {
  return vscode.commands.executeCommand(`backpath.${command}`, ...args);
}

const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('backpath');

describe('stepping', () => {
  afterEach(async () => {
    await run('pause');
    await settings().update('play.stepsPerSecond', undefined, vscode.ConfigurationTarget.Global);
    await settings().update('estimator.m', undefined, vscode.ConfigurationTarget.Global);
    await closeEverything();
    // A session lasts as long as its tab.
    await eventually(async () => assert.equal(await run('stepBack'), undefined));
  });

  it('differentiates first when there is no graph', async () => {
    placeCursor(await openFile('step-first', F1), 'Math.sin');
    assert.equal((await run('step'))?.iteration, 1);
    await eventually(() => assert.deepEqual(graphTabs(), ['∇ f1']));
  });

  it('goes forth and back, and to the start', async () => {
    const { document } = await openFile('step', F1);
    await run('differentiate', document.uri, 'f1');
    await run('step');
    assert.deepEqual(await run('step'), { iteration: 2, length: 2, playing: false, canStepBack: true, busy: false, speed: 4 });
    assert.equal((await run('stepBack'))?.iteration, 1);
    assert.deepEqual(await run('stepBack'), { iteration: 0, length: 2, playing: false, canStepBack: false, busy: false, speed: 4 });
    await run('step');
    assert.deepEqual(await run('reset'), { iteration: 0, length: 0, playing: false, canStepBack: false, busy: false, speed: 4 });
  });

  it('plays at the pace of the settings, and pauses', async () => {
    await settings().update('play.stepsPerSecond', 50, vscode.ConfigurationTarget.Global);
    const { document } = await openFile('play', F1);
    await run('differentiate', document.uri, 'f1');
    assert.equal((await run('play'))?.playing, true);
    await eventually(async () => assert.ok(((await run('play'))?.iteration ?? 0) > 5));
    const paused = await run('pause');
    assert.equal(paused?.playing, false);
    await new Promise((resolve) => setTimeout(resolve, 200));
    // At most the step that was under way when it was paused.
    assert.ok(((await run('pause'))?.iteration ?? 0) <= paused.iteration + 1);
  });

  it('keeps the run through a remark, and begins anew when the function changes', async () => {
    const editor = await openFile('step-edit', F1);
    await run('differentiate', editor.document.uri, 'f1');
    await run('step');
    await run('step');
    await replace(editor, '  return', '  // a remark\n  return');
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal((await run('pause'))?.iteration, 2);
    await replace(editor, '+ y', '- y');
    await eventually(async () => assert.equal((await run('pause'))?.iteration, 0));
  });

  it('acts on the function of the tab that was used last', async () => {
    const { document } = await openFile(
      'step-two',
      `${F1}/** @differentiable */\nexport function g(x: number): number {\n  return x * x;\n}\n`,
    );
    await run('differentiate', document.uri, 'f1');
    await run('step');
    await run('differentiate', document.uri, 'g');
    assert.equal((await run('pause'))?.iteration, 0);
    await run('differentiate', document.uri, 'f1');
    assert.equal((await run('pause'))?.iteration, 1);
    assert.equal((await run('step', document.uri, 'g'))?.iteration, 1);
  });

  it('refuses settings that are none, with the graph as it was', async () => {
    await settings().update('estimator.m', 0, vscode.ConfigurationTarget.Global);
    const { document } = await openFile('step-settings', F1);
    assert.equal(await run('differentiate', document.uri, 'f1'), false);
  });
});
