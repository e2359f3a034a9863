import * as vscode from 'vscode';
import type { GraphView, Span } from '../../engine/index.ts';
import type { GraphSelection, GraphToHost, HostToGraph } from '../../webview/protocol.ts';
import { DisposableStore } from '../dispose.ts';
import type { Diagnostics } from '../editor/diagnostics.ts';
import type { PathLight } from '../editor/path-light.ts';
import { edgesAt } from '../editor/places.ts';
import type { Messages } from '../messages.ts';
import type { SessionEvent } from '../session/events.ts';
import type { DocumentSession } from '../session/sessions.ts';
import type { EngineClient } from '../workers/protocol.ts';
import { Comparisons } from './comparisons.ts';
import { Connection } from './connection.ts';
import type { Displays } from './displays.ts';
import { choicesInView, comparisonInView, recordInView } from './graph-edges.ts';
import type { ExportWish } from './graph-export.ts';
import { GraphFeed, type Picture } from './graph-feed.ts';
import { GraphRequests } from './graph-requests.ts';
import { tabIcon } from './tab-icon.ts';
import { transport } from './transport.ts';

export interface GraphPanelOptions {
  readonly extensionUri: vscode.Uri;
  readonly engine: EngineClient;
  readonly displays: Displays;
  readonly messages: Messages;
  readonly log: vscode.LogOutputChannel;
  readonly diagnostics: Diagnostics;
  readonly light: PathLight;
  readonly reveal: (span: Span) => void;
  /** The page shows another picture, or another selection. */
  readonly shown: (panel: GraphPanel) => void;
}

/** The graph of one session in its editor tab. */
export class GraphPanel {
  readonly panel: vscode.WebviewPanel;
  readonly of: DocumentSession;
  readonly #options: GraphPanelOptions;
  readonly #owned = new DisposableStore();
  readonly #connection: Connection<HostToGraph, GraphToHost>;
  readonly #feed: GraphFeed;
  readonly #requests: GraphRequests;
  readonly #comparisons: Comparisons;
  #highlight: readonly number[] = [];
  #selection: GraphSelection = { nodes: [], edges: [] };
  #isolated = false;
  /** The graph that the page was sent last. */
  #shown: GraphView | undefined;

