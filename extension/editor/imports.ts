import * as vscode from 'vscode';
import type { EngineClient } from '../workers/protocol.ts';
import type { Source } from '../workers/service.ts';
import { fileNameOf, uriOf } from './documents.ts';

type Files = Readonly<Record<string, string | null>>;

/**
 * Brings the engine the files that functions import from: open documents as they are in the editor, others from the
 * disk or wherever the workspace is. The engine says which it wants; what it wanted of a document is read at once next time.
 */
export class Imports {
  readonly #engine: EngineClient;
  /** By importing document, what was read for it last. */
  readonly #last = new Map<string, Files>();

  constructor(engine: EngineClient) {
    this.#engine = engine;
  }

  /** The document with everything that its annotated functions, or the one named, import. */
  async sourceOf(document: vscode.TextDocument, name?: string): Promise<Source> {
    const fileName = fileNameOf(document);
    let source: Source = { fileName, text: document.getText(), files: {} };
    // Spares files without imports and data the question.
    if (!/\bfrom\s*['"]|\bimport\s*['"(]|\brequire\s*\(|@data\b/.test(source.text)) return source;
    // What was not there is tried again only if it is still wanted: an import that is being typed wants many such files.
    let wanted = Object.entries(this.#last.get(fileName) ?? {}).flatMap(([address, text]) => (text === null ? [] : [address]));
    do {
      source = { ...source, files: { ...source.files, ...(await readAll(wanted)) } };
      wanted = [...(await this.#engine.wanted(source, name))];
    } while (wanted.length > 0);
    this.#last.set(fileName, source.files);
    return source;
  }

  /** The document is closed. */
  forget(document: vscode.TextDocument): void {
    this.#last.delete(fileNameOf(document));
  }

  /** The documents that import a file, or would if it were there. */
  importersOf(uri: vscode.Uri): readonly vscode.Uri[] {
    const address = uri.toString();
    return [...this.#last].filter(([, files]) => files[address] !== undefined).map(([fileName]) => uriOf(fileName));
  }
}

async function readAll(addresses: readonly string[]): Promise<Files> {
  return Object.fromEntries(await Promise.all(addresses.map(async (address) => [address, await read(vscode.Uri.parse(address))] as const)));
}

/** Null where there is no such file. */
async function read(uri: vscode.Uri): Promise<string | null> {
  const address = uri.toString();
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === address);
  if (open !== undefined) return open.getText();
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return null;
  }
}
