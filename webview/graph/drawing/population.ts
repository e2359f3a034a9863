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
  #present: Part = { nodes: new Set(), edges: new Set() };
  #detail: Detail = DETAILS[0];

  constructor(cy: cytoscape.Core) {
    this.#cy = cy;
  }

  clear(): void {
    this.#cy.elements().remove();
    this.#dressed.clear();
    this.#present = { nodes: new Set(), edges: new Set() };
  }

  /**
   * Makes these exist, and no others, adding `most` at a time: nodes, then edges, which need the nodes at their ends.
   * Says whether all of them are there.
   */
  become(scene: Scene, wanted: Part, most = Number.POSITIVE_INFINITY): boolean {
    const before = this.#present;
    const scale = scaleOf(scene, this.#detail);
    const missingNodes = [...wanted.nodes].filter((id) => !before.nodes.has(id));
    const missingEdges = [...wanted.edges].filter((id) => !before.edges.has(id));
    const newNodes = missingNodes.slice(0, most);
    const newEdges = missingEdges.slice(0, missingNodes.length < most ? most - missingNodes.length : 0);
    this.#present = {
      nodes: new Set([...before.nodes].filter((id) => wanted.nodes.has(id)).concat(newNodes)),
      edges: new Set([...before.edges].filter((id) => wanted.edges.has(id)).concat(newEdges)),
    };
    this.#cy.batch(() => {
      for (const edge of before.edges) if (!wanted.edges.has(edge)) this.#remove(`e${edge}`);
      for (const node of before.nodes) if (!wanted.nodes.has(node)) for (const kind of ['n', 't', 'b']) this.#remove(`${kind}${node}`);
      const nodes = newNodes.flatMap((id) => scene.graph.nodes[id] ?? []);
      const edges = newEdges.flatMap((id) => scene.graph.edges[id] ?? []);
      this.#add(nodes.map(nodeElement));
      this.#add(nodes.filter(hasNumbers).map(numbersElement));
      this.#add(edges.map((edge) => edgeElement(scene.graph, edge)));
      for (const node of nodes) this.#dressNode(scene, node, scale);
      for (const edge of edges) this.#dress(`e${edge.id}`, edgeLook(scene, edge, scale));
    });
    return newNodes.length === missingNodes.length && newEdges.length === missingEdges.length;
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

function withDefined<Value extends GraphNodeView | GraphEdgeView>(value: Value | undefined, use: (value: Value) => void): void {
  if (value !== undefined) use(value);
}
