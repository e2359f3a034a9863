import { formatNumber, longestNumber } from '../../../engine/view/format.ts';
import { fontSize, textWidth } from '../../../engine/view/sizes.ts';
import type { Direction, GraphEdgeView, GraphNodeView, Point } from '../../../engine/view/types.ts';

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

/** The name of each branch, behind its port, and what may be written about it. */
export function branchBoxes(node: GraphNodeView, direction: Direction): Box[] {
  return node.branches.map(({ name, port }) => {
    if (direction === 'down') {
      const width = textWidth(Math.max(name.length, ' kept 0.53'.length), fontSize.number);
      return around(`branch ${name}`, { x: port.x, y: port.y + 18 }, width, 2 * fontSize.number);
    }
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

/** Every box that a route runs through; those at its ends it only touches. x increases along it. */
export function boxesCut(boxes: readonly Box[], route: readonly Point[]): string[] {
  const cut = (box: Box) =>
    route.some((point, index) => {
      const before = route[index - 1];
      return before !== undefined && crosses(before, point, box);
    });
  return boxes.filter(cut).map(({ what }) => what);
}

/** Seen with the axes swapped. */
export function turnPoint({ x, y }: Point): Point {
  return { x: y, y: x };
}

export function turnBox({ what, left, right, top, bottom }: Box): Box {
  return { what, left: top, right: bottom, top: left, bottom: right };
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
