import * as vscode from 'vscode';
import type { HostToPanel, PanelToHost } from '../../webview/protocol.ts';
import { DisposableStore } from '../dispose.ts';
import type { Messages } from '../messages.ts';
import type { SessionEvent } from '../session/events.ts';
import type { Sessions } from '../session/sessions.ts';
import { Connection } from './connection.ts';
import { transport } from './transport.ts';

export const PANEL_VIEW = 'backpath.panel';

export interface PanelViewOptions {
  readonly extensionUri: vscode.Uri;
  readonly sessions: Sessions;
  readonly messages: Messages;
  readonly log: vscode.LogOutputChannel;
}

/** The view in the panel area: the history of the active session. */
export class PanelView implements vscode.WebviewViewProvider {
  readonly #options: PanelViewOptions;
  readonly #owned = new DisposableStore();
  #connection: Connection<HostToPanel, PanelToHost> | undefined;
  #view: vscode.WebviewView | undefined;

  constructor(options: PanelViewOptions) {
    this.#options = options;
    this.#owned.add(vscode.window.registerWebviewViewProvider(PANEL_VIEW, this));
    this.#owned.add(options.sessions.onActivate(() => this.#tellHistory()));
    this.#owned.add(options.sessions.onEvent(({ of, event }) => of === options.sessions.active && this.#follow(event)));
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    const connection = new Connection<HostToPanel, PanelToHost>({
      ...this.#options,
      webview: view.webview,
      bundle: 'panel',
      title: 'Backpath',
      identity: null,
      visible: () => view.visible,
      ready: () => this.#tellHistory(),
      received: (message) => this.#receive(message),
    });
    this.#view = view;
    this.#connection = connection;
    view.onDidDispose(() => {
      connection.dispose();
      if (this.#connection !== connection) return;
      this.#connection = undefined;
      this.#view = undefined;
    });
  }

  dispose(): void {
    this.#connection?.dispose();
    this.#owned.dispose();
  }

  #tellHistory(): void {
    const active = this.#options.sessions.active;
    const view = active?.session.view;
    if (this.#view) this.#view.description = active?.name ?? '';
    if (active === undefined || view === undefined) {
      const reason = vscode.l10n.t('Right-click a function in a TypeScript file and choose Backpath: Differentiate.');
      this.#connection?.post({ type: 'empty', reason });
      return;
    }
    this.#connection?.post({
      type: 'session',
      title: active.name,
      sessions: this.#options.sessions.all.map(({ uri, name }) => ({
        uri: uri.toString(),
        name,
        file: uri.path.slice(uri.path.lastIndexOf('/') + 1),
        active: uri === active.uri && name === active.name,
      })),
      parameters: view.run.graph.parameters.map(({ name }) => name),
      leaves: view.run.numbers.point.map(({ name }) => name),
      settings: view.settings,
      unbiased: view.unbiased,
      transport: active.session.transport,
      stale: active.session.stale !== undefined,
    });
    this.#tellPosition();
    this.#connection?.post({
      type: 'history',
      title: active.name,
      parameters: view.run.graph.parameters.map(({ name }) => name),
      records: view.run.records,
      transport: active.session.transport,
      settings: view.settings,
      unbiased: view.unbiased,
    });
  }

  #tellPosition(): void {
    const session = this.#options.sessions.active?.session;
    if (session?.view === undefined) return;
    const { transport: state, record, comparison, view } = session;
    const { point, iteration } = view.run.state;
    const step = { ...(record && { record }), ...(comparison && { comparison }), branchedOff: view.run.branchedOff };
    this.#connection?.post({ type: 'position', position: { iteration, point, ...step }, transport: state });
  }

  #follow(event: SessionEvent): void {
    const session = this.#options.sessions.active?.session;
    if (session?.view === undefined) return;
    const { transport: state, record } = session;
    switch (event.type) {
      case 'graph':
      case 'run':
        return this.#tellHistory();
      case 'stepped':
        this.#tellPosition();
        if (record) this.#connection?.post({ type: 'append', record, transport: state });
        return;
      case 'steppedBack':
        this.#tellPosition();
        return this.#connection?.post({ type: 'truncate', length: session.view.run.records.length, transport: state });
      case 'transport':
      case 'stale':
      case 'refused':
      case 'failed':
        return this.#connection?.post({ type: 'transport', transport: state });
    }
  }

  #receive(message: Exclude<PanelToHost, { readonly type: 'ready' | 'failed' }>): void {
    const session = this.#options.sessions.active?.session;
    if (session === undefined) return;
    if (message.type === 'transport') void transport[message.action](session);
    if (message.type === 'choose') void session.choose(message.choice);
  }
}
