/** The drawing: Cytoscape with the layout's own positions. Knows nothing of messages. */
import cytoscape from 'cytoscape';
import type { GraphNumbers, GraphView, Point } from '../../../engine/index.ts';
import { formatNumber } from '../../format.ts';
import { onThemeChange, readTheme } from '../../theme/theme.ts';
import type { EdgeMark } from '../marks.ts';
import { elementsOf, hasNumbers, nodeNumbers, tailLabel } from './elements.ts';
import { medianMove } from './geometry.ts';
import { styleOf } from './style.ts';
import { firstView, shiftIntoView, type Viewport } from './viewport.ts';

/** A node or an edge, by its index in the graph. */
export type Item = { readonly node: number } | { readonly edge: number };

export interface CanvasEvents {
  onOpen(item: Item): void;
  /** The item under the pointer and where it is, in pixels from the canvas' corner; undefined when it has left. */
  onHover(item: Item | undefined, at: Point): void;
  onViewport(viewport: Viewport): void;
}

export class GraphCanvas {
  readonly #cy: cytoscape.Core;
  #graph: GraphView | undefined;

  constructor(container: HTMLElement, events: CanvasEvents) {
    claimStyleSheet();
    this.#cy = cytoscape({
      container,
      style: styleOf(readTheme()),
      autoungrabify: true,
      autounselectify: true,
      boxSelectionEnabled: false,
      minZoom: 0.02,
      maxZoom: 4,
      // Labels are drawn once and scaled; at twice the screen's resolution they stay sharp.
      pixelRatio: 2 * window.devicePixelRatio,
    });
    onThemeChange((theme) => this.#cy.style(styleOf(theme)));
    this.#listen(events);
  }

  /** Draws another graph. The view stays where it is, shifted so that what did not change stays in place. */
  show(graph: GraphView, numbers: GraphNumbers, remembered: Viewport | undefined): void {
    const before = this.#graph;
    // The container may have been hidden, and so without a size, until now.
    this.#cy.resize();
    this.#cy.batch(() => {
      this.#cy.elements().remove();
      this.#cy.add(elementsOf(graph, numbers));
    });
    this.#graph = graph;
    if (before?.functionName === graph.functionName) {
      const move = medianMove(before, graph);
      this.#cy.panBy({ x: -move.x * this.#cy.zoom(), y: -move.y * this.#cy.zoom() });
    } else this.#cy.viewport(remembered ?? firstView(graph, this.#size()));
  }

  /** Other numbers and marks on the same graph: nothing moves. */
  update(numbers: GraphNumbers, marks: readonly EdgeMark[]): void {
    const graph = this.#graph;
    if (graph === undefined) return;
    this.#cy.batch(() => {
      for (const node of graph.nodes) {
        if (hasNumbers(node)) setData(this.#cy.getElementById(`t${node.id}`), { label: nodeNumbers(node.id, numbers) });
      }
      for (const edge of graph.edges) {
        const mark = marks[edge.id];
        const element = this.#cy.getElementById(`e${edge.id}`);
        setData(element, { partial: formatNumber(numbers.partials[edge.id] ?? Number.NaN), ...tailLabel(edge.branch, mark) });
        const state = mark?.state ?? 'plain';
        if (!element.hasClass(state)) element.removeClass('plain selected candidate dropped').addClass(state);
      }
    });
  }

  clear(): void {
    this.#graph = undefined;
    this.#cy.elements().remove();
  }

  highlight(nodes: readonly number[]): void {
    this.#cy.batch(() => {
      this.#cy.elements('.highlighted').removeClass('highlighted');
      for (const node of nodes) this.#cy.getElementById(`n${node}`).addClass('highlighted');
    });
    if (nodes.length > 0) this.#reveal(this.#cy.elements('.highlighted'));
  }

  /** Marks what the keyboard is on. */
  activate(item: Item | undefined): void {
    this.#cy.elements('.active').removeClass('active');
    if (item === undefined) return;
    const element = this.#cy.getElementById('node' in item ? `n${item.node}` : `e${item.edge}`);
    element.addClass('active');
    this.#reveal(element);
  }

  fit(): void {
    if (this.#graph !== undefined) this.#cy.fit(undefined, 16);
  }

  zoomBy(factor: number): void {
    const { width, height } = this.#size();
    this.#cy.zoom({ level: this.#cy.zoom() * factor, renderedPosition: { x: width / 2, y: height / 2 } });
  }

  /** Calls back in the first frame after the next drawing. */
  afterPaint(callback: () => void): void {
    this.#cy.one('render', () => requestAnimationFrame(callback));
  }

  #size(): { width: number; height: number } {
    return { width: this.#cy.width(), height: this.#cy.height() };
  }

  #reveal(elements: cytoscape.CollectionReturnValue): void {
    const { x1, y1, x2, y2 } = elements.renderedBoundingBox({ includeLabels: false, includeOverlays: false });
    const shift = shiftIntoView({ left: x1, top: y1, right: x2, bottom: y2 }, this.#size());
    if (shift.x !== 0 || shift.y !== 0) this.#cy.panBy(shift);
  }

  #listen(events: CanvasEvents): void {
    const cy = this.#cy;
    let size = this.#size();
    cy.on('resize', () => {
      // What was in the middle stays there.
      const next = this.#size();
      if (size.width > 0) cy.panBy({ x: (next.width - size.width) / 2, y: (next.height - size.height) / 2 });
      size = next;
    });
    cy.on('tap', 'node.node, edge', (event) => events.onOpen(itemOf(event.target)));
    cy.on('mouseover', 'node.node, edge', (event) => {
      event.target.addClass('hovered');
      events.onHover(itemOf(event.target), event.renderedPosition);
    });
    cy.on('mouseout', 'node.node, edge', (event) => {
      event.target.removeClass('hovered');
      events.onHover(undefined, event.renderedPosition);
    });
    cy.on('viewport', () => {
      events.onHover(undefined, { x: 0, y: 0 });
      events.onViewport({ zoom: cy.zoom(), pan: { ...cy.pan() } });
    });
  }
}

/** Cytoscape computes an element's style again whenever its data is set, so only what changed is. */
function setData(element: cytoscape.CollectionReturnValue, values: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(values)) if (element.data(name) !== value) element.data(name, value);
}

function itemOf(target: cytoscape.SingularElementReturnValue): Item {
  const index = Number(target.data('index'));
  return target.isNode() ? { node: index } : { edge: index };
}

/**
 * Cytoscape would add a style element for its container, which the content security policy refuses; it does not where
 * an element with this id exists. `graph.css` has the rule.
 */
function claimStyleSheet(): void {
  const placeholder = document.createElement('meta');
  placeholder.id = '__________cytoscape_stylesheet';
  document.head.append(placeholder);
}
