import type { Lcg } from '../../graph/types.ts';
import { at } from '../../invariant.ts';
import type { Scope } from '../../trace/scopes.ts';
import type { Drawable } from '../model.ts';
import { parameterGroups } from './parameters.ts';
import { scopeKeys, scopeLabel } from './scopes.ts';
import type { Group, GroupTree } from './types.ts';

/**
 * The groups of a traced function: parameters that are arrays or objects, and what the trace says of loops, calls and
 * reductions. Left out is what would open to the same again: a group of one node, and one that has all nodes of its parent.
 */
export function groupsOf({ graph, ssa, groups }: Drawable): GroupTree {
  if (groups) return groups;
  let tree = trees.get(graph);
  if (tree === undefined) {
    tree = makeTree(graph, ssa);
    trees.set(graph, tree);
  }
  return tree;
}

const trees = new WeakMap<Lcg, GroupTree>();

function makeTree(graph: Lcg, { scopes }: Drawable['ssa']): GroupTree {
  const groups: Group[] = [];
  const groupOf = parameterGroups(graph, groups);
  const scopeOf = Int32Array.from(graph.nodes, ({ id, kind, value }) => {
    const recorded = (kind === 'operation' || kind === 'tuple') && at(groupOf, id) < 0;
    return recorded ? (scopes.of[value] ?? -1) : -1;
  });
  addScopes(scopes.list, scopeOf, groups, groupOf);
  return { groups, groupOf };
}

/** Adds a group for each scope that would not open to the same again. `scopeOf`: by node, the innermost; -1 for none. */
export function addScopes(list: readonly Scope[], scopeOf: Int32Array, groups: Group[], groupOf: Int32Array): void {
  const sizes = new Int32Array(list.length);
  for (const scope of scopeOf) if (scope >= 0) sizes[scope] = at(sizes, scope) + 1;
  const children = new Int32Array(list.length);
  for (let scope = list.length - 1; scope >= 0; scope--) {
    const { parent } = at(list, scope);
    if (parent < 0) continue;
    sizes[parent] = at(sizes, parent) + at(sizes, scope);
    if (at(sizes, scope) > 0) children[parent] = at(children, parent) + 1;
  }

  const keys = scopeKeys(list);
  // By scope: the group that its nodes are in; -1 for none.
  const own = new Int32Array(list.length).fill(-1);
  for (const [index, scope] of list.entries()) {
    const around = scope.parent < 0 ? -1 : at(own, scope.parent);
    const repeats = scope.parent >= 0 && at(sizes, scope.parent) === at(sizes, index);
    own[index] = around;
    if (at(sizes, index) < 2 || (repeats && around >= 0)) continue;
    const label = scopeLabel(scope, at(children, index));
    own[index] = groups.length;
    groups.push({ key: at(keys, index), kind: scope.kind, label, span: scope.span, parent: around < 0 ? undefined : around });
  }
  for (const [node, scope] of scopeOf.entries()) if (scope >= 0) groupOf[node] = at(own, scope);
}
