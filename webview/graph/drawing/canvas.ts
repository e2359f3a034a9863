/** The drawing: Cytoscape with the layout's own positions, or a schematic where too much is on screen. Knows no messages. */
import cytoscape from 'cytoscape';
import type { GraphView, Point } from '../../../engine/index.ts';
import { onThemeChange, readTheme } from '../../theme/theme.ts';
import type { Item } from '../item.ts';
import { Backdrop } from './backdrop.ts';
import { DETAILS, type Detail, detailAt } from './detail.ts';
import { type Extents, extentsOf } from './extents.ts';
import { type Anchor, anchorAt, cornersOf, isSuccessor, medianMove } from './geometry.ts';
import { Ghosts } from './ghosts.ts';
import { Minimap } from './minimap.ts';
import { type CanvasEvents, listen } from './pointer.ts';
import { Population } from './population.ts';
import { NOTHING, type Scene } from './scene.ts';
import { styleOf } from './style.ts';
import { firstView, fitView, type Size, shiftIntoView, showsAll, type Viewport, visibleBox } from './viewport.ts';

/** Up to so many nodes all exist at all times; beyond, only those near the screen, and up to so many at once. */
const ALL = 400;
/** Milliseconds of a frame for what is new in it, of which Cytoscape's drawing takes as many again. */
const A_FRAME = 8;
const ZOOM_STEP = 1.25;
/** So much wider is another place, not another bar. */
const GROWTH = 1.3;

/** Is this graph shown part by part? */
export function isLarge({ nodes }: Pick<GraphView, 'nodes'>): boolean {
  return nodes.length > ALL;
}

export class GraphCanvas {
  readonly #cy: cytoscape.Core;
  readonly #population: Population;
  readonly #ghosts: Ghosts;
  readonly #backdrop = new Backdrop();
  readonly minimap = new Minimap((to) => this.centre(to));
  #scene: Scene | undefined;
  #extents: Extents | undefined;
  /** The graph of the scene is still to be drawn: what stood there before, and where it was looked at when the page was left. */
  #next: { readonly before: GraphView | undefined; readonly remembered: Viewport | undefined } | undefined;
  /** Where the page was left, until the person does something. */
  #restored: Viewport | undefined;
  #frame = 0;
  /** Nothing has been drawn in this page yet: what draws is compiled meanwhile, and takes several times as long. */
  #fresh = true;
  /** All that is to be on screen exists. */
  #complete = false;
  /** To be called once it does. */
  #painted: (() => void)[] = [];
  /** What can be read at present: `dots` is the schematic. */
  #detail: Detail | 'dots' = DETAILS[0];
  readonly #onDetail: () => void;

  constructor(container: HTMLElement, events: CanvasEvents) {
    claimStyleSheet();
    const surface = document.createElement('div');
    surface.className = 'surface';
    container.append(this.#backdrop.element, surface);
    this.#cy = cytoscape({
      container: surface,
      style: styleOf(readTheme()),
      autoungrabify: true,
      autounselectify: true,
      boxSelectionEnabled: false,
      maxZoom: 4,
      // Labels are drawn once and scaled; at twice the screen's resolution they stay sharp.
      pixelRatio: 2 * window.devicePixelRatio,
    });
    this.#population = new Population(this.#cy);
    this.#ghosts = new Ghosts(this.#cy);
    onThemeChange((theme) => {
      this.#cy.style(styleOf(theme));
      this.#backdrop.retheme(theme);
      this.minimap.retheme(theme);
      this.#schedule();
    });
    this.#onDetail = events.onDetail;
    listen(this.#cy, events, (at) => this.#nodeAt(at));
    this.#cy.on('viewport', () => this.#schedule());
    this.#keepPlace(surface);
  }

