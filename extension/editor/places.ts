/** Finding what stands at a place in the source. Positions are 1-based, as spans are. */
import type { FunctionOutline, GraphEdgeView, GraphNodeView, Span } from '../../engine/index.ts';

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The innermost function around a place; its doc comment belongs to it. */
export function functionAt(functions: readonly FunctionOutline[], place: Place): FunctionOutline | undefined {
  return functions
    .filter(({ documentedSpan }) => encloses(documentedSpan, place, place))
    .reduce<FunctionOutline | undefined>(innermost, undefined);
}

/**
 * The nodes whose source is innermost around a selection (a cursor: both ends the same). Several nodes may stand
 * for one piece of source: a tuple node and the value it copies, or a helper's operation at two calls.
 */
export function nodesAt(nodes: readonly GraphNodeView[], from: Place, to: Place): readonly number[] {
  const around = nodes.filter(({ span }) => encloses(span, from, to));
  const smallest = around.reduce<GraphNodeView | undefined>(innermost, undefined);
  if (smallest === undefined) return [];
  return around.filter(({ span }) => contains(smallest.span, span)).map(({ id }) => id);
}

/** The edges whose source text is that of these nodes: an edge's is the operation that it leads to, where its tail is read. */
export function edgesAt(edges: readonly GraphEdgeView[], nodes: readonly number[]): readonly number[] {
  const lit = new Set(nodes);
  return edges.filter(({ target }) => lit.has(target)).map(({ id }) => id);
}

/** The end counts as inside, so that a cursor just behind a name still finds it. */
function encloses(span: Span, from: Place, to: Place): boolean {
  return !before(from, start(span)) && !before(end(span), to);
}

function innermost<T extends { readonly span: Span }>(best: T | undefined, each: T): T {
  return best === undefined || (contains(best.span, each.span) && !contains(each.span, best.span)) ? each : best;
}

function contains(outer: Span, inner: Span): boolean {
  return encloses(outer, start(inner), end(inner));
}

function before(one: Place, other: Place): boolean {
  return one.line < other.line || (one.line === other.line && one.column < other.column);
}

function start(span: Span): Place {
  return span;
}

function end(span: Span): Place {
  return { line: span.endLine, column: span.endColumn };
}
