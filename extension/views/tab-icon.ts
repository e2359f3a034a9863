import * as vscode from 'vscode';

/** The icon of the extension's tabs. */
export function tabIcon(extensionUri: vscode.Uri): { readonly light: vscode.Uri; readonly dark: vscode.Uri } {
  const file = (name: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, 'extension', 'media', name);
  return { light: file('graph-light.svg'), dark: file('graph-dark.svg') };
}
