import type { DifferentiableFunction, Drawing, GraphDisplay, TracedFunction } from '../../engine/index.ts';
import { drawGraph } from '../../engine/index.ts';

/** Drawings kept of one trace: the ones asked for last. */
const CAPACITY = 4;

/** The drawn graphs of a function: laid out once for each way in which they are shown, and kept as long as their trace is. */
export class Views {
  readonly #fn: DifferentiableFunction;
  readonly #drawings = new WeakMap<TracedFunction, Map<string, Drawing>>();

  constructor(fn: DifferentiableFunction) {
    this.#fn = fn;
  }

  of(traced: TracedFunction, display: GraphDisplay): Drawing {
    const key = JSON.stringify(display);
    const kept = this.#drawings.get(traced) ?? new Map<string, Drawing>();
    const drawing = kept.get(key) ?? drawGraph(this.#fn.name, traced, display);
    kept.delete(key);
    kept.set(key, drawing);
    const [oldest] = kept.keys();
    if (kept.size > CAPACITY && oldest !== undefined) kept.delete(oldest);
    this.#drawings.set(traced, kept);
    return drawing;
  }
}
