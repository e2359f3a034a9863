/** From an LCG to what is drawn. */
import { bindPartials } from '../gradient/partials.ts';
import { digest } from '../graph/keys.ts';
import { countPaths } from '../graph/paths.ts';
import type { Lcg } from '../graph/types.ts';
import { at } from '../invariant.ts';
import type { TracedFunction } from '../pipeline.ts';
import { counted, Vocabulary } from './describe.ts';
import { contract } from './fold/contract.ts';
import { groupsOf } from './fold/groups.ts';
import { chooseOpen } from './fold/open.ts';
import type { VisibleGraph } from './fold/types.ts';
import { groupViews } from './fold/views.ts';
import { layOut } from './layout/layout.ts';
import type { Layout, LayoutInput } from './layout/types.ts';
import { shownNode } from './outlets.ts';
import { type Measured, measure, shorten } from './sizes.ts';
import type { GraphDisplay, GraphEdgeView, GraphNodeView, GraphView } from './types.ts';

/** What drawing needs of a traced function. */
export type Drawable = Pick<TracedFunction, 'graph' | 'ssa' | 'singleAccess'>;

/** A view, and what its nodes and edges stand for. */
export interface Drawing {
  readonly view: GraphView;
  readonly visible: VisibleGraph;
  readonly traced: Drawable;
}

/** Everything open, left to right. */
export const wholeGraph: GraphDisplay = {
  direction: 'right',
  budget: Number.POSITIVE_INFINITY,
  folds: { open: [], closed: [], others: 'budget' },
};

/** The graph of a traced function, laid out. While its guards hold, stepping changes only the numbers. */
export function graphView(functionName: string, traced: Drawable, display: GraphDisplay = wholeGraph): GraphView {
  return drawGraph(functionName, traced, display).view;
}

export function drawGraph(functionName: string, traced: Drawable, display: GraphDisplay = wholeGraph): Drawing {
  const { graph } = traced;
  const tree = groupsOf(traced);
  const visible = contract(graph, tree, chooseOpen(tree, display));
  const words = new Vocabulary(traced.singleAccess);
  const measured = measure(traced, visible, words);
  const input: LayoutInput = { ...measured, output: at(visible.shownBy, graph.output) };
  const layout = layOut(input);
  const paths = countPaths(graph);
  const nodes = nodeViews(traced, visible, words, measured, layout);
  const edges = edgeViews(traced, visible, words, layout);
  return {
    traced,
    visible,
    view: {
      key: digest(JSON.stringify([nodes, edges])),
      trace: traceKey(graph),
      functionName,
      direction: display.direction,
      nodes,
      edges,
      groups: groupViews(visible),
      hidden: visible.nodes.reduce((sum, node) => sum + (node.kind === 'group' ? node.nodes.length : 0), 0),
      width: layout.width,
      height: layout.height,
      simplified: false,
      parameters: graph.parameters.map((node) => ({
        name: at(graph.nodes, node).label,
        node: at(visible.shownBy, node),
        paths: String(at(paths, node)),
      })),
    },
  };
}

const traceKeys = new WeakMap<Lcg, string>();

/** The same for graphs that compute the same, edge by edge, whatever they are called and wherever they stand. */
export function traceKey(graph: Lcg): string {
  let key = traceKeys.get(graph);
  if (key === undefined) {
    key = digest(graph.nodes.map((node) => node.key).join(' '));
    traceKeys.set(graph, key);
  }
  return key;
}

function nodeViews(
  { graph }: Drawable,
  { nodes, tree, open }: VisibleGraph,
  words: Vocabulary,
  measured: Measured,
  layout: Layout,
): GraphNodeView[] {
  const paths = countPaths(graph);
  return nodes.map((visible, id) => {
    const { width, height } = at(measured.nodes, id);
    const place = { id, position: at(layout.positions, id), width, height, branches: branchesOf(id, measured, layout) };
    const shown = at(graph.nodes, shownNode(graph, visible));
    if (visible.kind === 'group') {
      const { key, label, span, parent } = at(tree.groups, visible.group);
      const folded = { group: visible.group, shows: words.name(shown.value) };
      const description = `${label}, folded: ${counted(visible.nodes.length, 'node')}; ${folded.shows} leaves it last`;
      return { ...place, key, kind: 'group', label: shorten(label), description, span, folded, ...(parent !== undefined && { parent }) };
    }
    const parent = at(tree.groupOf, visible.node);
    return {
      ...place,
      key: shown.key,
      kind: shown.kind,
      label: shorten(shown.label),
      description: words.describe(shown, graph.edges, at(paths, shown.id)),
      span: shown.span,
      ...(parent >= 0 && at(open, parent) && { parent }),
    };
  });
}

function branchesOf(node: number, { branches }: Measured, { routes }: Layout): GraphNodeView['branches'] {
  return at(branches, node).map(({ name, edge }) => ({ name, edge, port: at(at(routes, edge), 0) }));
}

function edgeViews({ graph, ssa }: Drawable, { edges }: VisibleGraph, words: Vocabulary, layout: Layout): GraphEdgeView[] {
  const partials = bindPartials(graph, ssa);
  return edges.map(({ source, target, members }, id) => {
    const first = at(members, 0);
    const { branch } = at(graph.edges, first);
    return {
      id,
      source,
      target,
      route: at(layout.routes, id),
      label: at(layout.labels, id),
      ...(members.length === 1 && branch !== undefined && { branch }),
      formula: members.length === 1 ? words.formula(at(partials, first)) : counted(members.length, 'edge'),
      members,
    };
  });
}
