import * as vscode from 'vscode';
import { contextKey } from '../context-keys.ts';
import { Debouncer, DisposableStore } from '../dispose.ts';
import type { Messages } from '../messages.ts';
import type { Sessions } from '../session/sessions.ts';
import { mayBeAnnotated } from './documents.ts';
import type { Outlines } from './outlines.ts';

/** Milliseconds without a move of the cursor. */
const REST = 100;

/** Keeps `backpath.cursorInFunction`, in files that use Backpath: other TypeScript files never start the engine. */
export function registerCursorContext(outlines: Outlines, sessions: Sessions, messages: Messages): vscode.Disposable {
  const owned = new DisposableStore();
  const debouncer = owned.add(new Debouncer());
  const setInFunction = contextKey('backpath.cursorInFunction', messages);
  const inFunction = async (editor: vscode.TextEditor | undefined): Promise<boolean> => {
    if (editor === undefined) return false;
    const { document, selection } = editor;
    if (!mayBeAnnotated(document) && sessions.of(document.uri).length === 0) return false;
    return (await outlines.at(document, selection.active)) !== undefined;
  };
  const update = async (): Promise<void> => {
    const editor = vscode.window.activeTextEditor;
    const value = await inFunction(editor);
    if (editor === vscode.window.activeTextEditor) setInFunction(value);
  };
  const moved = (): void => debouncer.trigger(REST, () => messages.watch(update()));
  owned.add(vscode.window.onDidChangeTextEditorSelection(moved));
  owned.add(vscode.window.onDidChangeActiveTextEditor(moved));
  moved();
  return owned;
}
