/**
 * One operation is one entry of the table (`table.ts`): its value as a JavaScript template, its partials as
 * terms over the same table, and how it prints. Nothing else in the engine knows operations one by one.
 */

/** An operand of the operation (`a` the first, `b` the second) or its result (`z`). */
export type TermVariable = 'a' | 'b' | 'z';

/**
 * A small expression over the operands and the result of one instruction. What a term mentions is what
 * the tape must hold to evaluate it later. Closed under the table, so that every back end (JavaScript,
 * TypeScript, LaTeX, WebAssembly) prints terms with the same rules as programs.
 */
export type Term = TermVariable | number | readonly [operation: string, operand: Term] | readonly [operation: string, left: Term, right: Term];

export interface OperationDefinition {
  /** The value: a JavaScript expression of `a` and `b`, evaluated exactly as JavaScript does. */
  readonly js: string;
  /** ∂z/∂a (and ∂z/∂b): the customary subgradient where the operation has a kink. */
  readonly partials: readonly Term[];
  /** Where it has no derivative: a JavaScript condition on `a`, `b`. */
  readonly kink?: string;
  /** How a person writes it: an infix sign with its precedence, or a call. */
  readonly print: Print;
}

export type Print =
  | { readonly infix: string; readonly precedence: number }
  | { readonly prefix: string; readonly precedence: number }
  | { readonly call: string };
