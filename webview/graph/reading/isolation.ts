/** Reading a part of the graph alone. Kept by the nodes' keys, so that it survives edits and folding. */
import type { GraphView } from '../../../engine/index.ts';
import type { Isolated } from '../drawing/scene.ts';
import { between, downstream, type Part, upstream } from './reach.ts';

export type IsolationKind = 'upstream' | 'downstream' | 'between';

export interface Isolation {
  readonly kind: IsolationKind;
  /** Keys of the nodes that it is about. */
  readonly of: readonly string[];
  readonly rest: Isolated['rest'];
}

/** undefined where none of its nodes are in this graph. */
export function isolate(graph: GraphView, isolation: Isolation | undefined): Isolated | undefined {
  if (isolation === undefined) return undefined;
  const nodes = graph.nodes.filter(({ key }) => isolation.of.includes(key)).map(({ id }) => id);
  if (nodes.length === 0 || (isolation.kind === 'between' && nodes.length < 2)) return undefined;
  return { part: partOf(graph, isolation.kind, nodes), rest: isolation.rest };
}

/** `Only what leads to × (5 of 7 nodes).` */
export function isolationInWords(graph: GraphView, { kind, of }: Isolation, part: Part): string {
  const labels = graph.nodes.filter(({ key }) => of.includes(key)).map(({ label }) => label);
  const names = labels.join(kind === 'between' ? ' and ' : ', ');
  const counts = `(${part.nodes.size} of ${graph.nodes.length} nodes)`;
  if (kind === 'between' && part.edges.size === 0) return `No path leads from one to the other: ${names}.`;
  return `${LEADS[kind]} ${names} ${counts}.`;
}

function partOf(graph: GraphView, kind: IsolationKind, nodes: readonly number[]): Part {
  if (kind === 'between') return between(graph, nodes);
  return kind === 'upstream' ? upstream(graph, nodes) : downstream(graph, nodes);
}

const LEADS: Readonly<Record<IsolationKind, string>> = {
  upstream: 'Only what leads to',
  downstream: 'Only what follows from',
  between: 'Only what lies between',
};
