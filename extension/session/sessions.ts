import * as vscode from 'vscode';
import type { RunChoice } from '../../webview/protocol.ts';
import { DisposableStore } from '../dispose.ts';
import type { Imports } from '../editor/imports.ts';
import { setting } from '../settings.ts';
import type { EngineClient } from '../workers/protocol.ts';
import type { SessionEvent } from './events.ts';
import { Session } from './session.ts';

/** A session and the document that its function stands in. */
export interface DocumentSession {
  readonly uri: vscode.Uri;
  readonly name: string;
  readonly session: Session;
  /** Done when the first compilation is; whether there is a graph then, the session says. */
  readonly opened: Promise<void>;
}

export interface DocumentSessionEvent {
  readonly of: DocumentSession;
  readonly event: SessionEvent;
}

/** All sessions, at most one a function, and which of them the transport commands and the panel mean. */
export class Sessions {
  readonly #engine: EngineClient;
  readonly #imports: Imports;
  readonly #owned = new DisposableStore();
  readonly #happened = this.#owned.add(new vscode.EventEmitter<DocumentSessionEvent>());
  readonly #activated = this.#owned.add(new vscode.EventEmitter<DocumentSession | undefined>());
  readonly #ended = this.#owned.add(new vscode.EventEmitter<DocumentSession>());
  /** In the order of their last use. */
  #all: readonly DocumentSession[] = [];

  readonly onEvent = this.#happened.event;
  readonly onActivate = this.#activated.event;
  readonly onEnd = this.#ended.event;

  constructor(engine: EngineClient, imports: Imports) {
    this.#engine = engine;
    this.#imports = imports;
  }

  /** The one used last, of those that have a graph. */
  get active(): DocumentSession | undefined {
    return this.#all.findLast(({ session }) => session.view !== undefined);
  }

  find(uri: vscode.Uri, name: string): DocumentSession | undefined {
    return this.of(uri).find((each) => each.name === name);
  }

  get all(): readonly DocumentSession[] {
    return this.#all;
  }

  of(uri: vscode.Uri): readonly DocumentSession[] {
    return this.#all.filter((each) => each.uri.toString() === uri.toString());
  }

  start(document: vscode.TextDocument, name: string, choice: RunChoice): DocumentSession {
    const session = new Session({
      engine: this.#engine,
      clock: { wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)) },
      name,
      choice,
      speed: () => setting('play.stepsPerSecond'),
    });
    const started: DocumentSession = { uri: document.uri, name, session, opened: this.edit(session, document) };
    session.onEvent((event) => this.#happened.fire({ of: started, event }));
    this.activate(started);
    return started;
  }

  /** Gives a session the newest text of its document. Never rejects: what fails is told as an event of the session. */
  edit(session: Session, document: vscode.TextDocument): Promise<void> {
    return session.edit(() => this.#imports.sourceOf(document, session.name));
  }

  activate(session: DocumentSession): void {
    if (this.#all.at(-1) === session) return;
    this.#all = [...this.#all.filter((each) => each !== session), session];
    this.#activated.fire(session);
  }

  end(session: DocumentSession): void {
    if (!this.#all.includes(session)) return;
    const wasActive = this.active === session;
    this.#all = this.#all.filter((each) => each !== session);
    session.session.dispose();
    this.#ended.fire(session);
    if (wasActive) this.#activated.fire(this.active);
  }

  dispose(): void {
    for (const { session } of this.#all) session.dispose();
    this.#owned.dispose();
  }
}
