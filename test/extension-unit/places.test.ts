import assert from 'node:assert/strict';
import type { GraphEdgeView, GraphNodeView, Span } from '../../engine/index.ts';
import { edgesAt, functionAt, nodesAt } from '../../extension/editor/places.ts';

function span(line: number, column: number, endLine: number, endColumn: number): Span {
  return { file: 'f.ts', line, column, endLine, endColumn };
}

function node(id: number, at: Span): GraphNodeView {
  const position = { x: 0, y: 0 };
  return { id, key: String(id), kind: 'operation', label: '', description: '', span: at, position, width: 0, height: 0, branches: [] };
}

// return x * (x + y);   with the product at columns 8 to 19, the sum at 12 to 19, its x at 13, its y at 17
const product = node(0, span(2, 8, 2, 19));
const sum = node(1, span(2, 12, 2, 19));
const x = node(2, span(2, 13, 2, 14));
const xTuple = node(3, span(2, 13, 2, 14));
const y = node(4, span(2, 17, 2, 18));
const nodes = [product, sum, x, xTuple, y];

function cursor(line: number, column: number): readonly number[] {
  return nodesAt(nodes, { line, column }, { line, column });
}

function edge(id: number, source: number, target: number): GraphEdgeView {
  return { id, source, target, route: [], label: { x: 0, y: 0 }, formula: '', members: [id] };
}

describe('edges at a place', () => {
  it('are those that lead to the nodes there: a node’s operands are read where it stands', () => {
    const edges = [edge(0, 2, 3), edge(1, 3, 0), edge(2, 3, 1), edge(3, 4, 1), edge(4, 1, 0)];
    // At the sum: from the tuple node of x and from y. At x: from x to its tuple node.
    assert.deepEqual(edgesAt(edges, cursor(2, 15)), [2, 3]);
    assert.deepEqual(edgesAt(edges, cursor(2, 13)), [0]);
    assert.deepEqual(edgesAt(edges, []), []);
  });
});

describe('nodes at a place', () => {
  it('gives the innermost ones, all that stand for the same text', () => {
    assert.deepEqual(cursor(2, 13), [2, 3]);
    assert.deepEqual(cursor(2, 15), [1]);
    assert.deepEqual(cursor(2, 9), [0]);
  });

  it('counts a cursor just behind a name as on it', () => {
    assert.deepEqual(cursor(2, 18), [4]);
  });

  it('gives nothing outside', () => {
    assert.deepEqual(cursor(2, 7), []);
    assert.deepEqual(cursor(1, 9), []);
    assert.deepEqual(nodesAt([], { line: 1, column: 1 }, { line: 1, column: 1 }), []);
  });

  it('gives the nodes whose text a selection is, or lies within', () => {
    assert.deepEqual(nodesAt(nodes, { line: 2, column: 13 }, { line: 2, column: 14 }), [2, 3]);
    assert.deepEqual(nodesAt(nodes, { line: 2, column: 12 }, { line: 2, column: 19 }), [1]);
    assert.deepEqual(nodesAt(nodes, { line: 2, column: 13 }, { line: 2, column: 18 }), [1]);
    assert.deepEqual(nodesAt(nodes, { line: 1, column: 1 }, { line: 3, column: 1 }), []);
  });
});

describe('function at a place', () => {
  const outer = {
    name: 'outer',
    annotated: false,
    tensors: false,
    span: span(1, 1, 9, 2),
    documentedSpan: span(1, 1, 9, 2),
    nameSpan: span(1, 10, 1, 15),
  };
  const inner = {
    name: 'inner',
    annotated: false,
    tensors: false,
    span: span(3, 3, 5, 4),
    documentedSpan: span(2, 3, 5, 4),
    nameSpan: span(3, 9, 3, 14),
  };

  it('is the innermost', () => {
    assert.equal(functionAt([outer, inner], { line: 4, column: 1 })?.name, 'inner');
    assert.equal(functionAt([inner, outer], { line: 4, column: 1 })?.name, 'inner');
    assert.equal(functionAt([outer, inner], { line: 2, column: 5 })?.name, 'inner', 'in its doc comment');
    assert.equal(functionAt([outer, inner], { line: 7, column: 1 })?.name, 'outer');
    assert.equal(functionAt([outer, inner], { line: 9, column: 2 })?.name, 'outer');
    assert.equal(functionAt([outer, inner], { line: 9, column: 3 }), undefined);
  });
});
