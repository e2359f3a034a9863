import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TransportState } from '../../webview/protocol.ts';
import { closeEverything, eventually, openFile, problems, rangeOf, replace, writeFile } from './support.ts';

const MAIN = `import { square } from './test-imported';

/** @differentiable */
export function f(x: number): number {
  return square(x) + x;
}
`;
const HELPER = 'export function square(a: number): number {\n  return a * a;\n}\n';

function iteration(): Thenable<number | undefined> {
  return vscode.commands.executeCommand<TransportState | undefined>('backpath.pause').then((state) => state?.iteration);
}

describe('imported helpers', () => {
  afterEach(async () => {
    await closeEverything();
    await eventually(async () => assert.equal(await iteration(), undefined));
  });

  it('are read from the disk, and again when they change there', async () => {
    const helper = await writeFile('imported', HELPER);
    const { document } = await openFile('importer', MAIN);
    assert.equal(await vscode.commands.executeCommand('backpath.differentiate', document.uri, 'f'), true);
    await vscode.commands.executeCommand('backpath.step');
    assert.equal(await iteration(), 1);
    await vscode.workspace.fs.writeFile(helper, new TextEncoder().encode(HELPER.replace('a * a', 'a * a * a')));
    await eventually(async () => assert.equal(await iteration(), 0));
  });

  it('are read as they are in the editor, problems and all', async () => {
    await writeFile('importer', MAIN);
    const editor = await openFile('imported', HELPER);
    const importer = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(editor.document.uri, '..', 'test-importer.ts'));
    assert.equal(await vscode.commands.executeCommand('backpath.differentiate', importer.uri, 'f'), true);
    await replace(editor, 'a * a', 'a * unknown');
    await eventually(() => {
      assert.deepEqual(
        problems(editor.document.uri).map(({ range }) => range),
        [rangeOf(editor.document, 'unknown')],
      );
      assert.deepEqual(problems(importer.uri), []);
    });
    await replace(editor, 'unknown', 'a');
    await eventually(() => assert.deepEqual(problems(editor.document.uri), []));
  });

  it('that are missing are a problem where they are imported, until they are there', async () => {
    const { document } = await openFile('importer-of-nothing', MAIN.replace('test-imported', 'test-later'));
    await eventually(() =>
      assert.deepEqual(
        problems(document.uri).map(({ range }) => range),
        [rangeOf(document, "'./test-later'")],
      ),
    );
    const later = await writeFile('later', HELPER);
    await eventually(() => assert.deepEqual(problems(document.uri), []));
    await vscode.workspace.fs.delete(later);
  });
});
