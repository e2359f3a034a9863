import assert from 'node:assert/strict';
import { at } from '../../../engine/invariant.ts';
import type { GraphView, Point } from '../../../engine/view/types.ts';
import { type Box, boxesCut, branchBoxes, labelBox, nodeBox, overlaps, turnBox, turnPoint } from './boxes.ts';

const close = (a: number, b: number) => Math.abs(a - b) < 1e-6;

/** Everything that makes a drawing readable, whatever the graph. */
export function checkReadable(view: GraphView): void {
  const nodes = view.nodes.map(nodeBox);
  const boxes = [...nodes, ...view.edges.map(labelBox), ...view.nodes.flatMap((node) => branchBoxes(node, view.direction))];
  assert.deepEqual(overlaps(boxes), []);
  for (const { left, right, top, bottom } of boxes) assert.ok(left >= 0 && top >= 0 && right <= view.width && bottom <= view.height);
  // Seen as running to the right, whichever way it does.
  const upright = (box: Box) => (view.direction === 'right' ? box : turnBox(box));
  const point = (place: Point) => (view.direction === 'right' ? place : turnPoint(place));
  const uprightNodes = nodes.map(upright);
  for (const edge of view.edges) {
    const [source, target] = [at(uprightNodes, edge.source), at(uprightNodes, edge.target)];
    const route = edge.route.map(point);
    const label = point(edge.label);
    const [first, last] = [at(route, 0), at(route, route.length - 1)];
    assert.ok(close(first.x, source.right) && first.y > source.top && first.y < source.bottom, 'starts on the right side of its source');
    assert.ok(close(last.x, target.left) && last.y > target.top && last.y < target.bottom, 'ends on the left side of its target');
    for (const [index, { x }] of route.entries()) assert.ok(index === 0 || x > at(route, index - 1).x, 'goes on');
    assert.deepEqual(
      boxesCut(uprightNodes, route).map((node) => `edge ${edge.id} cuts ${node}`),
      [],
    );
    assert.ok(close(label.y, last.y) && label.x < last.x && label.x > first.x, 'its label stands on its last stretch');
  }
  for (const node of view.nodes) {
    const ys = node.branches.map(({ port }) => point(port).y);
    assert.ok(
      ys.every((y, index) => index === 0 || y > at(ys, index - 1)),
      'ports are in branch order',
    );
  }
}
