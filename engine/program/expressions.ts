import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { OperationName } from '../operations/table.ts';
import type { Span } from '../source/span.ts';
import type { ClassDefinition, FunctionId, VariableId } from './types.ts';

/** What an expression of a program can be. Operators keep JavaScript's meaning; only `operation` nodes can carry a gradient. */
export type Expression =
  | Literal
  | RegularExpression
  | Read
  | Builtin
  | Operation
  | Compare
  | Bitwise
  | Logic
  | Unary
  | Conditional
  | Assign
  | Update
  | Sequence
  | Template
  | ArrayLiteral
  | ObjectLiteral
  | Member
  | Chain
  | Call
  | New
  | Closure
  | ClassExpression
  | This
  | Yield
  | Held
  | Refusal;

export type Primitive = number | bigint | string | boolean | null | undefined;

interface Node {
  readonly span: Span;
}

/** A value known from the text; `text` is how the source writes it (`Math.PI`, `1e-3`). */
export interface Literal extends Node {
  readonly kind: 'literal';
  readonly value: Primitive;
  readonly text: string;
}

/** `/source/flags`. */
export interface RegularExpression extends Node {
  readonly kind: 'regexp';
  readonly source: string;
  readonly flags: string;
}

export interface Read extends Node {
  readonly kind: 'read';
  readonly variable: VariableId;
}

/** A name of JavaScript's own: `Math`, `isNaN`, `Float64Array`. */
export interface Builtin extends Node {
  readonly kind: 'builtin';
  readonly name: string;
}

/** Arithmetic, and calls of `Math` functions that are in the operation table. */
export interface Operation extends Node {
  readonly kind: 'operation';
  readonly operation: OperationName;
  readonly operands: readonly Expression[];
}

export type CompareSign = '<' | '>' | '<=' | '>=' | '==' | '!=' | '===' | '!==' | 'in' | 'instanceof';

export interface Compare extends Node {
  readonly kind: 'compare';
  readonly sign: CompareSign;
  readonly left: Expression;
  readonly right: Expression;
}

export type BitSign = '&' | '|' | '^' | '<<' | '>>' | '>>>';

export interface Bitwise extends Node {
  readonly kind: 'bitwise';
  readonly sign: BitSign;
  readonly left: Expression;
  readonly right: Expression;
}

export type LogicSign = '&&' | '||' | '??';

export interface Logic extends Node {
  readonly kind: 'logic';
  readonly sign: LogicSign;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Unary extends Node {
  readonly kind: 'unary';
  readonly sign: '!' | '~' | '+' | 'typeof' | 'void' | 'delete';
  readonly operand: Expression;
}

export interface Conditional extends Node {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
}

/** `target = value`, or a compound assignment, which reads its target first. */
export interface Assign extends Node {
  readonly kind: 'assign';
  readonly target: Target;
  readonly operator: AssignOperator | undefined;
  readonly value: Expression;
}

export type AssignOperator =
  | { readonly kind: 'operation'; readonly operation: OperationName }
  | { readonly kind: 'bitwise'; readonly sign: BitSign }
  | { readonly kind: 'logic'; readonly sign: LogicSign };

/** `++` and `--`; the value is the new one where `prefix`, else the old one. */
export interface Update extends Node {
  readonly kind: 'update';
  readonly target: Read | Member;
  readonly operation: 'add' | 'sub';
  readonly prefix: boolean;
}

export interface Sequence extends Node {
  readonly kind: 'sequence';
  readonly expressions: readonly Expression[];
}

/** `texts` is one longer than `expressions`. */
export interface Template extends Node {
  readonly kind: 'template';
  readonly texts: readonly string[];
  readonly expressions: readonly Expression[];
}

/** An argument or element; spread where it stands behind `...`. A hole is no element at all: only the position is counted. */
export interface Item {
  readonly spread: boolean;
  readonly hole?: boolean;
  readonly value: Expression;
}

export interface ArrayLiteral extends Node {
  readonly kind: 'array';
  readonly items: readonly Item[];
}

export type Property =
  | { readonly kind: 'value'; readonly key: Expression; readonly value: Expression }
  | { readonly kind: 'accessor'; readonly part: 'get' | 'set'; readonly key: Expression; readonly function: FunctionId }
  /** `__proto__: value`: what the object looks for in what it does not have. */
  | { readonly kind: 'prototype'; readonly value: Expression }
  | { readonly kind: 'spread'; readonly value: Expression };

export interface ObjectLiteral extends Node {
  readonly kind: 'object';
  readonly properties: readonly Property[];
}

/** `object.name` (a literal property) or `object[property]`; `optional` behind `?.`. */
export interface Member extends Node {
  readonly kind: 'member';
  readonly object: Expression;
  readonly property: Expression;
  readonly optional: boolean;
}

/** The whole of a chain with `?.` in it: undefined where the chain was cut short. */
export interface Chain extends Node {
  readonly kind: 'chain';
  readonly expression: Expression;
}

export interface Call extends Node {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly items: readonly Item[];
  readonly optional: boolean;
}

export interface New extends Node {
  readonly kind: 'new';
  readonly callee: Expression;
  readonly items: readonly Item[];
}

export interface Closure extends Node {
  readonly kind: 'closure';
  readonly function: FunctionId;
}

export interface ClassExpression extends Node {
  readonly kind: 'class';
  readonly definition: ClassDefinition;
}

export interface This extends Node {
  readonly kind: 'this' | 'super';
  /** In code that is not strict: the global object, where a function is called on nothing. */
  readonly global?: true;
}

/** Gives the next value of a generator, and is what it is asked for that with; `all`: one after the other, those of what `value` is. */
export interface Yield extends Node {
  readonly kind: 'yield';
  readonly value: Expression | undefined;
  readonly all: boolean;
}

/** The value that a part of the expression has had already. Only where a generator is stepped through; in no program itself. */
export interface Held extends Node {
  readonly kind: 'held';
  readonly slot: number;
}

/** Something that is refused only where it is reached. */
export interface Refusal extends Node {
  readonly kind: 'refusal';
  readonly diagnostic: Diagnostic;
  /** The property of the global object that it is instead, if there is such a one by then. */
  readonly global?: string;
}

/** Where a value goes. */
export type Target = Read | Member | ArrayPattern | ObjectPattern;

export interface ArrayPattern extends Node {
  readonly kind: 'array-pattern';
  /** `undefined` where an element is passed over. */
  readonly elements: readonly (PatternElement | undefined)[];
  readonly rest: Target | undefined;
}

export interface ObjectPattern extends Node {
  readonly kind: 'object-pattern';
  readonly properties: readonly { readonly key: Expression; readonly element: PatternElement }[];
  readonly rest: Target | undefined;
}

export interface PatternElement {
  readonly target: Target;
  readonly defaultValue: Expression | undefined;
}
