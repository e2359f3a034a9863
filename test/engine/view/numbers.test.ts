import assert from 'node:assert/strict';
import { tapeBytes } from '../../../engine/gradient/tape.ts';
import { countPaths, listPaths } from '../../../engine/graph/paths.ts';
import { at } from '../../../engine/invariant.ts';
import { drawGraph } from '../../../engine/view/model.ts';
import { graphNumbers } from '../../../engine/view/numbers.ts';
import { linearize, paperFunctions, testFunction } from './functions.ts';
import { randomFunction } from './random.ts';

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

function assertClose(actual: readonly number[], expected: readonly number[]): void {
  assert.equal(actual.length, expected.length);
  for (const [index, value] of actual.entries()) assert.ok(Math.abs(value - at(expected, index)) < 1e-12, `${index}: ${value}`);
}

describe('graphNumbers', () => {
  for (const { of, point } of paperFunctions) {
    it(`has the values, adjoints and partials of ${of.name}`, () => {
      const numbers = graphNumbers(drawGraph(of.name, of), of.parameters, point);
      const { values, adjoints, partials } = linearize(of, point);
      assert.deepEqual(numbers.values, [...values]);
      assert.deepEqual(numbers.adjoints, [...adjoints]);
      assert.deepEqual(numbers.partials, [...partials]);
    });

    it(`says which share of Σ|g| passes where, as listing the paths of ${of.name} does`, () => {
      const numbers = graphNumbers(drawGraph(of.name, of), of.parameters, point);
      const { graph, partials } = linearize(of, point);
      const edges = new Float64Array(graph.edges.length);
      const nodes = new Float64Array(graph.nodes.length);
      const counts = countPaths(graph);
      for (const parameter of graph.parameters) {
        for (const path of listPaths(graph, counts, parameter)) {
          const size = Math.abs(path.reduce((product, edge) => product * at(partials, edge), 1));
          nodes[graph.output] = at(nodes, graph.output) + size;
          for (const edge of path) {
            const { source } = at(graph.edges, edge);
            edges[edge] = at(edges, edge) + size;
            nodes[source] = at(nodes, source) + size;
          }
        }
      }
      const total = at(nodes, graph.output);
      assertClose(
        numbers.shares,
        [...edges].map((size) => size / total),
      );
      assertClose(
        numbers.flows,
        [...nodes].map((size) => size / total),
      );
    });

    it(`places all bytes that reverse mode holds for ${of.name}`, () => {
      const { tape } = graphNumbers(drawGraph(of.name, of), of.parameters, point);
      assert.equal(sum(tape), tapeBytes(of.graph, of.ssa, { kind: 'full' }).held);
    });
  }

  it('places the bytes of random graphs too', () => {
    for (let seed = 0; seed < 20; seed++) {
      const of = randomFunction(seed, { parameters: 2, operations: 40, reach: 6 });
      const { tape } = graphNumbers(drawGraph('f', of), of.parameters, [0.3, 0.7]);
      assert.equal(sum(tape), tapeBytes(of.graph, of.ssa, { kind: 'full' }).held);
    }
  });

  it('shares what is left where products leave the range of numbers', () => {
    // y = x · 1e200 · 1e200 + x · 1e200 · 1e200: each of two equal branches carries a half of something beyond 1.8e308.
    const huge = testFunction('huge', ['x'], (op, x) => {
      const branch = () => op('mul', op('mul', x, '1e200'), '1e200');
      return op('add', branch(), branch());
    });
    const { shares } = graphNumbers(drawGraph('huge', huge), ['x'], [1]);
    assert.deepEqual(
      shares.filter((share) => Math.abs(share - 0.5) < 1e-12).length,
      6,
      'two edges to each of two products, and one from each to the sum',
    );
  });

  it('marks operations at a kink and the operands of a tie, and only there', () => {
    const folded = testFunction('folded', ['x', 'y'], (op, x, y) => op('max', op('abs', x), y));
    const kinksAt = (point: readonly number[]) => {
      const drawing = drawGraph('folded', folded);
      return graphNumbers(drawing, ['x', 'y'], point).kinks.map((node) => at(drawing.view.nodes, node).label);
    };
    assert.deepEqual(kinksAt([1, 2]), []);
    assert.deepEqual(kinksAt([0, 2]), ['abs']);
    assert.deepEqual(kinksAt([-2, 2]), ['max']);
  });
});
