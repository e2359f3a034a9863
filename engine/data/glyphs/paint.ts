import { at } from '../../invariant.ts';
import type { Polyline } from './strokes.ts';

/**
 * How much of each pixel lies under a pen of that radius, by the distance of its centre from the lines: [side, side], from 0 to 1.
 * Lines and radius in the unit square.
 */
export function paint(lines: readonly Polyline[], radius: number, side: number): Float32Array {
  const ink = new Float32Array(side * side);
  const reach = radius * side + 0.5;
  for (const line of lines) {
    for (let i = 1; i < line.length; i++) {
      const [[ax, ay], [bx, by]] = [at(line, i - 1), at(line, i)];
      stroke(ink, side, reach, [ax * side - 0.5, ay * side - 0.5, bx * side - 0.5, by * side - 0.5]);
    }
  }
  return ink;
}

/** Only pixels that the pen can reach are looked at. */
function stroke(ink: Float32Array, side: number, reach: number, [ax, ay, bx, by]: readonly [number, number, number, number]): void {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy || 1;
  const within = (value: number): number => Math.min(side - 1, Math.max(0, value));
  const [left, right] = [within(Math.floor(Math.min(ax, bx) - reach)), within(Math.ceil(Math.max(ax, bx) + reach))];
  const [top, bottom] = [within(Math.floor(Math.min(ay, by) - reach)), within(Math.ceil(Math.max(ay, by) + reach))];
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
      const distance = Math.hypot(x - ax - along * dx, y - ay - along * dy);
      const place = y * side + x;
      ink[place] = Math.max(ink[place] ?? 0, Math.min(1, Math.max(0, reach - distance)));
    }
  }
}
