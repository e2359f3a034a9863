import type { Alternatives, Space } from '../../estimators/spaces.ts';
import type { Selection } from '../../gradient/selection.ts';
import { at } from '../../invariant.ts';
import type { Kernel } from './kernel.ts';

/** What a parameter's contribution is scaled by, where a space's alternative is kept. */
export type Weight = (space: Space, s: number, alternative: bigint, parameter: number) => number;

/** What is compiled for one selection. */
export interface Compiled {
  readonly kernel: Kernel;
  gradient(point: ArrayLike<number>, gradient: Float64Array): number;
}

export type Compile = (selection: Selection, scale: readonly number[]) => Compiled;

/** Selections by number, a digit for each space, the first the lowest; compiled when first asked for. */
export class Selections {
  readonly radices: readonly number[];
  /** The parameters that each space drives: one, or all. */
  readonly spaces: readonly (readonly number[])[];
  readonly #compiled: (Compiled | undefined)[] = [];
  readonly #alternatives: Alternatives;
  readonly #weight: Weight;
  readonly #compile: Compile;

  constructor(alternatives: Alternatives, weight: Weight, compile: Compile) {
    this.#alternatives = alternatives;
    this.#weight = weight;
    this.#compile = compile;
    this.spaces = alternatives.spaces.map(({ parameters }) => parameters);
    let radix = 1;
    this.radices = alternatives.spaces.map(({ size }) => {
      const mine = radix;
      radix *= Math.max(1, Number(size));
      return mine;
    });
  }

  of(number: number): Compiled {
    const known = this.#compiled[number];
    if (known) return known;
    const { spaces, select } = this.#alternatives;
    const chosen = spaces.map((_, s) => BigInt(this.digit(number, s)));
    const scale: number[] = [];
    for (const [s, space] of spaces.entries()) {
      for (const parameter of space.parameters) scale[parameter] = this.#weight(space, s, at(chosen, s), parameter);
    }
    const compiled = this.#compile(select(chosen), scale);
    this.#compiled[number] = compiled;
    return compiled;
  }

  numberOf(chosen: readonly bigint[]): number {
    return chosen.reduce((sum, alternative, s) => sum + Number(alternative) * at(this.radices, s), 0);
  }

  /** The alternative of one space. */
  digit(number: number, s: number): number {
    return Math.floor(number / at(this.radices, s)) % this.sizeOf(s);
  }

  /** How many alternatives a space has; 1 where there is nothing to choose. */
  sizeOf(s: number): number {
    return Math.max(1, Number(at(this.#alternatives.spaces, s).size));
  }
}
