/**
 * The program: the typed form of a function and of everything it calls, with structured control flow.
 * Names are resolved (a variable is an identity, not a string) and every node has its source span.
 * Nothing here knows TypeScript's syntax tree.
 */
import type { Span } from '../source/span.ts';
import type { Expression, Target } from './expressions.ts';
import type { Block, Declare, Statement } from './statements.ts';

/** A variable's identity, unique in its program. Made only by `ProgramBuilder`. */
export type VariableId = number & { readonly brand: 'VariableId' };
/** A function's identity: its index in `Program.functions`. Made only by `ProgramBuilder`. */
export type FunctionId = number & { readonly brand: 'FunctionId' };

export interface Variable {
  readonly id: VariableId;
  readonly name: string;
  readonly span: Span;
}

export interface Parameter {
  readonly target: Target;
  /** The parameter's name; empty where it is a pattern. */
  readonly name: string;
  /** Differentiated (`@wrt`, or every numeric parameter by default). Always true in helpers: activity flows in from the call. */
  readonly active: boolean;
  readonly rest: boolean;
  readonly defaultValue: Expression | undefined;
  /** What its type annotation says of its values. */
  readonly type: DeclaredType;
  readonly span: Span;
}

/** What a type annotation says of a value's shape, as far as it is understood; it only chooses where stepping begins. */
export type DeclaredType =
  | { readonly kind: 'number' }
  | { readonly kind: 'passive'; readonly value: string | boolean | null | undefined }
  /** A typed array where `name` is not `Array`. */
  | { readonly kind: 'array'; readonly name: string; readonly element: DeclaredType }
  | { readonly kind: 'tuple'; readonly elements: readonly DeclaredType[] }
  | { readonly kind: 'record'; readonly fields: ReadonlyMap<string, DeclaredType> }
  /** `extents` is undefined where the type leaves the shape out. */
  | { readonly kind: 'tensor'; readonly extents: readonly Extent[] | undefined }
  | { readonly kind: 'unknown' };

/** How far a tensor reaches along one axis: a number; or a name, for one that is free, such as the size of a batch. */
export type Extent = number | string;

export interface ProgramFunction {
  readonly id: FunctionId;
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** Every `var` of the body. */
  readonly variables: readonly VariableId[];
  readonly body: Block;
  /** Variables of the functions around it that it reads or assigns, itself or in functions inside it. */
  readonly captures: readonly VariableId[];
  /** The function's own name inside a function expression. */
  readonly self: VariableId | undefined;
  /** The variable `arguments`, where the body mentions it. */
  readonly arguments: VariableId | undefined;
  /** Takes `this` from around it. */
  readonly arrow: boolean;
  /** A call gives a generator, which runs the body as its values are asked for. */
  readonly generator: boolean;
  readonly span: Span;
  readonly nameSpan: Span;
}

export interface ClassDefinition {
  readonly name: string;
  readonly parent: Expression | undefined;
  /** The class's own name inside its body. */
  readonly self: VariableId | undefined;
  readonly construct: FunctionId | undefined;
  readonly members: readonly ClassMember[];
}

export interface ClassMember {
  /** `block`: `static { … }`. */
  readonly kind: 'method' | 'getter' | 'setter' | 'field' | 'block';
  readonly static: boolean;
  readonly key: string;
  /** A field's is called for its initial value, a block's for what it does. */
  readonly function: FunctionId | undefined;
}

/** A declaration at the top level of a module. It is evaluated when one of its variables is first read. */
export interface Global {
  readonly variables: readonly VariableId[];
  /** Modules are numbered; within one, globals are ordered as in the text. */
  readonly module: number;
  readonly position: number;
  readonly statement: Declare;
  /** What it is before its declaration is evaluated: `undefined` if it is a `var`, and not there at all if nobody declares it. */
  readonly begins: 'unset' | 'undefined' | 'absent';
  /** Some function assigns it: what it holds may differ from call to call. */
  readonly changes: boolean;
  /** Indices in `Program.effects` of the statements of the module that go on to change the value. */
  readonly effects: readonly number[];
}

export interface Program {
  /** The function to differentiate. */
  readonly entry: FunctionId;
  /** Where the function to differentiate is not written as one but made by others: what holds it. `entry` is then known once that is evaluated. */
  readonly maker?: VariableId;
  readonly functions: readonly ProgramFunction[];
  readonly variables: readonly Variable[];
  readonly globals: readonly Global[];
  /** Statements at the top level of modules that fill in what globals hold. */
  readonly effects: readonly Statement[];
  /** Where each effect stands: its module's number, and its position in the text. */
  readonly places: readonly { readonly module: number; readonly position: number }[];
  /**
   * What modules do to each other's variables through functions when they are loaded, in order: indices of effects, and
   * variables whose declarations do something besides giving them a value (`needed`), or are read and have their value before what follows.
   */
  readonly prelude: readonly ({ readonly effect: number } | { readonly variable: VariableId; readonly needed: boolean })[];
  /** The files whose code is not strict: what cannot be assigned is passed over there. */
  readonly sloppy: ReadonlySet<string>;
  readonly annotations: Annotations;
}

/** A number, or a list of them for an array parameter. */
export type StartValue = number | readonly StartValue[];

/** What the tags of a function's doc comment say (design §3). */
export interface Annotations {
  readonly differentiable: boolean;
  /** `@start x = 5, w = [1, 2]`: where stepping begins. */
  readonly start: ReadonlyMap<string, StartValue>;
  /** `@domain x = [-4.5, 4.5]`: random starts and plot range. */
  readonly domain: ReadonlyMap<string, readonly [low: number, high: number]>;
  /** `@minimum 0`: the known global minimum of the value. */
  readonly minimum?: number;
  /** `@data row from ./rows.csv`: which parameters are observations, and where their values are. */
  readonly data?: DataTag;
}

export interface DataTag {
  /** Parameters. */
  readonly names: readonly string[];
  /** As it is written: relative to the file. */
  readonly path: string;
  /** Of the path. */
  readonly span: Span;
}
