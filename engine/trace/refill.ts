import type { Shape } from './shape.ts';

/**
 * Writes the numbers of arguments that have the given shapes into `point`, without describing those shapes anew; false where
 * some argument has another shape, or is not read in a way that is quick. Then nothing in `point` can be relied on.
 */
export function refill(shapes: readonly Shape[], args: readonly unknown[], point: Float64Array): boolean {
  if (args.length !== shapes.length) return false;
  for (let index = 0; index < args.length; index++) {
    const arg = args[index];
    const shape = shapes[index];
    if (shape === undefined) return false;
    if (typeof arg === 'number' && shape.kind === 'number') point[shape.index] = arg;
    else if (!refillOne(shape, arg, point)) return false;
  }
  return true;
}

function refillOne(shape: Shape, value: unknown, point: Float64Array): boolean {
  switch (shape.kind) {
    case 'number':
      if (typeof value !== 'number') return false;
      point[shape.index] = value;
      return true;
    case 'passive':
      return Object.is(value, shape.value);
    case 'array':
      if (shape.type === 'Array') return Array.isArray(value) && refillArray(shape, value, point);
      return value instanceof Float64Array && shape.type === 'Float64Array' && refillTyped(shape, value, point);
    case 'record':
      return refillRecord(shape.fields, value, point);
  }
}

function refillArray({ items, first }: ArrayShape, values: readonly unknown[], point: Float64Array): boolean {
  if (first === undefined) return refill(items, values, point);
  if (items.length !== values.length) return false;
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (typeof value !== 'number') return false;
    point[first + index] = value;
  }
  return true;
}

function refillTyped({ items, first }: ArrayShape, values: Float64Array, point: Float64Array): boolean {
  if (items.length !== values.length) return false;
  if (first !== undefined) point.set(values, first);
  return true;
}

type ArrayShape = Extract<Shape, { kind: 'array' }>;

/** The same fields in the same order, of an object that is a plain one. */
function refillRecord(fields: readonly (readonly [string, Shape])[], value: unknown, point: Float64Array): boolean {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false;
  const entries = Object.entries(value);
  return (
    entries.length === fields.length &&
    entries.every(([name, entry], index) => {
      const field = fields[index];
      return field !== undefined && field[0] === name && refillOne(field[1], entry, point);
    })
  );
}
