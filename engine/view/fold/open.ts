import { at } from '../../invariant.ts';
import type { GraphDisplay } from '../types.ts';
import type { GroupTree } from './types.ts';

/** So many nodes are laid out in two seconds: what "open all" opens. */
export const manyNodes = 5000;
/** More are never opened: nobody could see them, and drawing them takes too long. */
export const mostNodes = 20_000;

/**
 * Which groups are open: those that the person opened; and of those that nobody decided on, outermost first and in order, each
 * that leaves no more nodes visible than there is room for. Iterations of one loop are opened together or not at all.
 */
export function chooseOpen(tree: GroupTree, { budget, folds }: GraphDisplay): readonly boolean[] {
  const { groups } = tree;
  const { top, inside } = childCounts(tree);
  const opened = new Set(folds.open);
  const decided = new Set([...folds.open, ...folds.closed]);
  const room = folds.others === 'closed' ? 0 : folds.others === 'open' ? Math.max(budget, manyNodes) : budget;
  const open: boolean[] = groups.map(() => false);
  let visible = top;
  const openAll = (batch: readonly number[], most: number): void => {
    const more = batch.reduce((sum, group) => sum + at(inside, group) - 1, 0);
    if (visible + more > most) return;
    for (const group of batch) open[group] = true;
    visible += more;
  };
  for (const batch of batches(tree)) {
    const reached = batch.filter((group) => isReached(tree, open, group));
    for (const group of reached) if (opened.has(at(groups, group).key)) openAll([group], mostNodes);
    // Of a network one wants to see the layers.
    const layers = folds.others === 'budget' && at(groups, at(batch, 0)).kind === 'layer';
    openAll(
      reached.filter((group) => !decided.has(at(groups, group).key)),
      layers ? 0 : room,
    );
  }
  return open;
}

function isReached({ groups }: GroupTree, open: readonly boolean[], group: number): boolean {
  const { parent } = at(groups, group);
  return parent === undefined || at(open, parent);
}

/** Groups that are opened together: outermost first, in the order of the trace. */
function batches({ groups }: GroupTree): readonly (readonly number[])[] {
  const depth: number[] = [];
  const levels: number[][][] = [];
  const iterations = new Map<number, number[]>();
  for (const [index, { kind, parent }] of groups.entries()) {
    const level = parent === undefined ? 0 : at(depth, parent) + 1;
    depth.push(level);
    const loop = kind === 'iteration' ? (parent ?? -1) : undefined;
    const known = loop === undefined ? undefined : iterations.get(loop);
    if (known !== undefined) {
      known.push(index);
      continue;
    }
    const batch = [index];
    if (loop !== undefined) iterations.set(loop, batch);
    while (levels.length <= level) levels.push([]);
    at(levels, level).push(batch);
  }
  return levels.flat();
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
