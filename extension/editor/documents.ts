import * as vscode from 'vscode';

const LANGUAGES: readonly string[] = ['typescript', 'typescriptreact'];

/** Our own virtual documents, which are not sources. */
export const LISTING_SCHEME = 'backpath-listing';

/** Documents in which functions are looked for: TypeScript from anywhere, saved or not. */
export const SELECTOR: vscode.DocumentSelector = LANGUAGES.map((language) => ({ language }));

export function isSource(document: vscode.TextDocument): boolean {
  return LANGUAGES.includes(document.languageId) && document.uri.scheme !== LISTING_SCHEME;
}

/** Is there something to analyse without being asked? Cheap, so that other TypeScript files never start the engine. */
export function mayBeAnnotated(document: vscode.TextDocument): boolean {
  return isSource(document) && document.getText().includes('@differentiable');
}

/** The document at an address. One that VS Code opens for us stays open for minutes after its editors are closed, so that comes last. */
export async function documentAt(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find((each) => each.uri.toString() === key) ?? (await vscode.workspace.openTextDocument(uri));
}

/** A document's name to the engine: its address. The parser takes the dialect from the ending, which untitled documents do not have. */
export function fileNameOf({ uri, languageId }: vscode.TextDocument): string {
  const address = uri.with({ fragment: '' }).toString();
  return /\.[cm]?tsx?$/i.test(address) ? address : `${address}#.${languageId === 'typescriptreact' ? 'tsx' : 'ts'}`;
}

/** The address behind a name, such as that of a span's file. */
export function uriOf(fileName: string): vscode.Uri {
  return vscode.Uri.parse(fileName).with({ fragment: '' });
}
