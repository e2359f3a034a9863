import type { NodeKind } from '../../graph/types.ts';
import { unreachable } from '../../invariant.ts';
import type { Point } from '../types.ts';
import { element } from './xml.ts';

/** What a shape is drawn from; the legend draws small ones. */
export interface Box {
  readonly kind: NodeKind;
  readonly position: Point;
  readonly width: number;
  readonly height: number;
}

/** Each kind has a shape of its own. */
export function drawShape({ kind, position, width, height }: Box): string {
  const box = (inset: number, radius: number) =>
    element('rect', {
      class: 'shape',
      x: position.x - width / 2 + inset,
      y: position.y - height / 2 + inset,
      width: width - 2 * inset,
      height: height - 2 * inset,
      rx: radius,
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
    default:
      return unreachable(kind);
  }
}
