import assert from 'node:assert/strict';
import { compile, drawGraph, graphNumbers } from '../../engine/index.ts';
import { graphChanges, type Seen } from '../../extension/views/graph-changes.ts';

function see(body: string, point: readonly number[]): Seen {
  const [fn] = compile(`export function f(x: number, y: number) { ${body} }`, { only: 'f' }).functions;
  assert.ok(fn);
  const drawing = drawGraph('f', fn.at(point));
  return { graph: drawing.view, numbers: graphNumbers(drawing, ['x', 'y'], point) };
}

const labels = ({ graph }: Seen, changes: readonly string[], wanted: string) =>
  graph.nodes.filter(({ id }) => changes[id] === wanted).map(({ label }) => label);

describe('what has changed in a graph', () => {
  it('is nothing against itself', () => {
    const seen = see('return Math.sin(x) * y;', [1, 2]);
    const { nodes, edges, removed } = graphChanges('edit', seen, seen);
    assert.deepEqual([...new Set([...nodes, ...edges])], ['same']);
    assert.deepEqual(removed, { nodes: [], edges: [] });
  });

  it('is what an edit added and removed, with the removed where it stood', () => {
    const before = see('return Math.sin(x) * y;', [1, 2]);
    const after = see('return Math.cos(x) * y;', [1, 2]);
    const changes = graphChanges('edit', before, after);
    assert.deepEqual(labels(after, changes.nodes, 'added'), ['cos', '×']);
    assert.deepEqual(
      changes.removed.nodes.map(({ label }) => label),
      ['sin', '×'],
    );
    const [sin] = changes.removed.nodes;
    const cos = after.graph.nodes.find(({ label }) => label === 'cos');
    assert.deepEqual(sin?.position, cos?.position);
    assert.ok(changes.before.values.some(Number.isNaN), 'what is new has no numbers before');
  });

  it('is the numbers from one iteration to the next, each with the one before', () => {
    const before = see('return x * x + y;', [1, 2]);
    const after = see('return x * x + y;', [3, 2]);
    const { nodes, removed, before: numbers } = graphChanges('iteration', before, after);
    assert.deepEqual(labels(after, nodes, 'same'), ['y']);
    assert.deepEqual(numbers.values, before.numbers.values);
    assert.deepEqual(removed.nodes, []);
  });
});
