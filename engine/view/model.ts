/** From an LCG to what is drawn. */
import { bindPartials } from '../gradient/partials.ts';
import { digest } from '../graph/keys.ts';
import { countPaths } from '../graph/paths.ts';
import type { Lcg, LcgEdge, LcgNode, Linearization } from '../graph/types.ts';
import { at } from '../invariant.ts';
import type { TracedFunction } from '../pipeline.ts';
import { Vocabulary } from './describe.ts';
import { layOut } from './layout/layout.ts';
import type { Layout, LayoutInput } from './layout/types.ts';
import { nodeSize, portOffset, shorten } from './sizes.ts';
import type { GraphEdgeView, GraphNodeView, GraphNumbers, GraphView } from './types.ts';

/** The graph of a traced function, laid out. While its guards hold, stepping changes only the numbers. */
export function graphView(
  functionName: string,
  { graph, ssa, singleAccess }: Pick<TracedFunction, 'graph' | 'ssa' | 'singleAccess'>,
): GraphView {
  const paths = countPaths(graph);
  const partials = bindPartials(graph, ssa);
  const words = new Vocabulary(singleAccess);
  const ports = portOffsets(graph);
  const input: LayoutInput = {
    nodes: graph.nodes.map((node) => nodeSize(graph, node, partials)),
    edges: graph.edges.map(({ id, source, target }) => ({ source, target, port: at(ports, id) })),
    output: graph.output,
  };
  const layout = layOut(input);
  return {
    key: viewKey(graph),
    functionName,
    nodes: graph.nodes.map((node) => nodeView(node, graph.edges, input, layout, words.describe(node, graph.edges, at(paths, node.id)))),
    edges: graph.edges.map((edge) => edgeView(edge, layout, words.formula(at(partials, edge.id)))),
    width: layout.width,
    height: layout.height,
    parameters: graph.parameters.map((node) => ({ name: at(graph.nodes, node).label, node, paths: String(at(paths, node)) })),
  };
}

function viewKey(graph: Lcg): string {
  const lines = graph.nodes.map(({ key, label, name, span }) => [key, label, name, ...Object.values(span)].join('\u0000'));
  return digest(lines.join('\n'));
}

/** The numbers of a linearization. `point` has one number a scalar parameter, as `names` has one name. */
export function graphNumbers(
  { values, adjoints, partials }: Linearization,
  names: readonly string[],
  point: ArrayLike<number>,
): GraphNumbers {
  return {
    point: names.map((name, index) => ({ name, value: at(point, index) })),
    values: [...values],
    adjoints: [...adjoints],
    partials: [...partials],
  };
}

/** Branches leave their tuple node in order, one below the other. */
function portOffsets(graph: Lcg): number[] {
  const offsets = graph.edges.map(() => 0);
  for (const { outputs } of graph.nodes) for (const [index, edge] of outputs.entries()) offsets[edge] = portOffset(index, outputs.length);
  return offsets;
}

function nodeView(node: LcgNode, edges: readonly LcgEdge[], input: LayoutInput, layout: Layout, description: string): GraphNodeView {
  const { width, height } = at(input.nodes, node.id);
  const outputs = node.kind === 'tuple' ? node.outputs : [];
  return {
    id: node.id,
    key: node.key,
    kind: node.kind,
    label: shorten(node.label),
    description,
    span: node.span,
    position: at(layout.positions, node.id),
    width,
    height,
    branches: outputs.map((edge) => ({ name: at(edges, edge).branch ?? '', edge, port: at(at(layout.routes, edge), 0) })),
  };
}

function edgeView(edge: LcgEdge, layout: Layout, formula: string): GraphEdgeView {
  return {
    id: edge.id,
    source: edge.source,
    target: edge.target,
    route: at(layout.routes, edge.id),
    label: at(layout.labels, edge.id),
    ...(edge.branch === undefined ? {} : { branch: edge.branch }),
    formula,
  };
}
