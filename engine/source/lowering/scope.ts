import type { VariableId } from '../../program/types.ts';
import type { ts } from '../typescript.ts';
import type { Context } from './context.ts';

/** A variable of a function: a parameter, a `let`, a function declared inside it. */
export interface LocalVariable {
  readonly name: string;
  readonly id: VariableId;
  /** Where it is declared. */
  readonly node: ts.Identifier | undefined;
  readonly kind: 'variable' | 'constant' | 'function' | 'class';
  /** The function that it belongs to. */
  readonly owner: Context;
  /** Declared as a number. */
  readonly number: boolean;
  /** Before its declaration is passed, `let` and `const` cannot be touched. */
  declared: boolean;
  /** Some statement that stands before gives it a value. */
  assigned: boolean;
}

/**
 * Nothing that stands before has given the variable a value: a mistake in the user's own file, `undefined` in other people's.
 * In loops and inner functions the order of the text says nothing.
 */
export function isUnassigned(context: Context, { assigned, owner }: LocalVariable): boolean {
  return !assigned && owner === context && context.conditional === 0 && context.module === context.program.modules.main;
}

/** The names of one block; what is not found here is looked up in the block around it. Names are ordinary keys, `__proto__` too. */
export class Scope {
  readonly #locals = new Map<string, LocalVariable>();
  readonly #outer: Scope | undefined;

  constructor(outer?: Scope) {
    this.#outer = outer;
  }

  /** Adds a name; false if this block has it already. */
  add(variable: LocalVariable): boolean {
    if (this.#locals.has(variable.name)) return false;
    this.#locals.set(variable.name, variable);
    return true;
  }

  get variables(): readonly VariableId[] {
    return [...this.#locals.values()].map(({ id }) => id);
  }

  own(name: string): LocalVariable | undefined {
    return this.#locals.get(name);
  }

  find(name: string): LocalVariable | undefined {
    for (let scope: Scope | undefined = this; scope; scope = scope.#outer) {
      const found = scope.#locals.get(name);
      if (found) return found;
    }
    return undefined;
  }
}
