import { formatNumber, longestNumber } from '../../../engine/view/format.ts';
import { fontSize, textWidth } from '../../../engine/view/sizes.ts';
import type { GraphEdgeView, GraphNodeView, GraphView, Point } from '../../../engine/view/types.ts';

export interface Box {
  readonly what: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export function nodeBox({ id, position, width, height }: GraphNodeView): Box {
  return around(`node ${id}`, position, width, height);
}

/** The largest that the edge's partial can be, as every view writes it. */
export function labelBox({ id, label, formula }: GraphEdgeView): Box {
  const constant = Number(formula);
  const length = Number.isNaN(constant) ? longestNumber : formatNumber(constant).length;
  return around(`label ${id}`, label, textWidth(length, fontSize.number), fontSize.number);
}

/** The name of each branch, behind its port. */
export function branchBoxes(node: GraphNodeView): Box[] {
  return node.branches.map(({ name, port }) => {
    const width = textWidth(name.length, fontSize.number) + 8;
    return around(`branch ${name}`, { x: port.x + width / 2, y: port.y }, width, fontSize.number);
  });
}

/** Every pair of boxes that overlap: a sweep from left to right. */
export function overlaps(boxes: readonly Box[]): string[] {
  const found: string[] = [];
  let open: Box[] = [];
  for (const box of boxes.toSorted((a, b) => a.left - b.left)) {
    open = open.filter((other) => other.right > box.left + rounding);
    for (const other of open)
      if (other.top < box.bottom - rounding && box.top < other.bottom - rounding) found.push(`${other.what} overlaps ${box.what}`);
    open.push(box);
  }
  return found;
}

/** Every node that an edge runs through; its own two it only touches. */
export function nodesCut(view: GraphView, edge: GraphEdgeView): string[] {
  return view.nodes.flatMap((node) => {
    const cut = edge.route.some((point, index) => {
      const before = edge.route[index - 1];
      return before !== undefined && crosses(before, point, nodeBox(node));
    });
    return cut ? [`edge ${edge.id} cuts node ${node.id}`] : [];
  });
}

/** Does the segment have a point well inside the box? x increases along it. */
function crosses(a: Point, b: Point, box: Box): boolean {
  const [from, to] = [Math.max(a.x, box.left + 0.5), Math.min(b.x, box.right - 0.5)];
  if (from >= to) return false;
  const y = (x: number) => a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x);
  return Math.max(y(from), y(to)) > box.top + 0.5 && Math.min(y(from), y(to)) < box.bottom - 0.5;
}

function around(what: string, { x, y }: Point, width: number, height: number): Box {
  return { what, left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

/** Boxes that touch do not overlap. */
const rounding = 1e-6;
