import { typedArrayNames } from '../program/builtins.ts';

/** The shape of an argument: where its numbers stand in the point vector, and everything else about it. */
export type Shape =
  | { readonly kind: 'number'; readonly index: number }
  | { readonly kind: 'passive'; readonly value: string | boolean | null | undefined }
  /** `first` is the index of the first number, where all items are numbers. */
  | { readonly kind: 'array'; readonly type: string; readonly items: readonly Shape[]; readonly first?: number }
  | { readonly kind: 'record'; readonly fields: readonly (readonly [string, Shape])[] };

/** Arguments taken apart. */
export interface ShapedArguments {
  readonly shapes: readonly Shape[];
  /** Every number in them, in order. */
  readonly point: readonly number[];
  /** Equal for arguments of equal shape. */
  readonly key: string;
}

/** Arrays in arrays in records …: deeper than this is a circle. */
const depthLimit = 32;

/** Takes arguments apart; `undefined` in place of a shape for a value that is not supported. */
export function shapeArguments(args: readonly unknown[]): { readonly shaped: ShapedArguments; readonly unsupported: readonly number[] } {
  const point: number[] = [];
  const unsupported: number[] = [];
  const shapes = args.map((arg, index): Shape => {
    const shape = shapeOf(arg, point, 0);
    if (!shape) unsupported.push(index);
    return shape ?? { kind: 'passive', value: undefined };
  });
  return { shaped: { shapes, point, key: shapes.map(keyOf).join(';') }, unsupported };
}

/** The names of the numbers in an argument: `w[3]`, `p.x`. */
export function leafNames(shape: Shape, name: string): readonly string[] {
  switch (shape.kind) {
    case 'number':
      return [name];
    case 'passive':
      return [];
    case 'array':
      return shape.items.flatMap((item, index) => leafNames(item, `${name}[${index}]`));
    case 'record':
      return shape.fields.flatMap(([field, item]) => leafNames(item, name === '' ? field : `${name}.${field}`));
  }
}

/** A value of that shape made of one number a leaf: the gradient is shaped as the argument is. */
export function unflatten(shape: Shape, leaves: ArrayLike<number>): unknown {
  switch (shape.kind) {
    case 'number':
      return leaves[shape.index];
    case 'passive':
      return shape.value;
    case 'array': {
      const items = itemsOf(shape, leaves);
      if (shape.type === 'Array') return items;
      return shape.type === 'Float32Array' ? Float32Array.from(items, Number) : Float64Array.from(items, Number);
    }
    case 'record':
      return Object.fromEntries(shape.fields.map(([field, item]) => [field, unflatten(item, leaves)]));
  }
}

function itemsOf({ items, first }: Extract<Shape, { kind: 'array' }>, leaves: ArrayLike<number>): unknown[] {
  if (first === undefined) return items.map((item) => unflatten(item, leaves));
  // The commonest case by far, and the longest: numbers one after the other.
  const numbers = new Array<number>(items.length);
  for (let index = 0; index < items.length; index++) numbers[index] = leaves[first + index] ?? Number.NaN;
  return numbers;
}

function shapeOf(value: unknown, point: number[], depth: number): Shape | undefined {
  if (typeof value === 'number') return { kind: 'number', index: point.push(value) - 1 };
  if (typeof value === 'string' || typeof value === 'boolean' || value === null || value === undefined) return { kind: 'passive', value };
  if (typeof value !== 'object' || depth > depthLimit) return undefined;
  if (Array.isArray(value)) return arrayShape('Array', Array.from(value), point, depth);
  if (ArrayBuffer.isView(value)) {
    const type = typedArrayNames.find((name) => name === Object.prototype.toString.call(value).slice(8, -1));
    return type && arrayShape(type, Array.from(value as unknown as ArrayLike<number>), point, depth);
  }
  // Records only: a date, a map or a promise keeps what it is about elsewhere than in its properties.
  if (Object.prototype.toString.call(value) !== '[object Object]') return undefined;
  const fields: [string, Shape][] = [];
  for (const [name, field] of Object.entries(value)) {
    const shape = shapeOf(field, point, depth + 1);
    if (!shape) return undefined;
    fields.push([name, shape]);
  }
  return { kind: 'record', fields };
}

function arrayShape(type: string, values: readonly unknown[], point: number[], depth: number): Shape | undefined {
  const items: Shape[] = [];
  for (const value of values) {
    const shape = shapeOf(value, point, depth + 1);
    if (!shape) return undefined;
    items.push(shape);
  }
  const [first] = items;
  const ofNumbers = first?.kind === 'number' && items.every((item) => item.kind === 'number');
  return { kind: 'array', type, items, ...(ofNumbers && { first: first.index }) };
}

function keyOf(shape: Shape): string {
  switch (shape.kind) {
    case 'number':
      return 'n';
    case 'passive':
      return shape.value === undefined ? 'u' : JSON.stringify(shape.value);
    case 'array':
      return shape.items.every((item) => item.kind === 'number')
        ? `${shape.type}(${shape.items.length})`
        : `${shape.type}[${shape.items.map(keyOf).join()}]`;
    case 'record':
      return `{${shape.fields.map(([name, item]) => `${JSON.stringify(name)}:${keyOf(item)}`).join()}}`;
  }
}
