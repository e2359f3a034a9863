/** The graph view: wires its parts. The host is the source of truth; the model holds what is shown. */
import type { RunSettings } from '../../engine/index.ts';
import { createTransport } from '../controls/index.ts';
import { attributes, element } from '../dom.ts';
import type { Host } from '../host.ts';
import type { GraphToHost, HostToGraph, Overlay } from '../protocol.ts';
import { Turns } from '../turns.ts';
import { type Actions, type ActionTargets, createActions } from './actions.ts';
import { type Against, createCompareNotice } from './changes/compare.ts';
import { createAnnouncer } from './chrome/announcer.ts';
import { createHeader } from './chrome/header.ts';
import { createHelp } from './chrome/help.ts';
import { listenForKeys } from './chrome/keys.ts';
import { createLegend } from './chrome/legend.ts';
import { createEmptyState, createStaleBanner } from './chrome/notices.ts';
import { createSettings } from './chrome/settings.ts';
import { createStrip } from './chrome/strip.ts';
import { createToolbar } from './chrome/toolbar.ts';
import { toolbarMenus } from './chrome/toolbar-menus.ts';
import { GraphCanvas, isLarge } from './drawing/canvas.ts';
import { withAnchor } from './drawing/geometry.ts';
import type { Scene } from './drawing/scene.ts';
import { createTooltip } from './drawing/tooltip.ts';
import type { Viewport } from './drawing/viewport.ts';
import { answerPicture } from './export/pictures.ts';
import { createFoldNotice } from './folding/folding.ts';
import { Gestures } from './gestures.ts';
import { type Extent, GraphModel } from './model.ts';
import { Outline } from './outline/outline.ts';
import { createNonFiniteBanner } from './overlays/non-finite-banner.ts';
import { toggled } from './overlays/overlays.ts';
import { PathList } from './paths/path-list.ts';
import { isolationInWords } from './reading/isolation.ts';
import { createIsolationNotice } from './reading/isolation-notice.ts';
import { createSearchBar } from './reading/search-bar.ts';
import { showScene } from './showing.ts';
import type { KeptState, StateStore } from './state.ts';

type Part<Type extends HostToGraph['type']> = Extract<HostToGraph, { type: Type }>;

