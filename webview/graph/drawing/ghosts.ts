/** What an edit took away, drawn dashed where it stood. */
import type cytoscape from 'cytoscape';
import type { GraphChanges } from '../../../engine/index.ts';
import { edgeShape } from './elements.ts';
import type { Scene } from './scene.ts';

export class Ghosts {
  readonly #cy: cytoscape.Core;
  #shown: GraphChanges | undefined;

  constructor(cy: cytoscape.Core) {
    this.#cy = cy;
  }

  refresh({ overlays, changes }: Scene): void {
    const wanted = overlays.has('changes') ? changes : undefined;
    if (wanted === this.#shown) return;
    this.#shown = wanted;
    this.#cy.batch(() => {
      this.#cy.elements('.ghost').remove();
      if (wanted !== undefined) this.#cy.add(ghostsOf(wanted));
    });
  }
}

function ghostsOf({ removed }: GraphChanges): cytoscape.ElementDefinition[] {
  const nodes = removed.nodes.map(({ label, position, width, height, kind }, index) => ({
    data: { id: `gn${index}`, label: `${label} gone`, width, height },
    position: { ...position },
    classes: `node ghost ${kind}`,
  }));
  // The nodes at an edge's ends may still be there, so each edge has two points of its own.
  const edges = removed.edges.flatMap((edge, index) => {
    const [from, to] = [edge.route[0] ?? { x: 0, y: 0 }, edge.route.at(-1) ?? { x: 0, y: 0 }];
    const ids = { source: `gs${index}`, target: `gt${index}` };
    return [
      { data: { id: ids.source }, position: { ...from }, classes: 'ghost end' },
      { data: { id: ids.target }, position: { ...to }, classes: 'ghost end' },
      {
        data: { id: `ge${index}`, ...ids, ...edgeShape(edge, from, to), head: '', headOffset: 0, tail: '', tailOffset: 0 },
        classes: `edge ghost ${edge.route.length > 2 ? 'bent' : 'straight'}`,
      },
    ];
  });
  return [...nodes, ...edges];
}
