import * as vscode from 'vscode';
import { DisposableStore } from '../dispose.ts';
import type { Messages } from '../messages.ts';
import type { DocumentSession, Sessions } from '../session/sessions.ts';
import { onSettingChange, setting } from '../settings.ts';
import { Throttle } from '../throttle.ts';
import type { Outlines } from './outlines.ts';

/** Milliseconds between two labels while playing. */
const PAUSE = 100;

/** Says beside each function in the source which of its iterations is on show. */
export function registerIterationLabels(sessions: Sessions, outlines: Outlines, messages: Messages): vscode.Disposable {
  const owned = new DisposableStore();
  const type = owned.add(
    vscode.window.createTextEditorDecorationType({
      after: { color: new vscode.ThemeColor('editorCodeLens.foreground'), margin: '0 0 0 2em' },
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    }),
  );
  const show = async (editor: vscode.TextEditor): Promise<void> => {
    const labelled = setting('source.iteration') ? sessions.of(editor.document.uri) : [];
    const labels = await Promise.all(labelled.map((session) => labelOf(session, editor.document, outlines)));
    editor.setDecorations(
      type,
      labels.filter((label) => label !== undefined),
    );
  };
  const all = owned.add(
    new Throttle(PAUSE, () => {
      for (const editor of vscode.window.visibleTextEditors) messages.watch(show(editor));
    }),
  );
  for (const changed of [sessions.onEvent, sessions.onActivate, sessions.onEnd]) owned.add(changed(() => all.trigger()));
  owned.add(vscode.window.onDidChangeVisibleTextEditors(() => all.trigger()));
  owned.add(onSettingChange('source.iteration', () => all.trigger()));
  return owned;
}

/** On the line where the function ends, which is short as a rule; nothing at the start of a run, and while the source is another one. */
async function labelOf(
  { name, session }: DocumentSession,
  document: vscode.TextDocument,
  outlines: Outlines,
): Promise<vscode.DecorationOptions | undefined> {
  const { record, stale } = session;
  const outline = record && stale === undefined ? await outlines.named(document, name) : undefined;
  if (record === undefined || outline === undefined || outline.span.endLine > document.lineCount) return undefined;
  const kept = [...new Set(record.labels.filter((label) => label !== ''))].join(', ');
  const numbers = `f = ${short(record.objective)}, ‖g‖ = ${short(record.norm)}`;
  const contentText = vscode.l10n.t('iteration {0}: {1}', record.iteration + 1, kept === '' ? numbers : `${numbers}, ${kept}`);
  return { range: document.lineAt(outline.span.endLine - 1).range, renderOptions: { after: { contentText } } };
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}
