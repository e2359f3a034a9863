import type { GraphNumbers, GraphView } from '../../../engine/index.ts';
import { button, type Transport } from '../../controls/index.ts';
import { attributes, element } from '../../dom.ts';
import { formatNumber } from '../../format.ts';

export interface Header {
  readonly element: HTMLElement;
  update(graph: GraphView, numbers: GraphNumbers): void;
  /** The graph is being drawn anew. */
  busy(drawing: boolean): void;
}

export interface ZoomActions {
  zoomBy(step: 1 | -1): void;
  fit(): void;
}

/** The transport, where the function stands, and the zoom. */
export function createHeader(transport: Transport, { zoomBy, fit }: ZoomActions): Header {
  const name = element('h1', 'place-function');
  const point = element('span', 'place-point');
  const place = element('div', 'place', name, point);
  const drawing = element('span', 'drawing');
  attributes(drawing, { role: 'status' });
  const zoom = element(
    'div',
    'zoom',
    button({ label: '−', title: 'Zoom out (−)', onClick: () => zoomBy(-1) }).element,
    button({ label: '+', title: 'Zoom in (+)', onClick: () => zoomBy(1) }).element,
    button({ label: 'Show the whole graph', icon: 'fit', title: 'Show the whole graph (0)', onClick: fit }).element,
  );
  attributes(zoom, { role: 'group', 'aria-label': 'Zoom' });
  return {
    element: element('header', 'header', transport.element, place, drawing, zoom),
    update(graph, numbers) {
      name.textContent = graph.functionName;
      const value = numbers.values[graph.nodes.findIndex((node) => node.kind === 'output')];
      const at = numbers.point.map((each) => `${each.name} = ${formatNumber(each.value)}`).join(', ');
      point.textContent = `(${at}) = ${formatNumber(value ?? Number.NaN)}`;
    },
    busy: (now) => {
      drawing.textContent = now ? 'Drawing…' : '';
    },
  };
}
