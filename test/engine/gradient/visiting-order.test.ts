import assert from 'node:assert/strict';
import fc from 'fast-check';
import { restrictedEdges } from '../../../engine/gradient/restricted-edges.ts';
import { visitingOrder } from '../../../engine/gradient/visiting-order.ts';
import type { Lcg } from '../../../engine/graph/types.ts';
import { at } from '../../../engine/invariant.ts';
import type { ValueId } from '../../../engine/trace/types.ts';
import { generatedTraces } from '../../oracle/generated-traces.ts';
import { full, someSelections } from '../../oracle/selections.ts';
import { type Recorder, type Traced, traceOf } from '../../oracle/traces.ts';

describe('the order in which edges are visited', () => {
  it('has every kept edge once, and those that leave a node before those that enter it', () => {
    const cases = fc
      .oneof(generatedTraces(20), sums)
      .chain((traced) => fc.record({ traced: fc.constant(traced), selections: someSelections(traced.graph) }));
    fc.assert(
      fc.property(cases, ({ traced: { graph }, selections }) => {
        for (const selection of [full, ...selections]) if (selection.kind !== 'path') assertOrder(graph, restrictedEdges(graph, selection));
      }),
      { numRuns: 300 },
    );
  });

  it('takes the rows of a long sum one after the other, as they were computed', () => {
    const { graph } = traceOf(sumOfSquares(20));
    const order = visitingOrder(graph, new Uint8Array(graph.edges.length).fill(1));
    const squares = order.flatMap((edge) => {
      const { source, target } = at(graph.edges, edge);
      return at(graph.nodes, target).operation === 'add' && at(graph.nodes, source).operation === 'mul' ? [source] : [];
    });
    assert.equal(squares.length, 20);
    assert.deepEqual(
      squares,
      squares.toSorted((left, right) => left - right),
    );
  });

  it('goes back as it came where a row needs the one before, and where there are few', () => {
    for (const traced of [traceOf(sumOfSquares(3)), traceOf(chained(20))]) {
      const order = visitingOrder(traced.graph, new Uint8Array(traced.graph.edges.length).fill(1));
      const heads = order
        .map((edge) => at(traced.graph.edges, edge).target)
        .filter((node) => at(traced.graph.nodes, node).operation === 'mul');
      assert.deepEqual(
        heads,
        heads.toSorted((left, right) => right - left),
      );
    }
  });

  it('takes a chain of sums in products as long as a program', () => {
    const { graph } = traceOf(({ parameter, literal, apply }) => {
      const x = parameter('x');
      let value = x;
      for (let length = 0; length < 10_000; length++) value = apply('add', apply('mul', value, x), apply('mul', literal(length), x));
      return value;
    });
    assertOrder(graph, restrictedEdges(graph, { kind: 'full' }));
  });
});

function assertOrder(graph: Lcg, kept: Uint8Array): void {
  const order = visitingOrder(graph, kept);
  const visited = new Uint8Array(graph.edges.length);
  for (const id of order) {
    assert.equal(visited[id], 0);
    visited[id] = 1;
    for (const before of at(graph.nodes, at(graph.edges, id).target).outputs)
      assert.ok(!kept[before] || visited[before], `${before} comes before ${id}`);
  }
  assert.deepEqual(
    visited,
    kept.map((flag) => (flag ? 1 : 0)),
  );
}

/** Sums whose terms are made of parameters, of each other and of sums: everything that can keep a row from standing alone. */
const sums: fc.Arbitrary<Traced> = fc
  .record({ rows: fc.integer({ min: 8, max: 14 }), kinds: fc.array(fc.nat(5), { minLength: 14, maxLength: 14 }) })
  .map(({ rows, kinds }) =>
    traceOf(({ parameter, apply }) => {
      const [x, y] = [parameter('x'), parameter('y')];
      let [sum, inner, last] = [apply('mul', x, y), y, x];
      for (const kind of kinds.slice(0, rows)) {
        const term = apply(kind === 0 ? 'sin' : 'mul', ...(kind === 0 ? [x] : [kind === 1 ? last : x, kind === 2 ? inner : y]));
        if (kind === 3) inner = apply('sub', inner, apply('mul', x, x));
        last = kind === 4 ? term : last;
        sum = apply(kind === 5 ? 'sub' : 'add', sum, kind === 3 ? apply('sin', inner) : term);
      }
      return sum;
    }),
  );

function sumOfSquares(rows: number): (recorder: Recorder) => ValueId {
  return ({ parameter, literal, apply }) => {
    const x = parameter('x');
    let sum = literal(0);
    for (let row = 0; row < rows; row++) {
      const term = apply('sub', x, literal(row));
      sum = apply('add', sum, apply('mul', term, term));
    }
    return sum;
  };
}

/** Σ uᵢ², where uᵢ₊₁ = uᵢ · x. */
function chained(rows: number): (recorder: Recorder) => ValueId {
  return ({ parameter, literal, apply }) => {
    const x = parameter('x');
    let [sum, u] = [literal(0), x];
    for (let row = 0; row < rows; row++) {
      sum = apply('add', sum, apply('mul', u, u));
      u = apply('mul', u, x);
    }
    return sum;
  };
}
