/**
 * Which elements exist in Cytoscape, and how they look. A large graph has only those that are near the screen: Cytoscape's
 * costs grow with the elements that exist, not with those that are seen.
 */
import type cytoscape from 'cytoscape';
import type { GraphEdgeView, GraphNodeView } from '../../../engine/index.ts';
import type { Part } from '../reading/reach.ts';
import { DETAILS, type Detail } from './detail.ts';
import { badgeElement, edgeElement, nodeElement, numbersElement } from './elements.ts';
import { badgeLook, edgeLook, hasNumbers, type Look, nodeLook, numbersLook, type Scale, scaleOf } from './looks.ts';
import type { Scene } from './scene.ts';

/** An element and the look that it has. */
interface Dressed {
  readonly element: cytoscape.SingularElementArgument;
  look: Look;
}

export class Population {
  readonly #cy: cytoscape.Core;
  readonly #dressed = new Map<string, Dressed>();
  readonly #present = { nodes: new Set<number>(), edges: new Set<number>() };
  #detail: Detail = DETAILS[0];

  constructor(cy: cytoscape.Core) {
    this.#cy = cy;
  }

  clear(): void {
    this.#cy.elements().remove();
    this.#dressed.clear();
    this.#present.nodes.clear();
    this.#present.edges.clear();
  }

  /**
   * Makes these exist, and no others: nodes, then edges, which need the nodes at their ends. Where it takes longer than `patience`
   * milliseconds the rest is left for another time. Says whether all of them are there.
   */
  become(scene: Scene, wanted: Part, patience = Number.POSITIVE_INFINITY): boolean {
    const scale = scaleOf(scene, this.#detail);
    const { nodes, edges } = this.#present;
    this.#cy.batch(() => {
      for (const edge of edges) if (!wanted.edges.has(edge)) this.#dismiss('edges', edge);
      for (const node of nodes) if (!wanted.nodes.has(node)) this.#dismiss('nodes', node);
    });
    const end = performance.now() + patience;
    const step = Number.isFinite(patience) ? STEP : Number.POSITIVE_INFINITY;
    for (const added of inSteps(
      [...wanted.nodes].filter((id) => !nodes.has(id)),
      step,
    )) {
      if (performance.now() > end) return false;
      this.#bringNodes(scene, added, scale);
    }
    for (const added of inSteps(
      [...wanted.edges].filter((id) => !edges.has(id)),
      step,
    )) {
      if (performance.now() > end) return false;
      this.#bringEdges(scene, added, scale);
    }
    return true;
  }

  /** Another scene of the same graph: nothing moves. */
  refresh(scene: Scene): void {
    const scale = scaleOf(scene, this.#detail);
    this.#cy.batch(() => {
      for (const id of this.#present.nodes) withDefined(scene.graph.nodes[id], (node) => this.#dressNode(scene, node, scale));
      for (const id of this.#present.edges)
        withDefined(scene.graph.edges[id], (edge) => this.#dress(`e${id}`, edgeLook(scene, edge, scale)));
    });
  }

  /** How much of what exists can be read. */
  detail(scene: Scene, detail: Detail): void {
    const before = this.#detail;
    if (detail === before) return;
    this.#detail = detail;
    this.#cy.batch(() => {
      this.#cy.elements().removeClass(before.name).addClass(detail.name);
      this.refresh(scene);
    });
  }

  #bringNodes(scene: Scene, ids: readonly number[], scale: Scale): void {
    const nodes = ids.flatMap((id) => scene.graph.nodes[id] ?? []);
    this.#cy.batch(() => {
      this.#add(nodes.map(nodeElement));
      this.#add(nodes.filter(hasNumbers).map(numbersElement));
      for (const node of nodes) this.#dressNode(scene, node, scale);
    });
    for (const id of ids) {
      this.#present.nodes.add(id);
      for (const kind of ['n', 't', 'b']) this.#style(`${kind}${id}`);
    }
  }

  #bringEdges(scene: Scene, ids: readonly number[], scale: Scale): void {
    const edges = ids.flatMap((id) => scene.graph.edges[id] ?? []);
    this.#cy.batch(() => {
      this.#add(edges.map((edge) => edgeElement(scene.graph, edge)));
      for (const edge of edges) this.#dress(`e${edge.id}`, edgeLook(scene, edge, scale));
    });
    for (const id of ids) {
      this.#present.edges.add(id);
      this.#style(`e${id}`);
    }
  }

  /** Has Cytoscape compute the style now: left alone, it does so for all that is new in the frame in which they are drawn first. */
  #style(id: string): void {
    this.#dressed.get(id)?.element.numericStyle('opacity');
  }

  #dismiss(what: keyof Part, id: number): void {
    this.#present[what].delete(id);
    for (const kind of what === 'nodes' ? ['n', 't', 'b'] : ['e']) this.#remove(`${kind}${id}`);
  }

  #dressNode(scene: Scene, node: GraphNodeView, scale: Scale): void {
    this.#dress(`n${node.id}`, nodeLook(scene, node, scale));
    if (hasNumbers(node)) this.#dress(`t${node.id}`, numbersLook(scene, node, scale));
    const badge = badgeLook(scene, node);
    if (badge.data['label'] === '') return this.#remove(`b${node.id}`);
    if (!this.#dressed.has(`b${node.id}`)) this.#add([badgeElement(node)]);
    this.#dress(`b${node.id}`, badge);
  }

  #add(elements: readonly cytoscape.ElementDefinition[]): void {
    for (const element of this.#cy.add([...elements])) {
      element.addClass(this.#detail.name);
      this.#dressed.set(element.id(), { element, look: { data: {}, classes: [] } });
    }
  }

  #remove(id: string): void {
    this.#dressed.get(id)?.element.remove();
    this.#dressed.delete(id);
  }

  /** Cytoscape computes an element's style again whenever it is touched, so only what differs is. */
  #dress(id: string, look: Look): void {
    const dressed = this.#dressed.get(id);
    if (dressed === undefined) return;
    const { element, look: old } = dressed;
    for (const [name, value] of Object.entries(look.data)) if (old.data[name] !== value) element.data(name, value);
    for (const name of old.classes) if (!look.classes.includes(name)) element.removeClass(name);
    for (const name of look.classes) if (!old.classes.includes(name)) element.addClass(name);
    dressed.look = look;
  }
}

/** Elements that are made between two looks at the clock. */
const STEP = 4;

function* inSteps(ids: readonly number[], step: number): Generator<readonly number[]> {
  for (let from = 0; from < ids.length; from += step) yield ids.slice(from, from + step);
}

function withDefined<Value extends GraphNodeView | GraphEdgeView>(value: Value | undefined, use: (value: Value) => void): void {
  if (value !== undefined) use(value);
}
