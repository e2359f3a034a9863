import * as vscode from 'vscode';
import type { HostToPanel, PanelToHost, PanelTopic } from '../../webview/protocol.ts';
import { DisposableStore } from '../dispose.ts';
import type { ExperimentActions } from '../experiments/actions.ts';
import type { Experiments } from '../experiments/experiments.ts';
import type { Messages } from '../messages.ts';
import type { RunActions } from '../runs/actions.ts';
import type { Runs } from '../runs/runs.ts';
import type { Sessions } from '../session/sessions.ts';
import type { EngineClient } from '../workers/protocol.ts';
import { Connection } from './connection.ts';
import { AdviceFeed } from './panel/advice-feed.ts';
import { ExperimentsFeed } from './panel/experiments-feed.ts';
import type { Feed } from './panel/feed.ts';
import { LandscapeFeed } from './panel/landscape-feed.ts';
import { RunsFeed } from './panel/runs-feed.ts';
import { SessionFeed } from './panel/session-feed.ts';
import { transport } from './transport.ts';

export const PANEL_VIEW = 'backpath.panel';

export interface PanelViewOptions {
  readonly extensionUri: vscode.Uri;
  readonly engine: EngineClient;
  readonly sessions: Sessions;
  readonly runs: Runs;
  readonly actions: RunActions;
  readonly experiments: Experiments;
  readonly trials: ExperimentActions;
  readonly messages: Messages;
  readonly log: vscode.LogOutputChannel;
}

/** The view in the panel area: the active session's run, and everything about runs. */
export class PanelView implements vscode.WebviewViewProvider {
  readonly #options: PanelViewOptions;
  readonly #owned = new DisposableStore();
  readonly #session: SessionFeed;
  readonly runs: RunsFeed;
  readonly #landscape: LandscapeFeed;
  readonly #feeds: readonly Feed[];
  #topics: readonly PanelTopic[] = [];
  #connection: Connection<HostToPanel, PanelToHost> | undefined;
  #view: vscode.WebviewView | undefined;
  /** The part that a command asked for, until it is on screen. */
  #wanted: PanelTopic | undefined;

  constructor(options: PanelViewOptions) {
    this.#options = options;
    const { sessions } = options;
    const audience = {
      post: (message: HostToPanel) => this.#connection?.post(message),
      watches: (topic: PanelTopic) => this.#topics.includes(topic),
    };
    this.#session = this.#owned.add(new SessionFeed(sessions, audience));
    this.runs = this.#owned.add(new RunsFeed({ ...options, audience }));
    this.#landscape = this.#owned.add(new LandscapeFeed({ ...options, audience, compared: () => this.runs.compared }));
    const advice = this.#owned.add(new AdviceFeed(audience, sessions, options.engine));
    const experiments = this.#owned.add(new ExperimentsFeed(audience, options.experiments));
    this.#feeds = [this.#session, this.runs, this.#landscape, advice, experiments];
    this.#owned.add(vscode.window.registerWebviewViewProvider(PANEL_VIEW, this));
    this.#owned.add(sessions.onActivate(() => this.#describe()));
  }

  /** Brings the view on screen, and in it the part. */
  async open(topic: PanelTopic): Promise<void> {
    await vscode.commands.executeCommand(`${PANEL_VIEW}.focus`);
    // A page that is only now loaded asks for this when it is ready.
    this.#wanted = topic;
    this.#connection?.post({ type: 'open', topic });
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    const connection = new Connection<HostToPanel, PanelToHost>({
      ...this.#options,
      webview: view.webview,
      bundle: 'panel',
      title: 'Backpath',
      identity: null,
      visible: () => view.visible,
      ready: () => this.#tellAll(),
      received: (message) => this.#receive(message),
    });
    this.#view = view;
    this.#connection = connection;
    this.#describe();
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

  #describe(): void {
    if (this.#view) this.#view.description = this.#options.sessions.active?.name ?? '';
  }

  #tellAll(): void {
    this.#topics = [];
    this.#session.tellAll();
    if (this.#wanted) this.#connection?.post({ type: 'open', topic: this.#wanted });
  }

  #receive(message: Exclude<PanelToHost, { readonly type: 'ready' | 'failed' }>): void {
    const { sessions, messages } = this.#options;
    const active = sessions.active;
    switch (message.type) {
      case 'watch': {
        const fresh = message.topics.filter((topic) => !this.#topics.includes(topic));
        this.#topics = message.topics;
        if (this.#wanted && message.topics.includes(this.#wanted)) this.#wanted = undefined;
        for (const feed of this.#feeds) feed.tell(fresh);
        return;
      }
      case 'range':
        return this.#session.charts.look(message);
      case 'wholeRange':
        return this.#session.charts.look(undefined);
      case 'activate':
        return this.#activate(message.session);
      case 'transport':
        return active && void transport[message.action](active.session);
      case 'bench':
        return active && messages.watch(active.session.wish(message.wish));
      case 'choose':
        return active && void active.session.choose(message.choice);
      case 'hover':
        return active && messages.watch(active.session.peek(message.iteration));
      case 'runs':
        return messages.watch(this.runs.wish(message.wish));
      case 'landscape':
        return messages.watch(this.#landscape.wish(message.wish));
      case 'experiments':
        return messages.watch(this.#options.trials.wish(message.wish));
    }
  }

  #activate({ uri, name }: { readonly uri: string; readonly name: string }): void {
    const session = this.#options.sessions.find(vscode.Uri.parse(uri), name);
    if (session) this.#options.sessions.activate(session);
  }
}
