/** From an LCG to what is drawn. */
import { bindPartials } from '../gradient/partials.ts';
import { digest } from '../graph/keys.ts';
import { countPaths } from '../graph/paths.ts';
import type { Lcg, Path } from '../graph/types.ts';
import { at } from '../invariant.ts';
import type { TracedFunction } from '../pipeline.ts';
import type { Json } from '../run/json.ts';
import { finish, type Sliced } from '../slices.ts';
import { counted, Vocabulary, type Wording } from './describe.ts';
import { contract } from './fold/contract.ts';
import { groupsOf } from './fold/groups.ts';
import { chooseOpen } from './fold/open.ts';
import type { GroupTree, VisibleGraph } from './fold/types.ts';
import { groupViews } from './fold/views.ts';
import { layoutSteps } from './layout/layout.ts';
import { type LaidOut, reuse } from './layout/reuse.ts';
import type { Layout, LayoutInput, LayoutNode } from './layout/types.ts';
import { shownNode } from './outlets.ts';
import { type Measured, measure, shorten, shownBranch, shownLabel } from './sizes.ts';
import type { Direction, GraphDisplay, GraphEdgeView, GraphNodeView, GraphNumbers, GraphView, Point } from './types.ts';

/** What drawing needs of a traced function. */
export interface Drawable extends Pick<TracedFunction, 'graph' | 'ssa' | 'singleAccess'> {
  /** Where they are not those of the trace: of a graph of tensors. */
  readonly groups?: GroupTree;
  readonly words?: Wording;
  readonly tensors?: TensorNumbering;
}

/** The numbers of a graph of tensors, which no point of numbers gives. */
export interface TensorNumbering {
  numbers(drawing: Drawing): GraphNumbers;
  /** The norm of what one path alone contributes to the gradient of its parameter. */
  contribution(path: Path): number;
  /** All of the graph as data. */
  json(): Json;
}

/** A view, and what its nodes and edges stand for. */
export interface Drawing {
  readonly view: GraphView;
  readonly visible: VisibleGraph;
  readonly traced: Drawable;
  /** What the next drawing takes its places from. */
  readonly laidOut: LaidOut;
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

export function drawGraph(functionName: string, traced: Drawable, display: GraphDisplay = wholeGraph, before?: Drawing): Drawing {
  return finish(drawSteps(functionName, traced, display, before));
}

/** The same in slices; in a hurry the layout is simplified. `before`: the drawing that this one replaces; what is in both stays in place. */
export function* drawSteps(functionName: string, traced: Drawable, display: GraphDisplay, before?: Drawing): Sliced<Drawing> {
  const { graph } = traced;
  const { direction } = display;
  const tree = groupsOf(traced);
  const visible = contract(graph, tree, chooseOpen(tree, display));
  const words = traced.words ?? new Vocabulary(traced.singleAccess);
  const measured = measure(traced, visible, words, direction);
  yield;
  const input: LayoutInput = { ...measured, output: at(visible.shownBy, graph.output) };
  const kept = before?.view.direction === direction ? before : undefined;
  const again = kept && isSameGraph(graph, visible, kept) ? reuse(kept.laidOut, input) : undefined;
  const seed = kept && placesBefore(graph, visible, kept);
  const laidOut = again ? { ...again, simplified: kept?.view.simplified ?? false } : yield* layoutSteps(seed ? { ...input, seed } : input);
  const layout = direction === 'right' ? laidOut : turned(laidOut);
  const paths = countPaths(graph);
  const nodes = nodeViews(traced, visible, words, layout);
  const edges = edgeViews(traced, visible, words, layout);
  const view: GraphView = {
    key: digest(JSON.stringify([nodes, edges])),
    trace: traceKey(graph),
    functionName,
    direction,
    nodes: nodes.map((node, id) => ({ ...node, ...sizeOf(at(measured.nodes, id), direction), branches: branchesOf(id, measured, layout) })),
    edges,
    groups: groupViews(visible),
    hidden: visible.nodes.reduce((sum, node) => sum + (node.kind === 'group' ? node.nodes.length : 0), 0),
    width: layout.width,
    height: layout.height,
    simplified: laidOut.simplified,
    parameters: graph.parameters.map((node) => ({
      name: at(graph.nodes, node).label,
      node: at(visible.shownBy, node),
      paths: String(at(paths, node)),
    })),
  };
  return { traced, visible, view, laidOut: { input, layout: laidOut } };
}

function keysOf(graph: Lcg, { nodes, tree }: VisibleGraph): string[] {
  return nodes.map((node) => (node.kind === 'node' ? at(graph.nodes, node.node).key : at(tree.groups, node.group).key));
}

function isSameGraph(graph: Lcg, visible: VisibleGraph, { view }: Drawing): boolean {
  return view.trace === traceKey(graph) && keysOf(graph, visible).every((key, index) => key === view.nodes[index]?.key);
}

/** Across the edges' direction, by visible node. */
function placesBefore(graph: Lcg, visible: VisibleGraph, { view, laidOut }: Drawing): (number | undefined)[] {
  const places = new Map(view.nodes.map(({ key, id }) => [key, at(laidOut.layout.positions, id).y]));
  return keysOf(graph, visible).map((key) => places.get(key));
}

function turned({ positions, routes, labels, width, height }: Layout): Layout {
  const turn = ({ x, y }: Point): Point => ({ x: y, y: x });
  return {
    positions: positions.map(turn),
    routes: routes.map((route) => route.map(turn)),
    labels: labels.map(turn),
    width: height,
    height: width,
  };
}

function sizeOf({ width, height }: LayoutNode, direction: Direction): Pick<GraphNodeView, 'width' | 'height'> {
  return direction === 'right' ? { width, height } : { width: height, height: width };
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
  words: Wording,
  layout: Layout,
): Omit<GraphNodeView, 'width' | 'height' | 'branches'>[] {
  const paths = countPaths(graph);
  return nodes.map((visible, id) => {
    const place = { id, position: at(layout.positions, id) };
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
      label: shownLabel(graph, shown),
      description: words.describe(shown, graph.edges, at(paths, shown.id)),
      span: shown.span,
      ...(parent >= 0 && at(open, parent) && { parent }),
    };
  });
}

function branchesOf(node: number, { branches }: Measured, { routes }: Layout): GraphNodeView['branches'] {
  return at(branches, node).map(({ name, edge }) => ({ name, edge, port: at(at(routes, edge), 0) }));
}

function edgeViews({ graph, ssa }: Drawable, { edges }: VisibleGraph, words: Wording, layout: Layout): GraphEdgeView[] {
  const partials = bindPartials(graph, ssa);
  return edges.map(({ source, target, members }, id) => {
    const first = at(members, 0);
    const edge = at(graph.edges, first);
    return {
      id,
      source,
      target,
      route: at(layout.routes, id),
      label: at(layout.labels, id),
      ...(members.length === 1 && edge.branch !== undefined && { branch: shownBranch(graph, edge) }),
      formula: members.length === 1 ? words.formula(at(partials, first), edge) : `${members.length}×`,
      members,
    };
  });
}
