import * as vscode from 'vscode';

/** The paper's functions in a new, unsaved document: to play with, without changing the installed file. */
export async function openExamples(extensionUri: vscode.Uri): Promise<void> {
  const file = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'examples', 'paper.ts'));
  const document = await vscode.workspace.openTextDocument({ language: 'typescript', content: new TextDecoder().decode(file) });
  await vscode.window.showTextDocument(document);
}
