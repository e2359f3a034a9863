import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, eventually, openFile, rangeOf, TWO } from './support.ts';

async function lenses(uri: vscode.Uri): Promise<readonly vscode.CodeLens[]> {
  const all = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 100);
  return all.filter(({ command }) => command?.command.startsWith('backpath.'));
}

const NETWORK = `import { linear, softmaxCrossEntropy, type Tensor } from 'backpath';
/** @differentiable */
export function net(images: Tensor<[number, 784]>, labels: Tensor<[number]>, w: Tensor<[784, 10]>, b: Tensor<[10]>) {
  return softmaxCrossEntropy(linear(images, w, b), labels);
}
`;

describe('code lenses', () => {
  afterEach(async () => {
    await vscode.workspace.getConfiguration('backpath').update('codeLens.enabled', undefined, vscode.ConfigurationTarget.Global);
    await closeEverything();
  });

  it('stand above the annotated functions only', async () => {
    const { document } = await openFile('lenses', TWO);
    const found = await lenses(document.uri);
    assert.deepEqual(
      found.map(({ command }) => command?.title),
      ['∇ Differentiate', 'Step'],
    );
    for (const { range } of found) assert.equal(range.start.line, rangeOf(document, 'export function f1').start.line);
  });

  it('train where a function takes tensors', async () => {
    const { document } = await openFile('lenses-tensors', NETWORK);
    const found = await lenses(document.uri);
    assert.deepEqual(
      found.map(({ command }) => [command?.title, command?.command]),
      [
        ['∇ Differentiate', 'backpath.differentiate'],
        ['Train', 'backpath.trainNetwork'],
      ],
    );
  });

  it('do what they say', async () => {
    const { document } = await openFile('lenses-run', TWO);
    const [differentiate, step] = await lenses(document.uri);
    assert.ok(differentiate?.command && step?.command);
    assert.equal(await vscode.commands.executeCommand(differentiate.command.command, ...(differentiate.command.arguments ?? [])), true);
    const transport = await vscode.commands.executeCommand<{ iteration: number }>(step.command.command, ...(step.command.arguments ?? []));
    assert.equal(transport.iteration, 1);
  });

  it('can be switched off', async () => {
    const { document } = await openFile('lenses-off', TWO);
    await vscode.workspace.getConfiguration('backpath').update('codeLens.enabled', false, vscode.ConfigurationTarget.Global);
    await eventually(async () => assert.deepEqual(await lenses(document.uri), []));
  });
});
