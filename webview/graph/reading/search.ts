/**
 * Finding nodes and branches: pure. A query is words that must all be found in an item's name, kind or description, and
 * conditions: `kind:tuple`, `value>1`, `adjoint<=0.5`, `partial=NaN`.
 */
import type { GraphEdgeView, GraphNodeView, GraphNumbers, GraphView } from '../../../engine/index.ts';
import type { Item } from '../item.ts';

/** What matches, nodes before branches, each in the graph's order. An empty query matches nothing. */
export function findItems(graph: GraphView, numbers: GraphNumbers, query: string): readonly Item[] {
  const tests = query
    .trim()
    .split(/\s+/)
    .filter((term) => term !== '')
    .map(parse);
  if (tests.length === 0) return [];
  const nodes = graph.nodes.filter((node) => tests.every((test) => test(factsOfNode(node, numbers))));
  const edges = graph.edges.filter(
    (edge) => (edge.branch !== undefined || asksForEdges(query)) && tests.every((test) => test(factsOfEdge(edge, numbers))),
  );
  return [...nodes.map(({ id }) => ({ node: id })), ...edges.map(({ id }) => ({ edge: id }))];
}

interface Facts {
  readonly kind: string;
  readonly text: string;
  readonly numbers: Readonly<Partial<Record<Quantity, number>>>;
}

type Quantity = 'value' | 'adjoint' | 'partial' | 'bytes' | 'share';
type Test = (facts: Facts) => boolean;

function factsOfNode(node: GraphNodeView, { values, adjoints, tape, flows }: GraphNumbers): Facts {
  const numbers = defined({ value: values[node.id], adjoint: adjoints[node.id], bytes: tape[node.id], share: flows[node.id] });
  return { kind: node.kind, text: `${node.label} ${node.kind} ${node.description}`.toLowerCase(), numbers };
}

function factsOfEdge(edge: GraphEdgeView, { partials, shares }: GraphNumbers): Facts {
  const numbers = defined({ partial: partials[edge.id], share: shares[edge.id] });
  return { kind: edge.branch === undefined ? 'edge' : 'branch', text: `${edge.branch ?? ''} ${edge.formula}`.toLowerCase(), numbers };
}

function defined(values: Readonly<Partial<Record<Quantity, number | undefined>>>): Facts['numbers'] {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** Edges without a name are found only by what only edges have. */
function asksForEdges(query: string): boolean {
  return /\b(partial|share)\s*[<>=]|kind:edge/.test(query);
}

function parse(term: string): Test {
  const kind = /^kind[:=](\w+)$/i.exec(term)?.[1]?.toLowerCase();
  if (kind !== undefined) return (facts) => facts.kind.startsWith(kind);
  const condition = /^(value|adjoint|partial|bytes|share)(<=|>=|=|<|>)(\S+)$/i.exec(term);
  if (condition === null) {
    const text = term.toLowerCase();
    return (facts) => facts.text.includes(text);
  }
  const [, quantity = '', comparison = '', bound = ''] = condition;
  const limit = numberIn(bound);
  return ({ numbers }) => {
    const [, value] = Object.entries(numbers).find(([name]) => name === quantity.toLowerCase()) ?? [];
    return value !== undefined && compare(value, comparison, limit);
  };
}

function numberIn(text: string): number {
  const plain = text.replace('−', '-').replace(/^([+-]?)(∞|inf(inity)?)$/i, '$1Infinity');
  return plain.endsWith('%') ? Number(plain.slice(0, -1)) / 100 : Number(plain);
}

/** `=` compares what is shown: four digits. */
function compare(value: number, comparison: string, limit: number): boolean {
  switch (comparison) {
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
    default:
      return Object.is(value, limit) || Number(value.toPrecision(4)) === Number(limit.toPrecision(4));
  }
}
