import assert from 'node:assert/strict';
import { at } from '../../../engine/invariant.ts';
import type { GraphView } from '../../../engine/view/types.ts';
import { branchBoxes, labelBox, nodeBox, nodesCut, overlaps } from './boxes.ts';

const close = (a: number, b: number) => Math.abs(a - b) < 1e-6;

/** Everything that makes a drawing readable, whatever the graph. */
export function checkReadable(view: GraphView): void {
  const boxes = [...view.nodes.map(nodeBox), ...view.edges.map(labelBox), ...view.nodes.flatMap(branchBoxes)];
  assert.deepEqual(overlaps(boxes), []);
  for (const { left, right, top, bottom } of boxes) assert.ok(left >= 0 && top >= 0 && right <= view.width && bottom <= view.height);
  for (const edge of view.edges) {
    const [source, target] = [nodeBox(at(view.nodes, edge.source)), nodeBox(at(view.nodes, edge.target))];
    const [first, last] = [at(edge.route, 0), at(edge.route, edge.route.length - 1)];
    assert.ok(close(first.x, source.right) && first.y > source.top && first.y < source.bottom, 'starts on the right side of its source');
    assert.ok(close(last.x, target.left) && last.y > target.top && last.y < target.bottom, 'ends on the left side of its target');
    for (const [index, point] of edge.route.entries()) assert.ok(index === 0 || point.x > at(edge.route, index - 1).x, 'goes right');
    assert.deepEqual(nodesCut(view, edge), []);
    assert.ok(close(edge.label.y, last.y) && edge.label.x < last.x && edge.label.x > first.x, 'its label stands on its last stretch');
  }
  for (const node of view.nodes) {
    const ys = node.branches.map(({ port }) => port.y);
    assert.ok(
      ys.every((y, index) => index === 0 || y > at(ys, index - 1)),
      'ports are in branch order',
    );
  }
}
