import type { VariableId } from '../../program/types.ts';
import type { Entity } from './entities.ts';

/** A name of a block or of a function. It exists from the start of its scope and can be used from its declaration on. */
export interface Local {
  readonly name: string;
  /** The declaration has been passed; before it, `let` and `const` cannot be touched. */
  declared: boolean;
  entity: Entity;
}

/** A number variable. */
export interface LocalVariable {
  readonly name: string;
  readonly id: VariableId;
  readonly constant: boolean;
  /** Has a value on the path that is being lowered. */
  assigned: boolean;
}

/** The names of one block; what is not found here is looked up in the block around it. Names are ordinary keys, `__proto__` too. */
export class Scope {
  readonly #locals = new Map<string, Local>();
  readonly #outer: Scope | undefined;

  constructor(outer?: Scope) {
    this.#outer = outer;
  }

  /** Adds a name; `undefined` if this block has it already. */
  add(name: string, entity: Entity, declared: boolean): Local | undefined {
    if (this.#locals.has(name)) return undefined;
    const local: Local = { name, declared, entity };
    this.#locals.set(name, local);
    return local;
  }

  /** From here on the name can be used. */
  declare(name: string): void {
    const local = this.#locals.get(name);
    if (local) local.declared = true;
  }

  /** Says what a name of this block, or of one around it, stands for. */
  define(name: string, entity: Entity): void {
    const local = this.find(name);
    if (local) local.entity = entity;
  }

  own(name: string): Local | undefined {
    return this.#locals.get(name);
  }

  find(name: string): Local | undefined {
    return this.#locals.get(name) ?? this.#outer?.find(name);
  }
}