  constructor(panel: vscode.WebviewPanel, of: DocumentSession, options: GraphPanelOptions) {
    this.panel = panel;
    this.of = of;
    this.#options = options;
    panel.title = `∇ ${of.name}`;
    panel.iconPath = tabIcon(options.extensionUri);
    this.#connection = this.#owned.add(
      new Connection<HostToGraph, GraphToHost>({
        webview: panel.webview,
        extensionUri: options.extensionUri,
        bundle: 'graph',
        title: panel.title,
        identity: { uri: of.uri.toString(), name: of.name } satisfies GraphIdentity,
        visible: () => panel.visible,
        messages: options.messages,
        log: options.log,
        ready: () => this.#tellAll(),
        received: (message) => this.#receive(message),
      }),
    );
    this.#feed = this.#owned.add(
      new GraphFeed({
        engine: options.engine,
        session: of.session,
        display: () => options.displays.of(of),
        drawn: (picture) => this.#tellPicture(picture),
        failed: (message) => options.messages.fail(message),
      }),
    );
    this.#requests = this.#owned.add(
      new GraphRequests({
        ...options,
        of,
        picture: () => this.#feed.picture,
        post: (message) => this.#connection.post(message),
      }),
    );
    this.#comparisons = new Comparisons({ engine: options.engine, session: of.session, display: () => options.displays.of(of) });
    this.#owned.add(of.session.onEvent((event) => this.#follow(event)));
  }

  /** What the tab shows. */
  get picture(): Picture | undefined {
    return this.#feed.picture;
  }

  get selection(): GraphSelection {
    return this.#selection;
  }

  /** Does the page show a part of the graph only? */
  get isolated(): boolean {
    return this.#isolated;
  }

  get comparing(): boolean {
    return this.#comparisons.against !== undefined;
  }

  /** Lets the page do something, as if the person had done it there. */
  tell(message: Extract<HostToGraph, { readonly type: 'action' | 'overlay' }>): void {
    this.#connection.post(message);
  }

  /** Opens or closes a group, all of them, or turns the graph. */
  change(message: Extract<GraphToHost, { readonly type: 'fold' | 'foldAll' | 'direction' }>): void {
    const { displays } = this.#options;
    if (message.type === 'fold') displays.fold(this.of, message.group, message.open);
    else if (message.type === 'foldAll') displays.foldAll(this.of, message.to);
    else displays.turn(this.of, message.direction);
    this.#redraw();
  }

  compare(against: Extract<GraphToHost, { readonly type: 'compare' }>['against']): void {
    this.#comparisons.choose(against === 'nothing' ? undefined : against);
    this.#options.messages.watch(this.#tellChanges());
    this.#options.shown(this);
  }

  export(wish: ExportWish): Promise<vscode.Uri | 'clipboard' | undefined> {
    return this.#requests.export(wish);
  }

  /** Lights up the nodes of what is selected in the source, and the edges that lead to them. */
  highlight(nodes: readonly number[]): void {
    if (nodes.length === this.#highlight.length && nodes.every((node, k) => node === this.#highlight[k])) return;
    this.#highlight = nodes;
    this.#tellHighlight();
  }

  /** Ends the connection but not the tab: that is the user's, and a reloaded window brings it back. */
  dispose(): void {
    this.#options.diagnostics.set(this.of.uri, numbersAsker(this.of), []);
    this.#owned.dispose();
  }

  #tellAll(): void {
    this.#shown = undefined;
    this.#tellStale();
    if (this.#feed.picture !== undefined) this.#tellPicture(this.#feed.picture);
    this.#refresh();
  }

  #tellHighlight(): void {
    const edges = edgesAt(this.#feed.picture?.graph.edges ?? [], this.#highlight);
    this.#connection.post({ type: 'highlight', nodes: this.#highlight, edges });
  }

  #refresh(): void {
    this.#options.messages.watch(this.#feed.refresh());
  }

  #redraw(): void {
    this.#options.messages.watch(this.#feed.redraw());
  }

  #tellPicture(picture: Picture): void {
    const { graph, numbers, revision } = picture;
    const { view } = this.of.session;
    if (view === undefined) return;
    if (graph !== this.#shown) {
      this.#shown = graph;
      // Whoever hears of the new graph lights up what the cursor is on in it.
      this.#highlight = [];
      this.#connection.post({ type: 'graph', revision, graph, numbers, settings: view.settings });
      this.#tellStale();
    }
    this.#options.diagnostics.set(this.of.uri, numbersAsker(this.of), [...numbers.nonFinite, ...numbers.omissions]);
    this.#tellIteration();
    this.#comparisons.shown(picture);
    if (this.comparing) this.#options.messages.watch(this.#tellChanges());
    this.#options.shown(this);
  }

  async #tellChanges(): Promise<void> {
    const { picture } = this.#feed;
    if (picture === undefined) return;
    const changes = await this.#comparisons.changes(picture);
    // Meanwhile there may be a newer picture, which has changes of its own.
    if (picture === this.#feed.picture) this.#connection.post({ type: 'changes', ...(changes && { changes }) });
  }

  /** Where the session stands, once the picture of it is there. */
  #tellIteration(): void {
    const { view, record, comparison, transport: state } = this.of.session;
    const picture = this.#feed.picture;
    if (view === undefined || picture === undefined || picture.graph !== this.#shown) return;
    const { graph, numbers } = picture;
    const { branchedOff } = view.run.shown;
    this.#connection.post({
      type: 'iteration',
      numbers,
      ...(record && { record: branchedOff ? record : recordInView(graph, record) }),
      ...(comparison && { comparison: branchedOff ? comparison : comparisonInView(graph, comparison) }),
      branchedOff,
      choices: choicesInView(graph, view.run.choices(graph.trace)),
      transport: state,
    });
  }

  #tellStale(): void {
    const { view, stale, diagnostics } = this.of.session;
    if (view !== undefined) return this.#connection.post({ type: 'stale', ...(stale && { stale: { diagnostics: stale } }) });
    const reason = stale === undefined ? vscode.l10n.t('Compiling…') : vscode.l10n.t('{0} cannot be differentiated yet.', this.of.name);
    this.#connection.post({ type: 'empty', reason, diagnostics });
  }

  #follow(event: SessionEvent): void {
    switch (event.type) {
      case 'graph':
        this.#tellStale();
        return this.#redraw();
      case 'stale':
        return this.#tellStale();
      case 'run':
        if (this.of.session.view) this.#connection.post({ type: 'settings', settings: this.of.session.view.settings });
        return this.#refresh();
      case 'stepped':
      case 'moved':
      case 'peeked':
        return this.#refresh();
      case 'transport':
      case 'refused':
      case 'failed':
        return this.#tellIteration();
    }
  }

  #receive(message: Exclude<GraphToHost, { readonly type: 'ready' | 'failed' }>): void {
    const { session } = this.of;
    switch (message.type) {
      case 'transport':
        return void transport[message.action](session);
      case 'choose':
        return void session.choose(message.choice);
      case 'reveal':
        return this.#options.reveal(message.span);
      case 'fold':
      case 'foldAll':
      case 'direction':
        return this.change(message);
      case 'paths':
      case 'light':
      case 'dressed':
      case 'rasterized':
        return this.#options.messages.watch(this.#requests.answer(message));
      case 'compare':
        return this.compare(message.against);
      case 'export':
        return this.#options.messages.watch(this.export({ format: message.format, to: message.to ?? 'file' }));
      case 'select':
        this.#selection = message.selection;
        return this.#options.shown(this);
      case 'shown':
        this.#isolated = message.isolated;
        return this.#options.shown(this);
      case 'painted':
        return this.#options.log.debug(`${this.of.name}: revision ${message.revision} painted in ${message.milliseconds.toFixed(1)} ms`);
    }
  }
}

/** Who says where numbers are not finite: as long as the graph is there that shows them. */
function numbersAsker({ name }: DocumentSession): string {
  return `numbers of ${name}`;
}

/** Which function a graph tab shows: what the page keeps for the next window. */
export interface GraphIdentity {
  readonly uri: string;
  readonly name: string;
}

export function isGraphIdentity(value: unknown): value is GraphIdentity {
  return (
    typeof value === 'object' &&
    value !== null &&
    'uri' in value &&
    'name' in value &&
    typeof value.uri === 'string' &&
    typeof value.name === 'string'
  );
}
