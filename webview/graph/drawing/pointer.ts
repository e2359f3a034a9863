/** What the mouse does to the drawing, told in the graph's terms. */
import type cytoscape from 'cytoscape';
import type { Point } from '../../../engine/index.ts';
import type { Item } from '../item.ts';
import type { Viewport } from './viewport.ts';

export interface CanvasEvents {
  /** A click; `adding` with a modifier key: to what is selected already. */
  onPick(item: Item, adding: boolean): void;
  /** A double click, or a click on a folded group's sign. */
  onUnfold(node: number): void;
  /** A click beside everything. */
  onLeave(): void;
  /** The item under the pointer and where it is, in pixels from the canvas' corner; undefined when it has left. */
  onHover(item: Item | undefined, at: Point): void;
  /** The right button. */
  onMenu(item: Item | undefined, at: Point): void;
  onViewport(viewport: Viewport): void;
  /** One came nearer or went away: more or less can be read. */
  onDetail(): void;
}

/** `nodeAt` knows of nodes that have no element. */
export function listen(cy: cytoscape.Core, events: CanvasEvents, nodeAt: (point: Point) => Item | undefined): void {
  cy.on('tap', 'node.node, edge.edge', (event) => events.onPick(itemOf(event.target), isAdding(event)));
  cy.on('dbltap', 'node.node', (event) => events.onUnfold(indexOf(event.target)));
  cy.on('tap', 'node.badge', (event) => events.onUnfold(indexOf(event.target)));
  cy.on('tap', (event) => {
    if (event.target !== cy) return;
    const item = nodeAt(event.position);
    if (item === undefined) events.onLeave();
    else events.onPick(item, isAdding(event));
  });
  cy.on('cxttap', (event) => {
    const item = event.target === cy ? nodeAt(event.position) : event.target.is('node.node, edge.edge') ? itemOf(event.target) : undefined;
    events.onMenu(item, event.renderedPosition);
  });
  cy.on('mouseover', 'node.node, edge.edge', (event) => {
    event.target.addClass('hovered');
    events.onHover(itemOf(event.target), event.renderedPosition);
  });
  cy.on('mouseout', 'node.node, edge.edge', (event) => {
    event.target.removeClass('hovered');
    events.onHover(undefined, event.renderedPosition);
  });
  cy.on('mousemove', (event) => {
    if (event.target !== cy) return;
    const item = nodeAt(event.position);
    if (item !== undefined) events.onHover(item, event.renderedPosition);
  });
  cy.on('viewport', () => {
    events.onHover(undefined, { x: 0, y: 0 });
    events.onViewport({ zoom: cy.zoom(), pan: { ...cy.pan() } });
  });
}

function isAdding({ originalEvent: { shiftKey, ctrlKey, metaKey } }: cytoscape.EventObject): boolean {
  return shiftKey || ctrlKey || metaKey;
}

function indexOf(target: cytoscape.SingularElementReturnValue): number {
  return Number(target.data('index'));
}

function itemOf(target: cytoscape.SingularElementReturnValue): Item {
  return target.isNode() ? { node: indexOf(target) } : { edge: indexOf(target) };
}
