import { at } from '../../invariant.ts';
import type { GroupView } from '../types.ts';
import { outermostFolded } from './contract.ts';
import type { VisibleGraph } from './types.ts';

/** The groups as the views know them. */
export function groupViews({ tree, open }: VisibleGraph): GroupView[] {
  const foldedIn = outermostFolded(tree, open);
  const sizes = new Int32Array(tree.groups.length);
  for (const group of tree.groupOf) {
    for (let each: number | undefined = group < 0 ? undefined : group; each !== undefined; each = at(tree.groups, each).parent) {
      sizes[each] = at(sizes, each) + 1;
    }
  }
  return tree.groups.map(({ key, kind, label, span, parent }, id) => ({
    id,
    key,
    kind,
    label,
    span,
    ...(parent !== undefined && { parent }),
    size: at(sizes, id),
    open: at(open, id),
    visible: at(foldedIn, id) < 0 || at(foldedIn, id) === id,
  }));
}
