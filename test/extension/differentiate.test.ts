import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, eventually, graphTabs, openFile, placeCursor, problems, rangeOf, TWO } from './support.ts';

function differentiate(...args: unknown[]): Thenable<boolean> {
  return vscode.commands.executeCommand('backpath.differentiate', ...args);
}

describe('differentiate', () => {
  afterEach(closeEverything);

  it('shows the graph of the function at the cursor beside the source, which keeps the focus', async () => {
    const editor = await openFile('differentiate', TWO);
    placeCursor(editor, 'Math.sin');
    assert.equal(await differentiate(), true);
    await eventually(() => assert.deepEqual(graphTabs(), ['∇ f1']));
    const [group] = vscode.window.tabGroups.all.filter(({ tabs }) => tabs.some(({ label }) => label === '∇ f1'));
    assert.equal(group?.viewColumn, vscode.ViewColumn.Two);
    assert.equal(vscode.window.activeTextEditor?.document, editor.document);
  });

  it('takes the document from a menu and the function from the cursor', async () => {
    const editor = await openFile('differentiate-menu', TWO);
    placeCursor(editor, 'x * x');
    assert.equal(await differentiate(editor.document.uri, { groupId: 0 }), true);
    await eventually(() => assert.deepEqual(graphTabs(), ['∇ plain']));
  });

  it('reveals a graph that is open rather than opening it twice', async () => {
    const editor = await openFile('differentiate-twice', TWO);
    assert.equal(await differentiate(editor.document.uri, 'f1'), true);
    assert.equal(await differentiate(editor.document.uri, 'plain'), true);
    assert.equal(await differentiate(editor.document.uri, 'f1'), true);
    await eventually(() => assert.deepEqual([...graphTabs()].sort(), ['∇ f1', '∇ plain']));
  });

  it('works on a file that is not saved', async () => {
    await closeEverything();
    const document = await vscode.workspace.openTextDocument({ language: 'typescript', content: TWO });
    const editor = await vscode.window.showTextDocument(document);
    placeCursor(editor, 'Math.sin');
    assert.equal(await differentiate(), true);
    await eventually(() => assert.deepEqual(graphTabs(), ['∇ f1']));
    await vscode.commands.executeCommand('workbench.action.closeEditorsInOtherGroups');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('shows nothing, and does not fail, where there is no function', async () => {
    const editor = await openFile('differentiate-nowhere', `const one = 1;\n\n${TWO}`);
    placeCursor(editor, 'const one');
    assert.equal(await differentiate(), false);
    await openFile('differentiate-empty', 'export const one = 1;\n');
    assert.equal(await differentiate(), false);
    await closeEverything();
    assert.equal(await differentiate(), false);
    assert.deepEqual(graphTabs(), []);
  });

  it('says in the source why a function that is not annotated has no graph, until it has one', async () => {
    const editor = await openFile('differentiate-refused', 'export function plain(x: number): number {\n  return x + unknown;\n}\n');
    assert.equal(await differentiate(editor.document.uri, 'plain'), false);
    assert.deepEqual(graphTabs(), []);
    await eventually(() =>
      assert.deepEqual(
        problems(editor.document.uri).map(({ range }) => range),
        [rangeOf(editor.document, 'unknown')],
      ),
    );
    await editor.edit((edit) => edit.replace(rangeOf(editor.document, 'unknown'), '1'));
    await eventually(() => assert.deepEqual(problems(editor.document.uri), []));
    assert.equal(await differentiate(editor.document.uri, 'plain'), true);
  });

  it('adds the annotation, once, into a doc comment where there is one', async () => {
    const editor = await openFile(
      'annotate',
      '/** Squares. */\nexport function plain(x: number): number {\n  return x * x;\n}\n\nconst bare = (x: number) => x;\n',
    );
    const annotate = (name: string): Thenable<boolean> =>
      vscode.commands.executeCommand('backpath.addAnnotation', editor.document.uri, name);
    assert.equal(await annotate('plain'), true);
    assert.equal(await annotate('plain'), true);
    assert.equal(await annotate('bare'), true);
    assert.equal(
      editor.document.getText(),
      '/** Squares.\n * @differentiable\n */\nexport function plain(x: number): number {\n  return x * x;\n}\n\n/** @differentiable */\nconst bare = (x: number) => x;\n',
    );
  });
});
