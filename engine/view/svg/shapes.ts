import { unreachable } from '../../invariant.ts';
import type { GraphNodeView, Point } from '../types.ts';
import { element } from './xml.ts';

/** What a shape is drawn from; the legend draws small ones. */
export interface Box {
  readonly kind: GraphNodeView['kind'];
  readonly position: Point;
  readonly width: number;
  readonly height: number;
}

/** Each kind has a shape of its own. `style`: the text of its style attribute. */
export function drawShape({ kind, position, width, height }: Box, style = ''): string {
  const box = (inset: number, radius: number) =>
    element('rect', {
      class: 'shape',
      x: position.x - width / 2 + inset,
      y: position.y - height / 2 + inset,
      width: width - 2 * inset,
      height: height - 2 * inset,
      rx: radius,
      ...(style === '' ? {} : { style }),
    });
  switch (kind) {
    case 'parameter':
      return box(0, height / 2);
    case 'operation':
      return box(0, 5);
    case 'tuple':
      return box(0, 0);
    case 'constant':
      return box(0, 0);
    case 'output':
      return box(0, 2) + box(4, 1);
    case 'group':
      return stack({ kind, position, width, height }) + box(0, 3);
    default:
      return unreachable(kind);
  }
}

/** The edges of two sheets behind: there is more in it. */
function stack({ position: { x, y }, width, height }: Box): string {
  const [right, bottom] = [x + width / 2, y + height / 2];
  const sheet = (by: number) =>
    element('path', {
      class: 'sheet',
      d: `M ${x - width / 2 + by} ${bottom} V ${bottom + by} H ${right + by} V ${y - height / 2 + by} H ${right}`,
    });
  return sheet(6) + sheet(3);
}
