import type { Evaluator } from '../../codegen/types.ts';
import { norm } from '../../estimators/norm.ts';
import type { WeightedPoint } from '../../estimators/types.ts';
import type { Selection } from '../../gradient/selection.ts';
import { at } from '../../invariant.ts';

/**
 * The evaluator of one row, looped over the rows of a batch that share its trace: values and gradients are Σ weight · f(row), and
 * a selection is the same for all of them. Rows are swept one after the other, so that the tape of one is all that is held.
 */
export class BatchEvaluator implements Evaluator {
  readonly #row: Evaluator;
  readonly #rows: readonly WeightedPoint[];
  #last: { readonly selection: Selection; readonly gradients: readonly Float64Array[]; readonly value: number } | undefined;

  constructor(row: Evaluator, rows: readonly WeightedPoint[]) {
    this.#row = row;
    this.#rows = rows;
  }

  value(): number {
    return this.#rows.reduce((sum, { weight, point }) => sum + weight * this.#row.value(point), 0);
  }

  gradient(selection: Selection, _point: ArrayLike<number>, gradient: Float64Array): number {
    const { gradients, value } = this.#sweep(selection, gradient.length);
    gradient.fill(0);
    for (const [r, one] of gradients.entries()) {
      const { weight } = at(this.#rows, r);
      for (let i = 0; i < gradient.length; i++) gradient[i] = at(gradient, i) + weight * at(one, i);
    }
    return value;
  }

  /** Of one row: the one at the point. */
  linearize(point: ArrayLike<number>) {
    return this.#row.linearize(point);
  }

  /** ‖g‖ of each row under a selection, each parameter scaled. The selection evaluated last costs nothing again. */
  norms(selection: Selection, scale: readonly number[]): readonly number[] {
    return this.#sweep(selection, scale.length).gradients.map((one) => norm(one.map((g, i) => g * at(scale, i))));
  }

  #sweep(selection: Selection, parameters: number) {
    if (this.#last?.selection === selection) return this.#last;
    let value = 0;
    const gradients = this.#rows.map(({ weight, point }) => {
      const gradient = new Float64Array(parameters);
      value += weight * this.#row.gradient(selection, point, gradient);
      return gradient;
    });
    this.#last = { selection, gradients, value };
    return this.#last;
  }
}
