import * as vscode from 'vscode';
import { Debouncer, DisposableStore } from '../dispose.ts';
import type { Messages } from '../messages.ts';
import type { Sessions } from '../session/sessions.ts';
import { setting } from '../settings.ts';
import type { GraphPanels } from '../views/graph-panels.ts';
import type { Listings } from '../views/listings.ts';
import type { EngineClient } from '../workers/protocol.ts';
import type { Diagnostics } from './diagnostics.ts';
import { isSource, mayBeAnnotated } from './documents.ts';
import type { Imports } from './imports.ts';

export interface LiveOptions {
  readonly engine: EngineClient;
  readonly imports: Imports;
  readonly sessions: Sessions;
  readonly diagnostics: Diagnostics;
  readonly listings: Listings;
  readonly panels: GraphPanels;
  readonly messages: Messages;
}

/** Who says what the check of a file's annotated functions found. */
const CHECK = 'check';

/** Keeps graphs, problems and listings up with the text of the documents. */
export class Live {
  readonly #options: LiveOptions;
  readonly #owned = new DisposableStore();
  readonly #pending = new Map<vscode.TextDocument, Debouncer>();

  constructor(options: LiveOptions) {
    this.#options = options;
    this.#owned.add(vscode.workspace.onDidOpenTextDocument((document) => this.#check(document)));
    this.#owned.add(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => contentChanges.length > 0 && this.#changed(document)),
    );
    this.#owned.add(vscode.workspace.onDidCloseTextDocument((document) => this.#closed(document)));
    const watcher = this.#owned.add(vscode.workspace.createFileSystemWatcher('**/*.{ts,tsx,js,jsx,mts,cts}'));
    for (const changed of [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete]) {
      this.#owned.add(changed((uri) => this.#refreshImporters(uri)));
    }
    for (const document of vscode.workspace.textDocuments) this.#check(document);
  }

  dispose(): void {
    for (const debouncer of this.#pending.values()) debouncer.dispose();
    this.#owned.dispose();
  }

  #changed(document: vscode.TextDocument): void {
    if (!isSource(document)) return;
    const debouncer = this.#pending.get(document) ?? new Debouncer();
    this.#pending.set(document, debouncer);
    debouncer.trigger(setting('debounce'), () => {
      this.#refresh(document);
      this.#refreshImporters(document.uri);
    });
  }

  #refreshImporters(uri: vscode.Uri): void {
    const importers = this.#options.imports.importersOf(uri).map(String);
    for (const document of vscode.workspace.textDocuments) if (importers.includes(document.uri.toString())) this.#refresh(document);
  }

  /** The graphs come first: they are what the person looks at. */
  #refresh(document: vscode.TextDocument): void {
    const { sessions, listings } = this.#options;
    for (const { session } of sessions.of(document.uri)) void sessions.edit(session, document);
    this.#check(document);
    listings.refresh(document.uri);
  }

  #check(document: vscode.TextDocument): void {
    if (isSource(document)) this.#options.messages.watch(this.#checkNow(document));
  }

  async #checkNow(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    const found = mayBeAnnotated(document) ? await this.#options.engine.check(await this.#options.imports.sourceOf(document)) : [];
    // An answer about an older text would put the squiggles in the wrong places.
    if (document.version === version && !document.isClosed) this.#options.diagnostics.set(document.uri, CHECK, found);
  }

  #closed(document: vscode.TextDocument): void {
    this.#pending.get(document)?.dispose();
    this.#pending.delete(document);
    if (!isSource(document)) return;
    const { sessions, panels, diagnostics, imports } = this.#options;
    // A session with a tab lasts as long as the tab.
    for (const session of sessions.of(document.uri)) if (panels.of(session) === undefined) sessions.end(session);
    diagnostics.clear(document.uri);
    imports.forget(document);
  }
}
