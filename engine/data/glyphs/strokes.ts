/** Where the pen goes for each digit: polylines in a square from 0 to 1, x to the right and y down. */

export type Point = readonly [x: number, y: number];
export type Polyline = readonly Point[];

/** Degrees between two points of an arc. */
const STEP = 24;

/** By digit. */
export const DIGITS: readonly (readonly Polyline[])[] = [
  [arc([0.5, 0.5], [0.25, 0.38], 0, 360)],
  [
    [
      [0.36, 0.28],
      [0.54, 0.12],
      [0.54, 0.88],
    ],
  ],
  [[...arc([0.5, 0.34], [0.24, 0.22], 180, 400), [0.25, 0.88], [0.77, 0.88]]],
  [arc([0.47, 0.31], [0.23, 0.19], -150, 90), arc([0.47, 0.69], [0.26, 0.2], -90, 150)],
  [
    [
      [0.62, 0.88],
      [0.62, 0.12],
      [0.22, 0.62],
      [0.8, 0.62],
    ],
  ],
  [[[0.74, 0.12], [0.32, 0.12], [0.29, 0.46], ...arc([0.48, 0.65], [0.26, 0.23], -125, 145)]],
  [arc([0.64, 0.62], [0.37, 0.5], 185, 275), arc([0.5, 0.67], [0.23, 0.21], 0, 360)],
  [
    [
      [0.24, 0.12],
      [0.76, 0.12],
      [0.42, 0.88],
    ],
  ],
  [arc([0.5, 0.31], [0.2, 0.19], 0, 360), arc([0.5, 0.69], [0.24, 0.2], 0, 360)],
  [arc([0.5, 0.33], [0.23, 0.21], 0, 360), arc([0.36, 0.38], [0.37, 0.5], 5, 95)],
];

/** Part of an ellipse, from one angle to another in degrees, clockwise from the right. */
function arc([x, y]: Point, [width, height]: Point, from: number, to: number): Polyline {
  const steps = Math.ceil(Math.abs(to - from) / STEP);
  return Array.from({ length: steps + 1 }, (_, step): Point => {
    const angle = ((from + ((to - from) * step) / steps) * Math.PI) / 180;
    return [x + width * Math.cos(angle), y + height * Math.sin(angle)];
  });
}
