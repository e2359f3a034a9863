import * as vscode from 'vscode';
import type { Kept } from '../../webview/protocol.ts';
import { documentAt } from '../editor/documents.ts';
import type { Sessions } from '../session/sessions.ts';
import type { RunStore } from '../session/store.ts';
import { initialChoice } from '../settings.ts';
import { isGraphIdentity } from './graph-panel.ts';
import type { GraphPanels } from './graph-panels.ts';
import { GRAPH_VIEW_TYPE } from './graph-panels.ts';

/** Brings graph tabs back after the window was reloaded: the same function, settings and iteration. */
export function registerRestore(sessions: Sessions, panels: GraphPanels, runs: RunStore): vscode.Disposable {
  return vscode.window.registerWebviewPanelSerializer(GRAPH_VIEW_TYPE, {
    async deserializeWebviewPanel(panel, kept: Partial<Kept<unknown>> | undefined) {
      const identity = kept?.identity;
      if (!isGraphIdentity(identity)) return panel.dispose();
      const uri = vscode.Uri.parse(identity.uri);
      // A function that was opened meanwhile has its tab already.
      if (sessions.find(uri, identity.name) !== undefined) return panel.dispose();
      const saved = runs.saved({ uri, name: identity.name });
      const document = await documentAt(uri).catch(() => undefined);
      // The file is gone.
      if (document === undefined) return panel.dispose();
      const session = sessions.start(document, identity.name, saved?.choice ?? initialChoice());
      panels.adopt(panel, session);
      await session.opened;
      if (saved !== undefined) await session.session.replay(saved.length ?? saved.iteration, saved.iteration);
    },
  });
}
