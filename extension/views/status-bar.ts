import * as vscode from 'vscode';
import type { CommandId } from '../commands/ids.ts';
import { DisposableStore } from '../dispose.ts';
import type { Sessions } from '../session/sessions.ts';

/** `∇ f1 · it 12`: where the active session stands. */
export function registerStatusBar(sessions: Sessions): vscode.Disposable {
  const owned = new DisposableStore();
  const item = owned.add(vscode.window.createStatusBarItem('backpath.status', vscode.StatusBarAlignment.Right, 100));
  item.name = 'Backpath';
  item.command = 'backpath.showPanel' satisfies CommandId;
  const update = (): void => {
    const active = sessions.active;
    if (active?.session.view === undefined) return item.hide();
    const { iteration, playing } = active.session.transport;
    item.text = `∇ ${active.name} · it ${iteration}`;
    item.tooltip = playing
      ? vscode.l10n.t('{0} is being iterated: show the Backpath panel', active.name)
      : vscode.l10n.t('{0} at iteration {1}: show the Backpath panel', active.name, iteration);
    item.accessibilityInformation = { label: item.tooltip };
    item.show();
  };
  owned.add(sessions.onActivate(update));
  owned.add(sessions.onEvent(({ of }) => of === sessions.active && update()));
  return owned;
}
