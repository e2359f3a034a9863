import { at } from '../../invariant.ts';
import type { Layout, LayoutInput, LayoutNode } from './types.ts';

/** A layout and what it was made of. */
export interface LaidOut {
  readonly input: LayoutInput;
  readonly layout: Layout;
}

/**
 * The layout before, where it still does: the same graph whose shapes have other widths (a variable has another name), for which
 * there is room in their columns. Only the ends of the edges follow the shapes.
 */
export function reuse({ input: old, layout }: LaidOut, input: LayoutInput): Layout | undefined {
  const same =
    old.nodes.length === input.nodes.length &&
    old.edges.length === input.edges.length &&
    old.entryPitch === input.entryPitch &&
    old.nodes.every(({ height }, node) => height === at(input.nodes, node).height) &&
    old.edges.every((edge, index) => isSame(edge, at(input.edges, index)));
  if (!same || !fits(old, layout, input)) return undefined;
  return {
    ...layout,
    routes: layout.routes.map((route, index) => {
      const { source, target } = at(input.edges, index);
      const [first, last] = [at(route, 0), at(route, route.length - 1)];
      const start = { ...first, x: at(layout.positions, source).x + at(input.nodes, source).width / 2 };
      const end = { ...last, x: at(layout.positions, target).x - at(input.nodes, target).width / 2 };
      return [start, ...route.slice(1, -1), end];
    }),
    labels: layout.labels.map(({ y }, index) => {
      const { target } = at(input.edges, index);
      const { width, before } = at(input.nodes, target);
      return { x: at(layout.positions, target).x - width / 2 - before / 2, y };
    }),
  };
}

function isSame(one: LayoutInput['edges'][number], other: LayoutInput['edges'][number]): boolean {
  return one.source === other.source && one.target === other.target && one.port === other.port;
}

/** Does each shape stay within what the widest of its column had? */
function fits(old: LayoutInput, { positions }: Layout, input: LayoutInput): boolean {
  const left = (node: LayoutNode) => node.width / 2 + node.before;
  const right = (node: LayoutNode) => node.width / 2 + node.after;
  const room = new Map<number, { left: number; right: number }>();
  for (const [index, { x }] of positions.entries()) {
    const known = room.get(x) ?? { left: 0, right: 0 };
    const node = at(old.nodes, index);
    room.set(x, { left: Math.max(known.left, left(node)), right: Math.max(known.right, right(node)) });
  }
  return positions.every(({ x }, index) => {
    const column = room.get(x);
    const node = at(input.nodes, index);
    return column !== undefined && left(node) <= column.left && right(node) <= column.right;
  });
}
