import { at } from '../invariant.ts';
import { type Shape, unflatten } from './shape.ts';

/** Derivatives by differentiated parameter, given back in the shape of the arguments: 0 for the numbers that are not differentiated. */
export class LeafDerivatives {
  /** Which coordinate of the point each differentiated parameter is. */
  readonly coordinates: readonly number[];
  /** To be filled in: one a differentiated parameter. */
  readonly partials: Float64Array;
  readonly #leaves: Float64Array;

  constructor(coordinates: readonly number[], arity: number) {
    this.coordinates = coordinates;
    this.#leaves = new Float64Array(arity);
    const all = coordinates.length === arity && coordinates.every((coordinate, parameter) => coordinate === parameter);
    this.partials = all ? this.#leaves : new Float64Array(coordinates.length);
  }

  shapedLike(shapes: readonly Shape[]): unknown[] {
    const leaves = this.#leaves;
    if (this.partials !== leaves) this.#spread();
    const gradient = new Array<unknown>(shapes.length);
    for (let index = 0; index < shapes.length; index++) {
      const shape = shapes[index];
      if (shape?.kind === 'number') gradient[index] = leaves[shape.index];
      else if (shape) gradient[index] = unflatten(shape, leaves);
    }
    return gradient;
  }

  #spread(): void {
    for (const [parameter, coordinate] of this.coordinates.entries()) this.#leaves[coordinate] = at(this.partials, parameter);
  }
}
