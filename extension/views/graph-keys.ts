import type * as vscode from 'vscode';
import { contextKey } from '../context-keys.ts';
import { DisposableStore } from '../dispose.ts';
import type { Messages } from '../messages.ts';
import type { Sessions } from '../session/sessions.ts';
import type { GraphPanels } from './graph-panels.ts';

/** Keeps the context keys of the graph that commands mean. */
export function registerGraphKeys(sessions: Sessions, panels: GraphPanels, messages: Messages): vscode.Disposable {
  const owned = new DisposableStore();
  const setGraph = contextKey('backpath.graph', messages);
  const setIsolated = contextKey('backpath.graphIsolated', messages);
  const setComparing = contextKey('backpath.graphComparing', messages);
  const setSelection = contextKey('backpath.graphSelection', messages);
  const update = (): void => {
    const panel = panels.active;
    setGraph(panel !== undefined);
    setIsolated(panel?.isolated ?? false);
    setComparing(panel?.comparing ?? false);
    setSelection(panel !== undefined && panel.selection.nodes.length + panel.selection.edges.length > 0);
  };
  owned.add(sessions.onActivate(update));
  owned.add(panels.onShown(update));
  return owned;
}
