import type { Drawable } from '../model.ts';
import type { GroupTree } from './types.ts';

/** The groups of a traced function. */
export function groupsOf({ graph }: Drawable): GroupTree {
  return { groups: [], groupOf: new Int32Array(graph.nodes.length).fill(-1) };
}
