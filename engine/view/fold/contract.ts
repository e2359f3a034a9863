import type { EdgeId, Lcg, NodeId } from '../../graph/types.ts';
import { at } from '../../invariant.ts';
import type { GroupTree, VisibleEdge, VisibleGraph, VisibleNode } from './types.ts';

/**
 * Contracts every group that is folded, or stands in a folded one, to one node. A group's nodes are a stretch of the trace
 * (what one loop or call did), or parameters, to which no edge leads: so the result has no cycle, and the order of first
 * nodes is topological.
 */
export function contract(graph: Lcg, tree: GroupTree, open: readonly boolean[]): VisibleGraph {
  const foldedIn = outermostFolded(tree, open);
  const shownBy = new Int32Array(graph.nodes.length);
  const nodes: VisibleNode[] = [];
  const members = new Map<number, { readonly index: number; readonly nodes: NodeId[] }>();
  for (const { id } of graph.nodes) {
    const inner = tree.groupOf[id] ?? -1;
    const group = inner < 0 ? -1 : at(foldedIn, inner);
    if (group < 0) {
      shownBy[id] = nodes.push({ kind: 'node', node: id }) - 1;
      continue;
    }
    let folded = members.get(group);
    if (folded === undefined) {
      folded = { index: nodes.length, nodes: [] };
      members.set(group, folded);
      nodes.push({ kind: 'group', group, nodes: folded.nodes });
    }
    folded.nodes.push(id);
    shownBy[id] = folded.index;
  }
  return { tree, open, nodes, shownBy, ...contractEdges(graph, shownBy, nodes.length) };
}

/** By group: the outermost folded group around it, itself included; -1 where all are open. */
export function outermostFolded({ groups }: GroupTree, open: readonly boolean[]): readonly number[] {
  const folded: number[] = [];
  for (const [index, { parent }] of groups.entries()) {
    const above = parent === undefined ? -1 : at(folded, parent);
    folded.push(above >= 0 || at(open, index) ? above : index);
  }
  return folded;
}

function contractEdges(graph: Lcg, shownBy: Int32Array, size: number): Pick<VisibleGraph, 'edges' | 'edgeShownBy'> {
  const edgeShownBy = new Int32Array(graph.edges.length).fill(-1);
  const edges: (VisibleEdge & { readonly members: EdgeId[] })[] = [];
  const between = new Map<number, number>();
  // Two edges between the same nodes stay two where nothing is folded: x × x has two branches.
  const folded = new Uint8Array(size);
  const seen = new Uint8Array(size);
  for (const visible of shownBy) {
    if (seen[visible]) folded[visible] = 1;
    seen[visible] = 1;
  }
  for (const { id, source, target } of graph.edges) {
    const [from, to] = [at(shownBy, source), at(shownBy, target)];
    if (from === to) continue;
    const key = from * size + to;
    const known = folded[from] || folded[to] ? between.get(key) : undefined;
    if (known !== undefined) at(edges, known).members.push(id);
    edgeShownBy[id] = known ?? edges.push({ source: from, target: to, members: [id] }) - 1;
    between.set(key, at(edgeShownBy, id));
  }
  return { edges, edgeShownBy };
}
