import * as vscode from 'vscode';
import type { FunctionSource, Source } from '../workers/service.ts';

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

export function sourceOf(document: vscode.TextDocument): Source {
  return { fileName: fileNameOf(document), text: document.getText() };
}

export function functionSourceOf(document: vscode.TextDocument, name: string): FunctionSource {
  return { ...sourceOf(document), name };
}

/** The parser takes the dialect from the ending, which an untitled document does not have. */
function fileNameOf({ uri, languageId }: vscode.TextDocument): string {
  if (/\.[cm]?tsx?$/i.test(uri.path)) return uri.path;
  return `${uri.path}.${languageId === 'typescriptreact' ? 'tsx' : 'ts'}`;
}
