import { refill } from './refill.ts';
import type { Shape, ShapedArguments } from './shape.ts';

/** Arguments as a point; the numbers hold until the next are read. */
export interface ReadArguments {
  readonly shapes: readonly Shape[];
  readonly key: string;
  readonly point: Float64Array;
}

/** Takes arguments apart. Where they have the shapes of those before, only the numbers are read. */
export class ArgumentReader {
  readonly #describe: (args: readonly unknown[]) => ShapedArguments;
  #last: ReadArguments | undefined;

  constructor(describe: (args: readonly unknown[]) => ShapedArguments) {
    this.#describe = describe;
  }

  /** Throws what `describe` throws. */
  read(args: readonly unknown[]): ReadArguments {
    const last = this.#last;
    if (last && refill(last.shapes, args, last.point)) return last;
    const { shapes, key, point } = this.#describe(args);
    this.#last = { shapes, key, point: Float64Array.from(point) };
    return this.#last;
  }
}
