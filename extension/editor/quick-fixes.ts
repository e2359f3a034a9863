import * as vscode from 'vscode';
import type { Diagnostics } from './diagnostics.ts';
import { SELECTOR } from './documents.ts';
import { toRange } from './ranges.ts';

/** Offers the engine's own fixes; they are safe, so each is the preferred one for its problem. */
export function registerQuickFixes(diagnostics: Diagnostics): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    SELECTOR,
    {
      provideCodeActions(document, _range, context) {
        return diagnostics.behind(document.uri, context.diagnostics).flatMap(([shown, { fixes = [] }]) =>
          fixes.map(({ title, edits }) => {
            const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
            action.edit = new vscode.WorkspaceEdit();
            action.edit.set(
              document.uri,
              edits.map(({ span, newText }) => vscode.TextEdit.replace(toRange(span), newText)),
            );
            action.diagnostics = [shown];
            action.isPreferred = true;
            return action;
          }),
        );
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}
