import { at, invariant } from '../invariant.ts';
import type { Lcg } from './types.ts';

/** Throws unless the graph is topologically ordered (hence acyclic), single-access, and consistent at both ends of every edge. */
export function verifyLcg(graph: Lcg): void {
  graph.nodes.forEach((node, index) => {
    invariant(node.id === index, `node ${index} has the id ${node.id}`);
    invariant(node.kind === 'tuple' ? node.outputs.length > 1 : node.outputs.length <= 1, `${node.key} has ${node.outputs.length} outputs`);
    invariant(node.kind !== 'parameter' || node.inputs.length === 0, `the parameter ${node.key} has inputs`);
    for (const edge of node.outputs) invariant(at(graph.edges, edge).source === node.id, `edge ${edge} does not leave ${node.key}`);
    for (const edge of node.inputs) invariant(at(graph.edges, edge).target === node.id, `edge ${edge} does not enter ${node.key}`);
  });
  graph.edges.forEach((edge, index) => {
    invariant(edge.id === index, `edge ${index} has the id ${edge.id}`);
    invariant(edge.source < edge.target, `edge ${edge.id} goes backwards`);
  });
  invariant(at(graph.nodes, graph.output).kind === 'output', 'the output is an output node');
  invariant(new Set(graph.nodes.map((node) => node.key)).size === graph.nodes.length, 'keys are distinct');
}
