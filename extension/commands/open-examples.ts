import * as vscode from 'vscode';

/** The paper's functions in a new, unsaved document: to play with, without changing the installed file. */
export async function openExamples(extensionUri: vscode.Uri): Promise<void> {
  const file = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'examples', 'paper.ts'));
  const document = await vscode.workspace.openTextDocument({ language: 'typescript', content: new TextDecoder().decode(file) });
  // In the first function, and beside what is no text: the walkthrough stays, and its next step finds the function.
  const first = document.positionAt(document.getText().indexOf('export function '));
  const beside = vscode.window.activeTextEditor === undefined && vscode.window.tabGroups.activeTabGroup.activeTab !== undefined;
  await vscode.window.showTextDocument(document, {
    selection: new vscode.Range(first, first),
    viewColumn: beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active,
  });
}
