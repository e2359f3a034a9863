import { invariant } from '../invariant.ts';
import type { Span } from '../source/span.ts';
import type { Statement } from './statements.ts';
import type { Annotations, FunctionId, Global, Program, ProgramFunction, Variable, VariableId } from './types.ts';

/** Collects the parts of one program. The only maker of variable and function ids. */
export class ProgramBuilder {
  readonly #variables: Variable[] = [];
  readonly #functions: (ProgramFunction | undefined)[] = [];
  readonly #globals: Global[] = [];
  readonly #effects: (Statement | undefined)[] = [];
  readonly #places: Program['places'][number][] = [];
  readonly #prelude: Program['prelude'][number][] = [];

  variable(name: string, span: Span): VariableId {
    const id = this.#variables.length as VariableId;
    this.#variables.push({ id, name, span });
    return id;
  }

  /** Reserves the identity, so that functions can mention each other. */
  declareFunction(): FunctionId {
    const id = this.#functions.length as FunctionId;
    this.#functions.push(undefined);
    return id;
  }

  defineFunction(definition: ProgramFunction): void {
    invariant(
      definition.id in this.#functions && !this.#functions[definition.id],
      `${definition.name} is defined once, after its declaration`,
    );
    this.#functions[definition.id] = definition;
  }

  addGlobal(global: Global): void {
    this.#globals.push(global);
  }

  /** Reserves a place for a statement at the top level of a module. */
  declareEffect(place: Program['places'][number]): number {
    this.#effects.push(undefined);
    this.#places.push(place);
    return this.#effects.length - 1;
  }

  defineEffect(index: number, statement: Statement): void {
    this.#effects[index] = statement;
  }

  /** Adds to what happens before the function is called. */
  addPrelude(one: Program['prelude'][number]): void {
    this.#prelude.push(one);
  }

  finish(entry: FunctionId, annotations: Annotations, sloppy: ReadonlySet<string>, maker?: VariableId): Program {
    const defined = <T>(one: T | undefined, index: number): T => {
      invariant(one, `part ${index} of the program is declared and never defined`);
      return one;
    };
    return {
      entry,
      ...(maker !== undefined && { maker }),
      functions: this.#functions.map(defined),
      variables: [...this.#variables],
      globals: [...this.#globals],
      effects: this.#effects.map(defined),
      places: [...this.#places],
      prelude: [...this.#prelude],
      sloppy,
      annotations,
    };
  }
}
