import { at } from '../../invariant.ts';
import type { GraphDisplay } from '../types.ts';
import type { GroupTree } from './types.ts';

/**
 * Which groups are open: those that the person opened; and of the others that nobody closed, outermost first and in order, each
 * that leaves no more nodes visible than the budget allows.
 */
export function chooseOpen(tree: GroupTree, { budget, folds }: GraphDisplay): readonly boolean[] {
  const { groups } = tree;
  const children = childCounts(tree);
  const chosen = new Set(folds.open);
  const closed = new Set(folds.closed);
  const open: boolean[] = groups.map(() => false);
  let visible = children.top;
  // Breadth first: a level of groups is decided on before any in them.
  for (const index of outermostFirst(tree)) {
    const { key, parent } = at(groups, index);
    if (parent !== undefined && !at(open, parent)) {
      open[index] = chosen.has(key);
      continue;
    }
    const more = at(children.inside, index) - 1;
    open[index] = chosen.has(key) || (!closed.has(key) && visible + more <= budget);
    if (at(open, index)) visible += more;
  }
  return open;
}

/** Nodes and groups directly in each group, and in none. */
function childCounts({ groups, groupOf }: GroupTree): { readonly top: number; readonly inside: Int32Array } {
  const inside = new Int32Array(groups.length);
  let top = 0;
  const count = (parent: number | undefined): void => {
    if (parent === undefined || parent < 0) top++;
    else inside[parent] = at(inside, parent) + 1;
  };
  for (const group of groupOf) count(group);
  for (const { parent } of groups) count(parent);
  return { top, inside };
}

function outermostFirst({ groups }: GroupTree): readonly number[] {
  const depth: number[] = [];
  for (const { parent } of groups) depth.push(parent === undefined ? 0 : at(depth, parent) + 1);
  return groups.map((_, index) => index).sort((a, b) => at(depth, a) - at(depth, b) || a - b);
}
