import type * as vscode from 'vscode';
import type { FunctionOutline } from '../../engine/index.ts';
import type { EngineClient } from '../workers/protocol.ts';
import { fileNameOf } from './documents.ts';
import { functionAt } from './places.ts';

/** The functions of documents, asked for once a version. */
export class Outlines {
  readonly #engine: EngineClient;
  readonly #known = new WeakMap<
    vscode.TextDocument,
    { readonly version: number; readonly functions: Promise<readonly FunctionOutline[]> }
  >();

  constructor(engine: EngineClient) {
    this.#engine = engine;
  }

  of(document: vscode.TextDocument): Promise<readonly FunctionOutline[]> {
    const known = this.#known.get(document);
    if (known?.version === document.version) return known.functions;
    const functions = this.#engine.outline({ fileName: fileNameOf(document), text: document.getText(), files: {} });
    this.#known.set(document, { version: document.version, functions });
    // A worker that failed may well answer the next time.
    functions.catch(() => this.#known.delete(document));
    return functions;
  }

  async at(document: vscode.TextDocument, position: vscode.Position): Promise<FunctionOutline | undefined> {
    return functionAt(await this.of(document), { line: position.line + 1, column: position.character + 1 });
  }

  async named(document: vscode.TextDocument, name: string): Promise<FunctionOutline | undefined> {
    return (await this.of(document)).find((each) => each.name === name);
  }
}
