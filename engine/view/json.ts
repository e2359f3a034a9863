import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { countPaths } from '../graph/paths.ts';
import type { LcgEdge, LcgNode, Linearization } from '../graph/types.ts';
import { at } from '../invariant.ts';
import type { Json } from '../run/json.ts';
import type { ToldNonFinite } from './non-finite.ts';

/**
 * The LCG at a point as the contract has it, and where numbers that are not finite begin: nodes by their stable keys, values and partials as numbers, and the number of
 * paths of each differentiated parameter as text, because it may exceed 2⁵³.
 */
export function graphJson({ graph, values, adjoints, partials }: Linearization, nonFinite: readonly ToldNonFinite[]): Json {
  const keyOf = (node: number) => at(graph.nodes, node).key;
  const counts = countPaths(graph);
  const paths = graph.parameters.map((node) => [at(graph.nodes, node).label, String(at(counts, node))] as const);
  return {
    nodes: graph.nodes.map((node) => nodeJson(node, at(values, node.id), at(adjoints, node.id))),
    edges: graph.edges.map((edge) => edgeJson(edge, keyOf, at(partials, edge.id))),
    paths: Object.fromEntries(paths),
    nonFinite: nonFinite.map((told) => nonFiniteJson(told, keyOf)),
  };
}

function nonFiniteJson({ found, expression, operands, diagnostic }: ToldNonFinite, keyOf: (node: number) => string): Json {
  const { what, node, number, reaches } = found;
  const values = Object.fromEntries(operands.map(({ name, value }) => [name, value]));
  return {
    what,
    node: node === undefined ? null : keyOf(node),
    value: number,
    expression,
    operands: values,
    reaches,
    ...diagnosticFields(diagnostic),
  };
}

function diagnosticFields({ code, message, span }: Diagnostic) {
  return { code, message, span: { ...span } };
}

function nodeJson({ key, kind, operation, label, span }: LcgNode, value: number, adjoint: number): Json {
  return { id: key, kind, operation, label, value, adjoint, span: { ...span } };
}

/** The operand tells apart the edges between one pair of nodes: x × x has two. */
function edgeJson({ source, target, operand }: LcgEdge, keyOf: (node: number) => string, partial: number): Json {
  return { id: `${keyOf(source)}→${keyOf(target)}:${operand}`, source: keyOf(source), target: keyOf(target), partial };
}
