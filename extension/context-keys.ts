import * as vscode from 'vscode';

/** The keys that `when` and `enablement` clauses of the manifest read. */
export interface ContextKeys {
  /** There is a session for the transport commands to act on. */
  readonly 'backpath.session': boolean;
  readonly 'backpath.playing': boolean;
  /** The cursor is in a function that can be asked for. */
  readonly 'backpath.cursorInFunction': boolean;
}

export function setContextKey<Key extends keyof ContextKeys>(key: Key, value: ContextKeys[Key]): Thenable<unknown> {
  return vscode.commands.executeCommand('setContext', key, value);
}
