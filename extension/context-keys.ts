import * as vscode from 'vscode';
import type { Messages } from './messages.ts';

/** The keys that `when` and `enablement` clauses of the manifest read. */
export interface ContextKeys {
  /** There is a session for the transport commands to act on. */
  readonly 'backpath.session': boolean;
  readonly 'backpath.playing': boolean;
  /** The session has a graph tab: graph commands act on it. */
  readonly 'backpath.graph': boolean;
  /** It shows a part of the graph only. */
  readonly 'backpath.graphIsolated': boolean;
  /** It shows what has changed. */
  readonly 'backpath.graphComparing': boolean;
  /** Nodes or edges of it are selected. */
  readonly 'backpath.graphSelection': boolean;
  /** There are background runs, of any status. */
  readonly 'backpath.runs': boolean;
  /** Some of them go on. */
  readonly 'backpath.running': boolean;
  /** Some of them ended too early and could go on. */
  readonly 'backpath.endedRuns': boolean;
  /** The cursor is in a function that can be asked for. */
  readonly 'backpath.cursorInFunction': boolean;
}

/** Sets a key; saying the same again costs nothing. */
export function contextKey<Key extends keyof ContextKeys>(key: Key, messages: Messages): (value: ContextKeys[Key]) => void {
  let last: ContextKeys[Key] | undefined;
  return (value) => {
    if (value === last) return;
    last = value;
    messages.watch(vscode.commands.executeCommand('setContext', key, value));
  };
}
