/*
 * Two surveys of the same landmarks, in different frames: the turn, the scale and the shift that lay one over the other.
 */

interface Point {
  readonly x: number;
  readonly y: number;
}

const first: readonly Point[] = [
  { x: 0, y: 0 },
  { x: 4, y: 0 },
  { x: 4, y: 3 },
  { x: 1, y: 5 },
];

/** The same landmarks turned by a right angle, twice as large, and moved by (5, -1). */
const second: readonly Point[] = [
  { x: 5, y: -1 },
  { x: 5, y: 7 },
  { x: -1, y: 7 },
  { x: -5, y: 1 },
];

/** A similarity of the plane. */
function transform({ x, y }: Point, angle: number, scale: number, dx: number, dy: number): Point {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return { x: scale * (cos * x - sin * y) + dx, y: scale * (sin * x + cos * y) + dy };
}

/**
 * Mean squared distance between the landmarks; 0 at the transform that made the second survey.
 * @differentiable
 * @start angle = 0, scale = 1, dx = 0, dy = 0
 * @domain angle = [-3.2, 3.2], scale = [0.1, 4], dx = [-10, 10], dy = [-10, 10]
 * @minimum 0
 */
export function registration(angle: number, scale: number, dx: number, dy: number): number {
  const distances = first.map((point, index) => {
    const moved = transform(point, angle, scale, dx, dy);
    const target = second[index] ?? point;
    return (moved.x - target.x) ** 2 + (moved.y - target.y) ** 2;
  });
  return distances.reduce((sum, one) => sum + one, 0) / distances.length;
}
