import type * as vscode from 'vscode';
import type { RunChoice } from '../../webview/protocol.ts';
import { Debouncer, DisposableStore } from '../dispose.ts';
import type { DocumentSession, Sessions } from './sessions.ts';

/** What brings a run back: everything else follows, because the engine is deterministic. */
export interface SavedRun {
  readonly choice: RunChoice;
  readonly iteration: number;
  /** Iterations that were known; those after `iteration` are computed again too. */
  readonly length?: number;
}

const KEY = 'backpath.runs';
/** Runs remembered, the most recent ones. */
const CAPACITY = 32;
/** Milliseconds without a change before the run is written: playing must not write at every step. */
const QUIET = 300;

/** Remembers runs across reloads of the window. */
export class RunStore {
  readonly #memento: vscode.Memento;
  readonly #owned = new DisposableStore();
  readonly #changed = new Map<string, SavedRun>();
  readonly #quiet = this.#owned.add(new Debouncer());

  constructor(memento: vscode.Memento, sessions: Sessions) {
    this.#memento = memento;
    this.#owned.add(sessions.onEvent(({ of }) => this.#remember(of)));
  }

  saved({ uri, name }: Pick<DocumentSession, 'uri' | 'name'>): SavedRun | undefined {
    const key = keyOf(uri, name);
    return this.#changed.get(key) ?? this.#read().find(([each]) => each === key)?.[1];
  }

  dispose(): void {
    this.#owned.dispose();
    this.#write();
  }

  #remember({ uri, name, session }: DocumentSession): void {
    if (session.view === undefined) return;
    this.#changed.set(keyOf(uri, name), {
      choice: session.choice,
      iteration: session.transport.iteration,
      length: session.transport.length,
    });
    this.#quiet.trigger(QUIET, () => this.#write());
  }

  #write(): void {
    if (this.#changed.size === 0) return;
    const others = this.#read().filter(([key]) => !this.#changed.has(key));
    void this.#memento.update(KEY, [...others, ...this.#changed].slice(-CAPACITY));
    this.#changed.clear();
  }

  #read(): readonly (readonly [string, SavedRun])[] {
    return this.#memento.get(KEY, []);
  }
}

function keyOf(uri: vscode.Uri, name: string): string {
  return `${uri.toString()}#${name}`;
}
