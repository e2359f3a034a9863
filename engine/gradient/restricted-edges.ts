import type { Lcg, NodeId } from '../graph/types.ts';
import { at, invariant } from '../invariant.ts';
import type { Selection } from './selection.ts';

/** A selection that keeps or drops edges for all parameters alike. */
export type EdgeSelection = Exclude<Selection, { kind: 'path' }>;

/**
 * The edges that carry gradient under a selection, as flags by `EdgeId`: those on some path from a parameter to the
 * output once the other branches of the restricted tuple nodes are gone. What is only reached through dropped branches
 * goes too; everything else still leads on to the output, since every node has an outgoing edge left.
 */
export function restrictedEdges(graph: Lcg, selection: EdgeSelection): Uint8Array {
  const allowed = new Uint8Array(graph.edges.length).fill(1);
  // There are edges only from what depends on a parameter.
  if (selection.kind === 'full') return allowed;
  for (const [tuple, branch] of restrictions(graph, selection)) {
    const { outputs } = at(graph.nodes, tuple);
    invariant(branch in outputs, `a tuple node has no branch ${branch}`);
    for (const edge of outputs) allowed[edge] = 0;
    allowed[at(outputs, branch)] = 1;
  }
  const fromParameter = reachable(graph, allowed, graph.parameters);
  return allowed.map((flag, id) => (flag && fromParameter[at(graph.edges, id).source] ? 1 : 0));
}

/** The tuple nodes of which one branch only is kept, and which. */
function restrictions(graph: Lcg, selection: Exclude<EdgeSelection, { kind: 'full' }>): readonly (readonly [NodeId, number])[] {
  const nodes = selection.kind === 'graph' ? graph.tuples : graph.parameters.map((parameter) => ownTuple(graph, parameter));
  invariant(
    selection.branches.length === nodes.length,
    `a selection of kind ${selection.kind} names one branch for each of ${nodes.length}`,
  );
  return nodes.flatMap((node, index) => (node === undefined ? [] : [[node, at(selection.branches, index)] as const]));
}

/** The tuple node that makes a parameter single-access; `undefined` where it is read once or never. */
export function ownTuple(graph: Lcg, parameter: NodeId): NodeId | undefined {
  const [output] = at(graph.nodes, parameter).outputs;
  if (output === undefined) return undefined;
  const { target } = at(graph.edges, output);
  return at(graph.nodes, target).kind === 'tuple' ? target : undefined;
}

function reachable(graph: Lcg, allowed: Uint8Array, from: readonly NodeId[]): Uint8Array {
  const reached = new Uint8Array(graph.nodes.length);
  for (const node of from) reached[node] = 1;
  for (const node of graph.nodes) {
    if (!reached[node.id]) continue;
    for (const edge of node.outputs) if (allowed[edge]) reached[at(graph.edges, edge).target] = 1;
  }
  return reached;
}
