/** All that the drawing depends on, as data: the drawing is a function of it and of the viewport. */
import type { GraphChanges, GraphNumbers, GraphView } from '../../../engine/index.ts';
import type { Choices, Overlay } from '../../protocol.ts';
import type { Item } from '../item.ts';
import type { EdgeMark } from '../marks.ts';
import type { Part } from '../reading/reach.ts';

export interface Scene {
  readonly graph: GraphView;
  readonly numbers: GraphNumbers;
  readonly marks: readonly EdgeMark[];
  readonly choices: Choices;
  readonly changes: GraphChanges | undefined;
  readonly overlays: ReadonlySet<Overlay>;
  readonly isolation: Isolated | undefined;
  /** What the search found. */
  readonly hits: Part;
  /** Under the cursor in the source. */
  readonly lit: Part;
  readonly selected: Part;
  /** The path that is chosen in the list. */
  readonly traced: Part;
  /** What the keyboard is on. */
  readonly active: Item | undefined;
}

/** A part that is read alone; the rest is faint, or gone. */
export interface Isolated {
  readonly part: Part;
  readonly rest: 'faint' | 'gone';
}

export const NOTHING: Part = { nodes: new Set(), edges: new Set() };

/** Is this part of what is on screen? Faint things are, things that are gone are not. */
export function isShown({ isolation }: Pick<Scene, 'isolation'>, item: Item): boolean {
  if (isolation === undefined || isolation.rest === 'faint') return true;
  return 'node' in item ? isolation.part.nodes.has(item.node) : isolation.part.edges.has(item.edge);
}
