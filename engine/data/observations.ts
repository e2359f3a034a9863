import { type Shape, shapeArguments } from '../trace/shape.ts';
import type { BoundRows } from './bind.ts';

/** The rows of a function's data as numbers of its points. */
export interface Observations {
  /** The file they were read from. */
  readonly path: string;
  /** Which coordinates of a point are the observation's. */
  readonly coordinates: readonly number[];
  /** One number a coordinate. Never empty. */
  readonly rows: readonly (readonly number[])[];
}

/** `shapes`: of the function's arguments, the first row among them. */
export function observationsOf({ path, parameters, rows }: BoundRows, shapes: readonly Shape[]): Observations {
  const coordinates = parameters.flatMap((position) => {
    const shape = shapes[position];
    return shape ? leavesOf(shape) : [];
  });
  return { path, coordinates, rows: rows.map((values) => shapeArguments(values).shaped.point) };
}

/** The point with the numbers of a row in the place of the observation's. */
export function atRow({ coordinates }: Observations, point: ArrayLike<number>, row: readonly number[]): number[] {
  const moved = Array.from(point);
  for (const [i, coordinate] of coordinates.entries()) moved[coordinate] = row[i] ?? Number.NaN;
  return moved;
}

function leavesOf(shape: Shape): readonly number[] {
  switch (shape.kind) {
    case 'number':
      return [shape.index];
    case 'passive':
      return [];
    case 'array':
      return shape.items.flatMap(leavesOf);
    case 'record':
      return shape.fields.flatMap(([, field]) => leavesOf(field));
  }
}
