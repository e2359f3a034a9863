import * as vscode from 'vscode';
import type { Diagnostic } from '../engine/index.ts';
import type { Messages } from './messages.ts';

/** Says what does not work, why (the first reason), and where the rest is. */
export function describeProblems(messages: Messages, what: string, diagnostics: readonly Diagnostic[]): void {
  const [first, ...others] = diagnostics;
  if (first === undefined) return;
  const reason = vscode.l10n.t('{0}: {1}', what, first.message);
  const text = others.length === 0 ? reason : vscode.l10n.t('{0} (and {1} more)', reason, others.length);
  messages.warn(text, {
    title: vscode.l10n.t('Show Problems'),
    run: () => vscode.commands.executeCommand('workbench.actions.view.problems'),
  });
}
