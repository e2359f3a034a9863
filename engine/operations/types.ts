/**
 * One operation is one entry of the table (`table.ts`): its value as a JavaScript template, its partials as
 * terms over the same table, and how it prints. Nothing else in the engine knows operations one by one.
 */

/** An operand of the operation (`a` the first, `b` the second) or its result (`z`). */
export type TermVariable = 'a' | 'b' | 'z';

/**
 * A small expression over the operands and the result of one instruction. What a term mentions is what
 * the tape must hold to evaluate it later. Terms are built from the table itself, so that every back end
 * (JavaScript, TypeScript, LaTeX, WebAssembly) prints them with the same rules as programs.
 */
export type Term =
  | TermVariable
  | number
  | readonly [operation: string, operand: Term]
  | readonly [operation: string, left: Term, right: Term];

/** How a person writes it. Precedence as in JavaScript: 11 additive, 12 multiplicative, 13 power, 14 prefix. */
export type Print =
  | { readonly infix: string; readonly precedence: number }
  | { readonly prefix: string; readonly precedence: number }
  | { readonly call: string };

/** WebAssembly instructions that take `a` (and `b`) from the stack and leave the value there. */
export type WasmInstruction =
  | 'f64.eq'
  | 'f64.lt'
  | 'f64.le'
  | 'f64.ge'
  | 'f64.abs'
  | 'f64.neg'
  | 'f64.ceil'
  | 'f64.floor'
  | 'f64.trunc'
  | 'f64.sqrt'
  | 'f64.add'
  | 'f64.sub'
  | 'f64.mul'
  | 'f64.div'
  | 'f64.min'
  | 'f64.max'
  | 'f32.demote_f64'
  | 'f64.convert_i32_u'
  | 'f64.promote_f32';

export interface OperationDefinition {
  /** The value: a JavaScript expression of `a` and `b`, evaluated exactly as JavaScript does. */
  readonly js: string;
  /** The same in WebAssembly, where it has instructions that give the same bits; else the JavaScript is called. */
  readonly wasm?: readonly WasmInstruction[];
  /** Where `b` is known to be this number, cheaper terms of `a` with the same bits. */
  readonly exactly?: readonly { readonly b: number; readonly term: Term }[];
  /** ∂z/∂a (and ∂z/∂b): the customary subgradient where the operation has a kink. Their number is the arity. */
  readonly partials: readonly Term[];
  /** Where there is no derivative: a JavaScript condition on `a` and `b`. */
  readonly kink?: string;
  readonly print: Print;
  /**
   * In LaTeX, where that is more than a function's name before its operands: `#1` and `#2` stand for them, in braces where they need no
   * parentheses.
   */
  readonly latex?: string;
  /** The function of `Math` that means the same. */
  readonly math?: string;
}

/** A function that only partials need; programs cannot call it. */
export interface HelperDefinition {
  readonly js: string;
  readonly wasm?: readonly WasmInstruction[];
  readonly arity: 1 | 2;
  readonly print: Print;
  /** As in `OperationDefinition`. */
  readonly latex?: string;
  /** The same function, bit for bit, wherever `b` is not 0; where `b` is 0 it must be 0. For helpers that only guard that case. */
  readonly nonzero?: Term;
}
