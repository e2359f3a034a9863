import type { Drawable, Drawing, GraphDisplay, GraphView, Sliced } from '../../engine/index.ts';
import { drawSteps } from '../../engine/index.ts';

/** Milliseconds after which a layout stops improving. */
const DEADLINE = 1500;
/** Milliseconds of work between two looks at what else there is to do. */
const SLICE = 12;
/** Drawings kept of one trace, and of all together: the ones asked for last. */
const CAPACITY = { ofTrace: 4, inAll: 16 } as const;

export interface DrawRequest {
  readonly functionName: string;
  readonly traced: Drawable;
  readonly display: GraphDisplay;
  /** The view that is replaced: what is in both stays where it was. */
  readonly known: GraphView['key'] | undefined;
}

/**
 * The drawn graphs, each laid out once for each way in which it is shown. Layouts are made in slices, so that steps are answered
 * in between, and a newer drawing for the same asker ends the one that is being made.
 */
export class Drawings {
  readonly #ofTrace = new WeakMap<Drawable, Map<string, Drawing>>();
  readonly #byKey = new Map<GraphView['key'], Drawing>();
  /** By asker: its newest request. */
  readonly #newest = new Map<string, symbol>();

  /** A drawing that was asked for lately. */
  find(view: GraphView['key']): Drawing | undefined {
    return this.#byKey.get(view);
  }

  /** Undefined where a newer request of the same asker came meanwhile. */
  async draw(asker: string, { functionName, traced, display, known }: DrawRequest): Promise<Drawing | undefined> {
    const request = Symbol(asker);
    this.#newest.set(asker, request);
    const kept = this.#ofTrace.get(traced) ?? new Map<string, Drawing>();
    this.#ofTrace.set(traced, kept);
    const shownAs = JSON.stringify(display);
    const before = known === undefined ? undefined : this.#byKey.get(known);
    const drawing =
      kept.get(shownAs) ?? (await inSlices(drawSteps(functionName, traced, display, before), () => this.#newest.get(asker) !== request));
    if (drawing === undefined) return undefined;
    keep(kept, shownAs, drawing, CAPACITY.ofTrace);
    keep(this.#byKey, drawing.view.key, drawing, CAPACITY.inAll);
    return drawing;
  }
}

/** Drives the work to its end, in a hurry after the deadline; undefined once it is cancelled. */
export async function inSlices<T>(work: Sliced<T>, cancelled: () => boolean, deadline = DEADLINE): Promise<T | undefined> {
  const start = performance.now();
  let slice = start;
  let step = work.next(false);
  while (!step.done) {
    if (performance.now() - slice > SLICE) {
      await new Promise((resolve) => setTimeout(resolve));
      if (cancelled()) return undefined;
      slice = performance.now();
    }
    step = work.next(performance.now() - start > deadline);
  }
  return step.value;
}

/** The one used last comes last; what is too much is forgotten. */
function keep<T>(kept: Map<string, T>, key: string, value: T, capacity: number): void {
  kept.delete(key);
  kept.set(key, value);
  const [oldest] = kept.keys();
  if (kept.size > capacity && oldest !== undefined) kept.delete(oldest);
}
