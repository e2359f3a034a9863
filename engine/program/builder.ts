import { invariant } from '../invariant.ts';
import type { Span } from '../source/span.ts';
import type { Annotations, Assign, FunctionId, Program, ProgramFunction, Variable, VariableId } from './types.ts';

/** Collects the parts of one program. The only maker of variable and function ids. */
export class ProgramBuilder {
  readonly #variables: Variable[] = [];
  readonly #functions: (ProgramFunction | undefined)[] = [];
  readonly #constants: Assign[] = [];

  variable(name: string, span: Span): VariableId {
    const id = this.#variables.length as VariableId;
    this.#variables.push({ id, name, span });
    return id;
  }

  /** Reserves the identity, so that calls can be lowered before the body is. */
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

  /** Constants are evaluated in the order in which they are added. */
  addConstant(constant: Assign): void {
    this.#constants.push(constant);
  }

  finish(entry: FunctionId, annotations: Annotations): Program {
    const functions = this.#functions.map((definition, index) => {
      invariant(definition, `function ${index} is declared and never defined`);
      return definition;
    });
    return { entry, functions, variables: [...this.#variables], constants: [...this.#constants], annotations };
  }
}