export class GraphApp {
  readonly #host: Pick<Host<GraphToHost, KeptState>, 'post'>;
  readonly #store: StateStore;
  readonly #model: GraphModel;
  readonly #turns = new Turns();
  readonly #surface = element('div', 'canvas');
  readonly #stage = element('div', 'stage', this.#surface);
  readonly #canvas: GraphCanvas;
  readonly #transport = createTransport((action) => this.#post({ type: 'transport', action }));
  readonly #header = createHeader(this.#transport, { zoomBy: (step) => this.#canvas.zoomBy(step), fit: () => this.#canvas.fit() });
  readonly #strip = createStrip();
  readonly #tooltip = createTooltip(this.#surface);
  readonly #announcer = createAnnouncer();
  readonly #help = createHelp();
  readonly #outline = new Outline({
    onOpen: (item, adding) => this.#gestures.pick(item, adding),
    onActivate: (item) => this.#gestures.activate(item),
    onMenu: (item) => this.#gestures.openMenu(item, this.#canvas.placeOf(item)),
  });
  readonly #search = createSearchBar({
    onFind: (items, current) => this.#gestures.find(items, current),
    onLeave: () => this.#outline.focus(),
  });
  readonly #paths = new PathList({
    post: (message) => this.#post(message),
    onChoose: (path) => this.#model.trace(path),
    onClose: () => this.#toggle('paths'),
  });
  readonly #stale = createStaleBanner(({ span }) => this.#post({ type: 'reveal', span }));
  readonly #empty = createEmptyState(({ span }) => this.#post({ type: 'reveal', span }));
  readonly #nonFinite = createNonFiniteBanner(
    ({ node }) => {
      if (node !== undefined) this.#gestures.show({ node });
    },
    ({ span }) => this.#post({ type: 'reveal', span }),
  );
  readonly #isolation = createIsolationNotice(
    (rest) => this.#model.isolateRest(rest),
    () => this.#act('showAll'),
  );
  readonly #folds = createFoldNotice((message) => this.#post(message));
  readonly #comparison = createCompareNotice(() => this.#compare('nothing'));
  readonly #settings: ReturnType<typeof createSettings>;
  readonly #legend: ReturnType<typeof createLegend>;
  readonly #toolbar: ReturnType<typeof createToolbar>;
  readonly #act: Actions;
  readonly #gestures: Gestures;
  readonly #main: HTMLElement;
  #against: Against = 'nothing';
  /** Where the next graph is to be looked at, if that was kept. */
  #remembered: Viewport | undefined;

  constructor(host: Pick<Host<GraphToHost, KeptState>, 'post'>, store: StateStore, root: HTMLElement) {
    this.#host = host;
    this.#store = store;
    this.#model = new GraphModel(store, (scene, extent) => this.#draw(scene, extent));
    this.#settings = createSettings(
      store.current.settingsOpen,
      (settingsOpen) => store.keep({ settingsOpen }),
      (choice) => this.#post({ type: 'choose', choice }),
    );
    this.#legend = createLegend(store.current.legendOpen, (legendOpen) => store.keep({ legendOpen }));
    const menus = toolbarMenus(this.#model, {
      overlays: () => new Set(store.current.overlays),
      against: () => this.#against,
      turnOverlay: (overlay) => this.#turnOverlay(overlay),
      compare: (against) => this.#compare(against),
      post: (message) => this.#post(message),
      act: (action) => this.#act(action),
    });
    this.#toolbar = createToolbar(
      this.#search.element,
      menus,
      () => this.#toggle('paths'),
      () => this.#help.toggle(),
    );
    attributes(this.#surface, { role: 'img', 'aria-label': 'Drawing of the graph; the tree after it says the same in words.' });
    const bars = [this.#stale, this.#nonFinite, this.#isolation, this.#comparison, this.#folds].map((bar) => bar.element);
    const stage = element('div', 'stage-and-paths', this.#stage, this.#paths.element);
    const above = [this.#header.element, this.#toolbar.element, this.#settings.element, this.#strip.element, ...bars];
    this.#main = element('main', 'graph-view', ...above, stage, this.#legend.element);
    root.append(this.#main, this.#empty.element, this.#help.element);
    this.#main.hidden = true;
    this.#canvas = new GraphCanvas(this.#surface, {
      onPick: (item, adding) => this.#gestures.pick(item, adding),
      onUnfold: (node) => this.#gestures.unfold(node),
      onLeave: () => this.#gestures.leave(),
      onHover: (item, at) => this.#gestures.hover(item, at),
      onMenu: (item, at) => this.#gestures.openMenu(item, at),
      onViewport: (viewport) => this.#model.scene && store.keep({ viewport, anchor: this.#canvas.anchor }),
      onDetail: () => this.#explain(),
    });
    this.#stage.append(this.#outline.element, this.#tooltip.element, this.#canvas.minimap.element, this.#announcer.element);
    this.#canvas.minimap.turn(store.current.minimap);
    const targets: ActionTargets = {
      model: this.#model,
      canvas: this.#canvas,
      outline: this.#outline,
      post: (message) => this.#post(message),
      announce: (words) => this.#announcer.say(words),
      focusSearch: () => this.#search.focus(),
      toggle: (what) => this.#toggle(what),
    };
    this.#act = createActions(targets);
    this.#gestures = new Gestures({ ...targets, act: this.#act, tooltip: this.#tooltip, surface: this.#surface });
    listenForKeys((action) => this.#act(action));
    this.#turnPaths(store.current.pathsOpen);
  }

  /** Reading a large graph takes a frame already. */
  receive(message: HostToGraph, arrived: number): void {
    this.#turns[message.type === 'graph' && isLarge(message.graph) ? 'wait' : 'take'](() => this.#follow(message, arrived));
  }

  #follow(message: HostToGraph, arrived: number): void {
    switch (message.type) {
      case 'graph':
        return this.#showGraph(message, arrived);
      case 'iteration':
        this.#transport.update(message.transport);
        this.#model.showIteration(message);
        return this.#tellStep(!message.transport.playing);
      case 'settings':
        return this.#showSettings(message.settings);
      case 'highlight':
        this.#model.light(message.nodes, message.edges);
        return this.#canvas.reveal(message.nodes.map((node) => ({ node })));
      case 'drawing':
        return this.#header.busy(message.drawing);
      case 'stale':
        this.#stale.show(message.stale);
        return attributes(this.#main, { 'data-stale': message.stale !== undefined });
      case 'empty':
        return this.#showEmpty(message);
      case 'paths':
        return this.#paths.receive(message);
      case 'changes':
        this.#model.compare(message.changes);
        return this.#comparison.show(this.#against, message.changes);
      case 'action':
        return this.#act(message.action);
      case 'overlay':
        return this.#turnOverlay(message.overlay, message.on);
      case 'dress':
      case 'rasterize':
        return void answerPicture(message, this.#model, this.#store).then((answer) => this.#post(answer));
    }
  }

  #showGraph(message: Part<'graph'>, arrived: number): void {
    const { graph, settings, revision } = message;
    const { functionName, viewport, anchor } = this.#store.current;
    this.#empty.show(undefined);
    this.#stale.show(undefined);
    this.#header.busy(false);
    this.#main.hidden = false;
    attributes(this.#main, {
      'data-revision': revision,
      'data-function': graph.functionName,
      'data-direction': graph.direction,
      'data-stale': false,
    });
    this.#settings.update(settings);
    // Of the page's first graph only: afterwards the canvas knows better.
    const isKnown = functionName === graph.functionName && this.#model.scene === undefined;
    this.#remembered = isKnown ? withAnchor(viewport, anchor, graph) : undefined;
    this.#model.showGraph(message);
    this.#remembered = undefined;
    this.#paths.show(graph);
    this.#tellShown();
    const tellPainted = (): void => this.#post({ type: 'painted', revision, milliseconds: performance.now() - arrived });
    this.#turns.take(() => this.#canvas.afterPaint(tellPainted));
  }

  #draw(scene: Scene, extent: Extent): void {
    this.#say(scene);
    if (extent === 'graph') {
      // First what stands around the drawing: it decides how much room there is.
      this.#folds.update(scene.graph);
      this.#tellStep(false);
    }
    const targets = { canvas: this.#canvas, outline: this.#outline, turns: this.#turns, scene: () => this.#model.scene };
    showScene(targets, scene, extent, this.#remembered);
  }

  #say(scene: Scene): void {
    const { graph, numbers, isolation } = scene;
    const kept = this.#store.current.isolation;
    this.#isolation.show(isolation && kept && isolationInWords(graph, kept, isolation.part), isolation?.rest ?? 'faint');
    this.#header.update(graph, numbers);
    this.#nonFinite.update(numbers);
    this.#search.update(graph, numbers);
    this.#explain();
  }

  #explain(): void {
    const { scene, stepped } = this.#model;
    if (scene !== undefined) this.#legend.update({ scene, stepped, detail: this.#canvas.detail });
  }

  /** What an iteration kept, in words; without one, what there is to choose from. */
  #tellStep(announce: boolean): void {
    const { scene, settings, iteration } = this.#model;
    if (scene === undefined || settings === undefined) return;
    const { record, comparison, branchedOff = false } = iteration ?? {};
    this.#strip.update({ graph: scene.graph, settings, record, comparison, branchedOff }, announce && iteration !== undefined);
    this.#paths.refresh();
  }

  #showSettings(settings: RunSettings): void {
    this.#model.showSettings(settings);
    this.#settings.update(settings);
    this.#tellStep(false);
  }

  #showEmpty(emptiness: Part<'empty'>): void {
    this.#model.clear();
    this.#main.hidden = true;
    this.#canvas.clear();
    this.#outline.clear();
    this.#empty.show(emptiness);
  }

  #turnOverlay(overlay: Overlay, on?: boolean): void {
    this.#model.overlay(toggled(new Set(this.#store.current.overlays), overlay, on));
    this.#tellShown();
  }

  #compare(against: Against): void {
    this.#against = against;
    this.#comparison.show(against, undefined);
    this.#post({ type: 'compare', against });
  }

  #toggle(what: 'paths' | 'legend' | 'minimap' | 'help'): void {
    const { pathsOpen, minimap } = this.#store.current;
    if (what === 'legend') this.#legend.toggle();
    if (what === 'help') this.#help.toggle();
    if (what === 'paths') this.#turnPaths(!pathsOpen);
    if (what !== 'minimap') return;
    this.#store.keep({ minimap: !minimap });
    this.#canvas.minimap.turn(!minimap);
  }

  #turnPaths(pathsOpen: boolean): void {
    this.#store.keep({ pathsOpen });
    this.#toolbar.pathsOpen(pathsOpen);
    this.#paths.turn(pathsOpen);
  }

  #tellShown(): void {
    const { overlays, isolation } = this.#store.current;
    this.#post({ type: 'shown', overlays, isolated: isolation !== undefined });
  }

  #post(message: GraphToHost): void {
    this.#host.post(message);
  }
}
