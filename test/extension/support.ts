/** What the suites share: documents to work on, and waiting for what the editor does later. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

export const F1 = `/** @differentiable
 * @start x = 5, y = 1
 */
export function f1(x: number, y: number): number {
  return Math.sin(x) * x + y;
}
`;

/** An annotated function, one that is not, and lines that are in neither. */
export const TWO = `${F1}
export function plain(x: number): number {
  return x * x;
}
`;

/** Writes a file of the workspace. */
export async function writeFile(name: string, text: string): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(folder, 'the tests run in a folder');
  const uri = vscode.Uri.joinPath(folder, `test-${name}.ts`);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** Writes a file of the workspace and shows it, as the only editor. */
export async function openFile(name: string, text: string): Promise<vscode.TextEditor> {
  await closeEverything();
  const uri = await writeFile(name, text);
  // As a person opens it. A document that the API opens stays open for minutes after its last editor.
  await vscode.commands.executeCommand('vscode.open', uri);
  const editor = vscode.window.activeTextEditor;
  assert.equal(editor?.document.uri.toString(), uri.toString());
  return editor;
}

/** Leaves no tab, and no file with changes that would ask to be saved. */
export async function closeEverything(): Promise<void> {
  await vscode.workspace.saveAll(false);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Replaces the only occurrence of a text. */
export async function replace(editor: vscode.TextEditor, from: string, to: string): Promise<void> {
  const range = rangeOf(editor.document, from);
  assert.ok(await editor.edit((edit) => edit.replace(range, to)));
}

export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `"${text}" is in the document`);
  return new vscode.Range(document.positionAt(offset), document.positionAt(offset + text.length));
}

export function placeCursor(editor: vscode.TextEditor, on: string): void {
  const { start } = rangeOf(editor.document, on);
  editor.selection = new vscode.Selection(start, start);
}

/** Our problems in a document, in its order. */
export function problems(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'backpath')
    .sort((one, other) => one.range.start.compareTo(other.range.start));
}

/** The titles of the open graph tabs. */
export function graphTabs(): readonly string[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('backpath.graph'))
    .map(({ label }) => label);
}

/** Tries until the check passes; after some seconds its own error is the test's. */
export async function eventually(check: () => void | Promise<void>, milliseconds = 8000): Promise<void> {
  const end = Date.now() + milliseconds;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}
