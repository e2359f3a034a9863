import { type StageSink, type TracedFunction, traceFunction } from './pipeline.ts';
import type { Program } from './program/types.ts';
import type { ShapedArguments } from './trace/shape.ts';

/** How many traces of one function are kept, of whatever shape. */
const capacity = 16;

interface Kept {
  readonly key: string;
  readonly traced: TracedFunction;
}

/** The traces of a function. One is used again wherever its guards hold; those not used for longest are forgotten. */
export class Traces {
  readonly #program: Program;
  readonly #sink: StageSink | undefined;
  /** The one used last comes first. */
  #kept: readonly Kept[] = [];

  constructor(program: Program, sink: StageSink | undefined) {
    this.#program = program;
    this.#sink = sink;
  }

  /** Throws `BackpathError` where the function gives no number. */
  at({ shapes, key }: Pick<ShapedArguments, 'shapes' | 'key'>, point: ArrayLike<number>): TracedFunction {
    // Not by destructuring, which would make an iterator for every call.
    const last = this.#kept[0];
    if (last && last.key === key && last.traced.holds(point)) return last.traced;
    const index = this.#kept.findIndex((one, position) => position > 0 && one.key === key && one.traced.holds(point));
    const found = this.#kept[index] ?? { key, traced: traceFunction(this.#program, shapes, point, this.#sink) };
    this.#kept = [found, ...this.#kept.filter((one) => one !== found)].slice(0, capacity);
    return found.traced;
  }
}
