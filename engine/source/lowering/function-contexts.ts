import type { Context } from './context.ts';

/** Which contexts are functions, and which of those are arrows: these take `this` and `arguments` from around them. */
export class FunctionContexts {
  readonly #arrows = new Map<Context, boolean>();

  add(context: Context, arrow: boolean): void {
    this.#arrows.set(context, arrow);
  }

  owner(context: Context): Context | undefined {
    for (let each: Context | undefined = context; each; each = each.outer) if (this.#arrows.get(each) === false) return each;
    return undefined;
  }
}
