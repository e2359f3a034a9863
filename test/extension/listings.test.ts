import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, eventually, openFile, replace } from './support.ts';

/** The paper's f₂. */
const F2 = `/** @differentiable */
export function f2(x: number, y: number): number {
  return Math.exp(x) * (x + y);
}
`;

/** Its single-access form as the paper prints it (Figure 5), up to names. */
const FIGURE_5 = ['x ← Param0', 'y ← Param1', 'x1, x2 ← x', 'v1 ← exp(x1)', 'v2 ← x2 + y', 'v3 ← v1 × v2', 'Return v3'];

async function show(form: string, editor: vscode.TextEditor): Promise<vscode.TextDocument> {
  const uri = await vscode.commands.executeCommand<vscode.Uri>(`backpath.show${form}`, editor.document.uri, 'f2');
  return await vscode.workspace.openTextDocument(uri);
}

function lines(document: vscode.TextDocument): readonly string[] {
  return document.getText().trimEnd().split('\n');
}

describe('listings', () => {
  afterEach(closeEverything);

  it('show the single-access form of the paper’s example', async () => {
    const listing = await show('SingleAccess', await openFile('listing-sa', F2));
    assert.deepEqual(lines(listing), FIGURE_5);
    assert.equal(listing.languageId, 'plaintext');
  });

  it('show the program, the straight line and the derivative', async () => {
    const editor = await openFile('listing-all', F2);
    assert.match((await show('Program', editor)).getText(), /return Math\.exp\(x\) \* \(x \+ y\);/);
    assert.deepEqual(lines(await show('Ssa', editor)).slice(2), ['v1 ← exp(x)', 'v2 ← x + y', 'v3 ← v1 × v2', 'Return v3']);
    const derivative = await show('Derivative', editor);
    assert.equal(derivative.languageId, 'typescript');
    assert.match(derivative.getText(), /^export function f2/m);
  });

  it('open beside the source, which keeps the focus, and are found again', async () => {
    const editor = await openFile('listing-beside', F2);
    const one = await show('Ssa', editor);
    assert.equal(vscode.window.activeTextEditor?.document, editor.document);
    assert.equal(vscode.window.visibleTextEditors.find(({ document }) => document === one)?.viewColumn, vscode.ViewColumn.Two);
    assert.equal((await show('Ssa', editor)).uri.toString(), one.uri.toString());
  });

  it('follow the source, and keep the last good text while it has errors', async () => {
    const editor = await openFile('listing-live', F2);
    const listing = await show('Ssa', editor);
    await replace(editor, 'Math.exp', 'Math.sin');
    await eventually(() => assert.match(listing.getText(), /v1 ← sin\(x\)/));
    await replace(editor, 'Math.sin(x)', 'Math.sin(');
    await eventually(() => assert.ok(vscode.languages.getDiagnostics(editor.document.uri).some(({ source }) => source === 'backpath')));
    assert.match(listing.getText(), /v1 ← sin\(x\)/);
  });
});
