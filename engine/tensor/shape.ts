/** The extents of a tensor, outermost first; `[]` is a single number. Tensors are stored in row-major order. */
export type Shape = readonly number[];

/** Shapes that do not fit an operation: whose they are, and why in words for the person who wrote the call. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError';
  /** Which operand is at fault, where it is one. */
  readonly operand: number | undefined;

  constructor(message: string, operand?: number) {
    super(message);
    this.operand = operand;
  }
}

/** The number of elements. */
export function elements(shape: Shape): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

export function sameShape(one: Shape, other: Shape): boolean {
  return one.length === other.length && one.every((extent, axis) => extent === other[axis]);
}

/** `[150, 784]` */
export function shapeText(shape: Shape): string {
  return `[${shape.join(', ')}]`;
}

/** The extent of an axis; of the axes from the end where it is negative. Throws `ShapeError` where there is none. */
export function extent(shape: Shape, axis: number, operand?: number): number {
  const found = shape.at(axis);
  if (found === undefined) throw new ShapeError(`a tensor of shape ${shapeText(shape)} has no axis ${axis}`, operand);
  return found;
}

/** Throws `ShapeError` unless the tensor has that many axes. */
export function expectRank(shape: Shape, rank: number, what: string, operand: number): void {
  if (shape.length !== rank) throw new ShapeError(`${what} needs ${rank} axes; this one is ${shapeText(shape)}`, operand);
}

/** The shape that two operands have together: axes of extent 1, and those that are missing in front, are repeated. */
export function broadcastShape(one: Shape, other: Shape): Shape {
  const rank = Math.max(one.length, other.length);
  return Array.from({ length: rank }, (_, i) => {
    const a = one[one.length - rank + i] ?? 1;
    const b = other[other.length - rank + i] ?? 1;
    if (a !== b && a !== 1 && b !== 1) throw new ShapeError(`${shapeText(one)} and ${shapeText(other)} do not fit together`, 1);
    return Math.max(a, b);
  });
}
