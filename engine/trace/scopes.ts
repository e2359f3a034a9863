import { at } from '../invariant.ts';
import type { Span } from '../source/span.ts';
import type { ValueId } from './types.ts';

/** What an evaluation was doing when it recorded an instruction: the loop, its iteration, the call. */
export interface Scope {
  /** `layer`: what belongs to one layer of a network. `reduction`: a builtin that goes through many values, with or without a callback; what it calls are its iterations. */
  readonly kind: 'loop' | 'iteration' | 'call' | 'reduction' | 'layer';
  /** The loop's keyword and variable (`for i`), the function's or the builtin's name; what an iteration is at (`i = 3`). */
  readonly name: string;
  /** Of an iteration: its number, from 0, those that recorded nothing included. Else 0. */
  readonly ordinal: number;
  readonly span: Span;
  /** Index of the scope around it; -1 for none. */
  readonly parent: number;
}

/** Where the values of a trace come from. A scope is a stretch of the trace: what is recorded while it is entered. */
export interface Scopes {
  /** A parent comes before its children. Only those that recorded something. */
  readonly list: readonly Scope[];
  /** The innermost scope of each value; -1 for none. */
  readonly of: Int32Array;
}

type Entered = Omit<Scope, 'parent'> & { index: number };

/** Follows an evaluation. A scope is listed once something is recorded in it: most of a long loop's iterations may record nothing. */
export class ScopeRecorder {
  readonly #list: Scope[] = [];
  readonly #of: number[] = [];
  readonly #entered: Entered[] = [];

  enter(kind: Scope['kind'], name: string, ordinal: number, span: Span): void {
    this.#entered.push({ kind, name, ordinal, span, index: -1 });
  }

  leave(): void {
    this.#entered.pop();
  }

  /** The value is recorded here. */
  note(id: ValueId): void {
    while (this.#of.length < id) this.#of.push(-1);
    this.#of[id] = this.#entered.length === 0 ? -1 : this.#listed(this.#entered.length - 1);
  }

  finish(values: number): Scopes {
    const of = new Int32Array(values).fill(-1);
    of.set(this.#of);
    return { list: this.#list, of };
  }

  #listed(depth: number): number {
    const entered = at(this.#entered, depth);
    if (entered.index < 0) {
      const { kind, name, ordinal, span } = entered;
      const parent = depth === 0 ? -1 : this.#listed(depth - 1);
      entered.index = this.#list.push({ kind, name, ordinal, span, parent }) - 1;
    }
    return entered.index;
  }
}