  /**
   * Another graph, which `populate` draws. The view stays where it is, shifted so that what did not change stays in place;
   * what is on screen stays there until then. The minimap is told apart.
   */
  show(scene: Scene, remembered: Viewport | undefined): void {
    this.#next = { before: this.#next?.before ?? this.#scene?.graph, remembered };
    this.#scene = scene;
    this.#extents = extentsOf(scene.graph);
  }

  /** Draws the graph that is to be shown. */
  populate(): void {
    const { scene, next } = { scene: this.#scene, next: this.#next };
    if (scene === undefined || next === undefined) return;
    this.#next = undefined;
    this.#complete = false;
    // The container may have been hidden, and so without a size, until now.
    this.#cy.resize();
    this.#population.clear();
    this.#cy.minZoom(Math.min(0.1, fitView(scene.graph, this.#size()).zoom));
    if (next.before !== undefined && isSuccessor(next.before, scene.graph)) {
      const move = medianMove(next.before, scene.graph);
      this.#cy.panBy({ x: -move.x * this.#cy.zoom(), y: -move.y * this.#cy.zoom() });
    } else {
      this.#restored = next.remembered;
      this.#cy.viewport(next.remembered ?? firstView(scene.graph, this.#size()));
    }
    this.#settle();
  }

  /** Another scene of the same graph: nothing moves. */
  update(scene: Scene): void {
    this.#scene = scene;
    if (this.#next !== undefined) return;
    if (this.#isSchematic()) this.#settle();
    else {
      this.#population.refresh(scene);
      this.#ghosts.refresh(scene);
    }
    this.minimap.show(scene);
  }

  clear(): void {
    this.#scene = undefined;
    this.#next = undefined;
    this.#extents = undefined;
    this.#painted = [];
    this.#population.clear();
    this.#backdrop.hide();
    this.minimap.show(undefined);
  }

  /** Brings these on screen, if they are not. */
  reveal(items: readonly Item[]): void {
    const { graph } = this.#scene ?? {};
    if (graph === undefined || items.length === 0) return;
    const places = items.flatMap((item) => cornersOf(graph, item));
    const { zoom, pan } = this.viewport;
    const [xs, ys] = [places.map(({ x }) => x * zoom + pan.x), places.map(({ y }) => y * zoom + pan.y)];
    const box = { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
    const shift = shiftIntoView(box, this.#size());
    if (shift.x !== 0 || shift.y !== 0) this.#cy.panBy(shift);
  }

  get detail(): Detail | 'dots' {
    return this.#detail;
  }

  /** Where an item stands on screen, from the canvas' corner. */
  placeOf(item: Item): Point {
    const { graph } = this.#scene ?? {};
    const corners = graph === undefined ? [] : cornersOf(graph, item);
    const { zoom, pan } = this.viewport;
    const middle = (values: readonly number[]): number => (Math.min(...values) + Math.max(...values)) / 2;
    return { x: middle(corners.map(({ x }) => x)) * zoom + pan.x, y: middle(corners.map(({ y }) => y)) * zoom + pan.y };
  }

  fit(): void {
    if (this.#scene !== undefined) this.#cy.viewport(fitView(this.#scene.graph, this.#size()));
  }

  zoomBy(step: 1 | -1): void {
    this.#zoomTo(this.#cy.zoom() * ZOOM_STEP ** step);
  }

  actualSize(): void {
    this.#zoomTo(1);
  }

  centre({ x, y }: Point): void {
    const { width, height } = this.#size();
    const zoom = this.#cy.zoom();
    this.#cy.pan({ x: width / 2 - x * zoom, y: height / 2 - y * zoom });
  }

  get viewport(): Viewport {
    return { zoom: this.#cy.zoom(), pan: { ...this.#cy.pan() } };
  }

  /** The node in the middle of the screen. */
  get anchor(): Anchor | undefined {
    const { zoom, pan } = this.viewport;
    const { width, height } = this.#size();
    const middle = { x: (width / 2 - pan.x) / zoom, y: (height / 2 - pan.y) / zoom };
    return this.#scene && anchorAt(this.#scene.graph, middle);
  }

  /** Calls back in the first frame after all that is to be on screen is drawn. */
  afterPaint(callback: () => void): void {
    this.#painted.push(callback);
    if (this.#complete) this.#tellPainted();
  }

  #tellPainted(): void {
    const waiting = this.#painted.splice(0);
    if (waiting.length === 0) return;
    const tell = (): void => {
      for (const callback of waiting) callback();
    };
    this.#cy.one('render', () => requestAnimationFrame(tell));
    this.#cy.forceRender();
  }

  #zoomTo(level: number): void {
    const { width, height } = this.#size();
    this.#cy.zoom({ level, renderedPosition: { x: width / 2, y: height / 2 } });
  }

  #size(): Size {
    return { width: this.#cy.width(), height: this.#cy.height() };
  }

  #schedule(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#settle());
  }

  /** Brings what exists in line with what is on screen. */
  #settle(): void {
    const scene = this.#scene;
    if (scene === undefined || this.#extents === undefined || this.#next !== undefined) return;
    this.minimap.move(this.viewport, this.#size());
    this.#turnDetail(this.#isSchematic() ? 'dots' : detailAt(this.#cy.zoom()));
    if (this.#detail === 'dots') {
      this.#population.become(scene, NOTHING);
      this.#backdrop.paint(scene, this.viewport, this.#size());
      this.#complete = true;
      return this.#tellPainted();
    }
    this.#backdrop.hide();
    this.#population.detail(scene, this.#detail);
    const patience = this.#fresh || isLarge(scene.graph) ? A_FRAME : undefined;
    this.#complete = this.#population.become(scene, this.#near(scene, this.#extents), patience);
    this.#ghosts.refresh(scene);
    if (!this.#complete) return this.#schedule();
    this.#fresh = false;
    this.#tellPainted();
  }

  #turnDetail(detail: Detail | 'dots'): void {
    if (detail === this.#detail) return;
    this.#detail = detail;
    this.#onDetail();
  }

  #near(scene: Scene, extents: Extents): ReturnType<Extents['within']> {
    if (!isLarge(scene.graph)) return { nodes: new Set(scene.graph.nodes.keys()), edges: new Set(scene.graph.edges.keys()) };
    return extents.within(visibleBox(this.viewport, this.#size(), 0.25));
  }

  #isSchematic(): boolean {
    const scene = this.#scene;
    if (scene === undefined || this.#extents === undefined || !isLarge(scene.graph)) return false;
    return this.#extents.count(visibleBox(this.viewport, this.#size())) > ALL;
  }

  /** The schematic has no elements that could say so themselves. */
  #nodeAt(point: Point): Item | undefined {
    if (!this.#isSchematic()) return undefined;
    const node = this.#extents?.nearest(point, 6 / this.#cy.zoom());
    return node === undefined ? undefined : { node };
  }

  /**
   * When what stands around the drawing takes more or less room, nothing moves on the screen. All that was in sight stays in
   * sight, and is shown larger where there is much more room.
   */
  #keepPlace(surface: Element): void {
    for (const deed of ['pointerdown', 'wheel', 'keydown'])
      window.addEventListener(deed, () => (this.#restored = undefined), { capture: true, passive: true });
    let [size, corner] = [this.#size(), surface.getBoundingClientRect()];
    this.#cy.on('resize', () => {
      const [before, old, graph] = [size, corner, this.#scene?.graph];
      [size, corner] = [this.#size(), surface.getBoundingClientRect()];
      if (graph === undefined || before.width === 0) return;
      // A window that comes back takes its time to find its size.
      if (this.#restored !== undefined) {
        this.#cy.viewport(this.#restored);
        return;
      }
      const whole = showsAll(graph, this.viewport, before);
      this.#cy.panBy({ x: old.left - corner.left, y: old.top - corner.top });
      if (whole && (size.width > GROWTH * before.width || !showsAll(graph, this.viewport, size))) this.fit();
    });
  }
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
