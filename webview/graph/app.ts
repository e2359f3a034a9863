/** The graph view: holds the last of each kind of message and shows them. The host is the source of truth. */
import type { GraphNumbers, RunSettings } from '../../engine/index.ts';
import { createTransport } from '../controls/index.ts';
import { attributes, element } from '../dom.ts';
import type { Host } from '../host.ts';
import type { GraphToHost, HostToGraph } from '../protocol.ts';
import { createHeader } from './chrome/header.ts';
import { createLegend } from './chrome/legend.ts';
import { createEmptyState, createStaleBanner } from './chrome/notices.ts';
import { createSettings } from './chrome/settings.ts';
import { createStrip, type StripContent } from './chrome/strip.ts';
import { GraphCanvas, type Item } from './drawing/canvas.ts';
import { createTooltip } from './drawing/tooltip.ts';
import { type EdgeMark, markEdges } from './marks.ts';
import { Outline } from './outline/outline.ts';
import type { KeptState, StateStore } from './state.ts';
import { edgeDetails, nodeDetails } from './words/sentences.ts';

/** What is on screen. */
interface Shown extends StripContent {
  readonly numbers: GraphNumbers;
  readonly marks: readonly EdgeMark[];
}

export class GraphApp {
  readonly #host: Pick<Host<GraphToHost, KeptState>, 'post'>;
  readonly #store: StateStore;
  readonly #surface = element('div', 'canvas');
  readonly #stage = element('div', 'stage', this.#surface);
  readonly #canvas: GraphCanvas;
  readonly #transport = createTransport((action) => this.#host.post({ type: 'transport', action }));
  readonly #header = createHeader(this.#transport, { zoomBy: (factor) => this.#canvas.zoomBy(factor), fit: () => this.#canvas.fit() });
  readonly #strip = createStrip();
  readonly #tooltip = createTooltip(this.#surface);
  readonly #outline = new Outline({ onOpen: (item) => this.#open(item), onActivate: (item) => this.#canvas.activate(item) });
  readonly #banner = createStaleBanner(({ span }) => this.#host.post({ type: 'reveal', span }));
  readonly #empty = createEmptyState(({ span }) => this.#host.post({ type: 'reveal', span }));
  readonly #settings: ReturnType<typeof createSettings>;
  readonly #main: HTMLElement;
  #shown: Shown | undefined;

  constructor(host: Pick<Host<GraphToHost, KeptState>, 'post'>, store: StateStore, root: HTMLElement) {
    this.#host = host;
    this.#store = store;
    this.#settings = createSettings(
      store.current.settingsOpen,
      (settingsOpen) => store.keep({ settingsOpen }),
      (choice) => host.post({ type: 'choose', choice }),
    );
    const legend = createLegend(store.current.legendOpen, (legendOpen) => store.keep({ legendOpen }));
    attributes(this.#surface, { role: 'img', 'aria-label': 'Drawing of the graph; the tree after it says the same in words.' });
    this.#stage.append(this.#outline.element, this.#tooltip.element);
    this.#main = element(
      'main',
      'graph-view',
      this.#header.element,
      this.#settings.element,
      this.#banner.element,
      this.#strip.element,
      this.#stage,
      legend.element,
    );
    root.append(this.#main, this.#empty.element);
    this.#main.hidden = true;
    this.#canvas = new GraphCanvas(this.#surface, {
      onOpen: (item) => this.#open(item),
      onHover: (item, at) => this.#hover(item, at),
      onViewport: (viewport) => {
        const functionName = this.#shown?.graph.functionName;
        if (functionName !== undefined) store.keep({ functionName, viewport });
      },
    });
  }

  receive(message: HostToGraph, arrived: number): void {
    switch (message.type) {
      case 'graph':
        return this.#showGraph(message, arrived);
      case 'iteration':
        this.#transport.update(message.transport);
        return this.#showIteration(message);
      case 'settings':
        return this.#showSettings(message.settings);
      case 'highlight':
        this.#canvas.highlight(message.nodes);
        return this.#outline.highlight(message.nodes);
      case 'stale':
        this.#banner.show(message.stale);
        return attributes(this.#main, { 'data-stale': message.stale !== undefined });
      case 'empty':
        return this.#showEmpty(message);
    }
  }

  #showGraph({ graph, numbers, settings, revision }: Extract<HostToGraph, { type: 'graph' }>, arrived: number): void {
    this.#empty.show(undefined);
    this.#banner.show(undefined);
    this.#main.hidden = false;
    attributes(this.#main, { 'data-revision': revision, 'data-function': graph.functionName, 'data-stale': false });
    const marks = markEdges(graph, undefined, []);
    const { functionName, viewport } = this.#store.current;
    this.#shown = { graph, numbers, settings, record: undefined, comparison: undefined, branchedOff: false, marks };
    this.#header.update(graph, numbers);
    this.#settings.update(settings);
    this.#strip.update(this.#shown, false);
    this.#canvas.show(graph, numbers, functionName === graph.functionName ? viewport : undefined);
    this.#outline.show(graph, numbers, marks);
    this.#tooltip.hide();
    this.#canvas.afterPaint(() => this.#host.post({ type: 'painted', revision, milliseconds: performance.now() - arrived }));
  }

  #showIteration({ numbers, record, comparison, branchedOff, transport }: Extract<HostToGraph, { type: 'iteration' }>): void {
    if (this.#shown === undefined) return;
    const { graph, settings } = this.#shown;
    const marks = branchedOff ? markEdges(graph, undefined, []) : markEdges(graph, record, comparison?.candidates ?? []);
    this.#shown = { graph, settings, numbers, record, comparison, branchedOff, marks };
    this.#header.update(graph, numbers);
    this.#strip.update(this.#shown, !transport.playing);
    this.#canvas.update(numbers, marks);
    this.#outline.update(numbers, marks);
  }

  #showSettings(settings: RunSettings): void {
    if (this.#shown === undefined) return;
    this.#shown = { ...this.#shown, settings };
    this.#settings.update(settings);
    this.#strip.update(this.#shown, false);
  }

  #showEmpty(emptiness: Extract<HostToGraph, { type: 'empty' }>): void {
    this.#shown = undefined;
    this.#main.hidden = true;
    this.#canvas.clear();
    this.#outline.clear();
    this.#empty.show(emptiness);
  }

  /** An edge's source is the operation that it leads to: there its value is read. */
  #open(item: Item): void {
    const graph = this.#shown?.graph;
    const node = 'node' in item ? item.node : graph?.edges[item.edge]?.target;
    const span = node === undefined ? undefined : graph?.nodes[node]?.span;
    if (span !== undefined) this.#host.post({ type: 'reveal', span });
  }

  #hover(item: Item | undefined, at: { readonly x: number; readonly y: number }): void {
    const shown = this.#shown;
    if (item === undefined || shown === undefined) return this.#tooltip.hide();
    const node = 'node' in item ? shown.graph.nodes[item.node] : undefined;
    const edge = 'edge' in item ? shown.graph.edges[item.edge] : undefined;
    if (node !== undefined) this.#tooltip.show(nodeDetails(node, shown.numbers), at);
    if (edge !== undefined) this.#tooltip.show(edgeDetails(shown.graph, edge, shown.numbers, shown.marks[edge.id]), at);
  }
}
