import type { Span } from '../source/span.ts';
import type { Expression, Target } from './expressions.ts';
import type { FunctionId, VariableId } from './types.ts';

export type Statement = Declare | Evaluate | Return | If | For | ForEach | While | Switch | Jump | Throw | Try | Labeled | Block;

interface Node {
  readonly span: Span;
}

/** Gives variables their first value: `undefined` where there is none. */
export interface Declare extends Node {
  readonly kind: 'declare';
  readonly keyword: 'const' | 'let' | 'var';
  readonly target: Target;
  readonly value: Expression | undefined;
}

/** An expression that stands for itself. */
export interface Evaluate extends Node {
  readonly kind: 'evaluate';
  readonly expression: Expression;
}

export interface Return extends Node {
  readonly kind: 'return';
  readonly value: Expression | undefined;
}

export interface If extends Node {
  readonly kind: 'if';
  readonly condition: Expression;
  readonly whenTrue: Statement;
  readonly whenFalse: Statement | undefined;
}

/** Each iteration has its own copies of `variables`. */
export interface For extends Node {
  readonly kind: 'for';
  readonly variables: readonly VariableId[];
  readonly initial: readonly Statement[];
  readonly condition: Expression | undefined;
  readonly update: Expression | undefined;
  readonly body: Statement;
}

/** `for (target of values)` and `for (target in object)`. */
export interface ForEach extends Node {
  readonly kind: 'for-each';
  readonly over: 'values' | 'keys';
  readonly variables: readonly VariableId[];
  readonly keyword: 'const' | 'let' | 'var' | undefined;
  readonly target: Target;
  readonly subject: Expression;
  readonly body: Statement;
}

export interface While extends Node {
  readonly kind: 'while';
  readonly condition: Expression;
  readonly body: Statement;
  /** `do … while`. */
  readonly first: 'condition' | 'body';
}

export interface Switch extends Node {
  readonly kind: 'switch';
  readonly subject: Expression;
  readonly variables: readonly VariableId[];
  readonly functions: readonly FunctionDeclaration[];
  /** A clause without a test is the default. */
  readonly clauses: readonly { readonly test: Expression | undefined; readonly body: readonly Statement[] }[];
}

export interface Jump extends Node {
  readonly kind: 'break' | 'continue';
  readonly label: string | undefined;
}

export interface Throw extends Node {
  readonly kind: 'throw';
  readonly value: Expression;
}

export interface Try extends Node {
  readonly kind: 'try';
  readonly body: Block;
  readonly handler: { readonly target: Target | undefined; readonly variables: readonly VariableId[]; readonly body: Block } | undefined;
  readonly finalizer: Block | undefined;
}

export interface Labeled extends Node {
  readonly kind: 'labeled';
  readonly label: string;
  readonly body: Statement;
}

/** A function declared in a block: it has its value from the start of the block. */
export interface FunctionDeclaration {
  readonly variable: VariableId;
  readonly function: FunctionId;
}

export interface Block extends Node {
  readonly kind: 'block';
  /** The variables that belong to the block. */
  readonly variables: readonly VariableId[];
  readonly functions: readonly FunctionDeclaration[];
  readonly body: readonly Statement[];
}
