import { elements as countOf, type Shape, ShapeError, shapeText } from '../shape.ts';

/** A tensor with its numbers, as a program that runs has it. */
export class Tensor {
  readonly shape: Shape;
  /** In row-major order. */
  readonly elements: Float32Array;

  constructor(shape: Shape, elements: Float32Array) {
    this.shape = shape;
    this.elements = elements;
  }
}

/** A tensor of these numbers, in row-major order; one number stands for all of them. Throws `ShapeError` where their count is another. */
export function tensor(shape: Shape, elements: ArrayLike<number> | number): Tensor {
  const count = countOf(shape);
  if (typeof elements === 'number') return new Tensor([...shape], new Float32Array(count).fill(elements));
  if (elements.length !== count) throw new ShapeError(`${elements.length} numbers do not fill a tensor of shape ${shapeText(shape)}`);
  return new Tensor([...shape], Float32Array.from(elements));
}
