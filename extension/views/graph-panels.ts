import * as vscode from 'vscode';
import type { DocumentSession, Sessions } from '../session/sessions.ts';
import type { GraphPanelOptions } from './graph-panel.ts';
import { GraphPanel } from './graph-panel.ts';

export const GRAPH_VIEW_TYPE = 'backpath.graph';

/** The graph tabs: one a session, revealed rather than opened twice. A session lasts as long as its tab. */
export class GraphPanels {
  readonly #sessions: Sessions;
  readonly #options: GraphPanelOptions;
  readonly #panels = new Map<DocumentSession, GraphPanel>();
  readonly #shown = new vscode.EventEmitter<GraphPanel>();

  /** A tab shows another picture, or another selection. */
  readonly onShown = this.#shown.event;

  constructor(sessions: Sessions, options: Omit<GraphPanelOptions, 'shown'>) {
    this.#sessions = sessions;
    this.#options = { ...options, shown: (panel) => this.#shown.fire(panel) };
  }

  of(session: DocumentSession): GraphPanel | undefined {
    return this.#panels.get(session);
  }

  /** The tab of the session that was used last. */
  get active(): GraphPanel | undefined {
    return this.#sessions.active && this.#panels.get(this.#sessions.active);
  }

  /** Beside the source, which keeps the focus. */
  show(session: DocumentSession): void {
    this.#sessions.activate(session);
    const shown = this.#panels.get(session);
    if (shown !== undefined) return shown.panel.reveal(undefined, true);
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    this.adopt(vscode.window.createWebviewPanel(GRAPH_VIEW_TYPE, session.name, place), session);
  }

  /** Shows a session in a tab that exists. */
  adopt(panel: vscode.WebviewPanel, session: DocumentSession): void {
    const own = new GraphPanel(panel, session, this.#options);
    this.#panels.set(session, own);
    panel.onDidChangeViewState(() => panel.active && this.#sessions.activate(session));
    panel.onDidDispose(() => {
      own.dispose();
      this.#panels.delete(session);
      this.#sessions.end(session);
    });
  }

  dispose(): void {
    for (const panel of this.#panels.values()) panel.dispose();
    this.#shown.dispose();
  }
}
