import type { DifferentiableFunction, GraphView, TracedFunction } from '../../engine/index.ts';
import { graphView } from '../../engine/index.ts';

/** The drawn graphs of a function, one a trace: laid out once, and kept as long as the trace is. */
export class Views {
  readonly #fn: DifferentiableFunction;
  readonly #views = new WeakMap<TracedFunction, GraphView>();

  constructor(fn: DifferentiableFunction) {
    this.#fn = fn;
  }

  /** Throws `BackpathError` where the function gives no number. */
  at(point: readonly number[]): GraphView {
    return this.of(this.#fn.at(point));
  }

  of(traced: TracedFunction): GraphView {
    const view = this.#views.get(traced) ?? graphView(this.#fn.name, traced);
    this.#views.set(traced, view);
    return view;
  }
}
