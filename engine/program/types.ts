/**
 * The program: the typed form of a function and of everything it calls, with structured control flow.
 * Names are resolved (a variable is an identity, not a string) and every node has its source span.
 * Nothing here knows TypeScript's syntax tree.
 */
import type { OperationName } from '../operations/table.ts';
import type { Span } from '../source/span.ts';

/** A variable's identity, unique in its program. Made only by `ProgramBuilder`. */
export type VariableId = number & { readonly brand: 'VariableId' };
/** A function's identity: its index in `Program.functions`. Made only by `ProgramBuilder`. */
export type FunctionId = number & { readonly brand: 'FunctionId' };

export interface Variable {
  readonly id: VariableId;
  readonly name: string;
  readonly span: Span;
}

export type Expression = Literal | Read | Operation | Call;

/** A number known from the text; `text` is how the source writes it (`Math.PI`, `1e-3`). */
export interface Literal {
  readonly kind: 'literal';
  readonly value: number;
  readonly text: string;
  readonly span: Span;
}

export interface Read {
  readonly kind: 'read';
  readonly variable: VariableId;
  readonly span: Span;
}

export interface Operation {
  readonly kind: 'operation';
  readonly operation: OperationName;
  readonly operands: readonly Expression[];
  readonly span: Span;
}

/** One operand for each parameter: default values of arguments left out are filled in. */
export interface Call {
  readonly kind: 'call';
  readonly callee: FunctionId;
  readonly operands: readonly Expression[];
  readonly span: Span;
}

export type Statement = Assign | Return;

/** Binds a variable to a new value, whether it declares it or assigns it again. */
export interface Assign {
  readonly kind: 'assign';
  readonly variable: VariableId;
  readonly value: Expression;
  readonly declares: boolean;
  readonly span: Span;
}

export interface Return {
  readonly kind: 'return';
  readonly value: Expression;
  readonly span: Span;
}

export interface Parameter {
  readonly variable: VariableId;
  /** Differentiated (`@wrt`, or every numeric parameter by default). Always true in helpers: activity flows in from the call. */
  readonly active: boolean;
  /** Reads constants of the module at most, never other parameters. */
  readonly defaultValue?: Expression;
  readonly span: Span;
}

export interface ProgramFunction {
  readonly id: FunctionId;
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly body: readonly Statement[];
  readonly span: Span;
  readonly nameSpan: Span;
}

export interface Program {
  /** The function to differentiate. */
  readonly entry: FunctionId;
  readonly functions: readonly ProgramFunction[];
  readonly variables: readonly Variable[];
  /** Module-level constants that the functions read, in evaluation order. */
  readonly constants: readonly Assign[];
  readonly annotations: Annotations;
}

/** What the tags of a function's doc comment say (design §3). */
export interface Annotations {
  readonly differentiable: boolean;
  /** `@start x = 5, y = 1`: where stepping begins. */
  readonly start: ReadonlyMap<string, number>;
  /** `@domain x = [-4.5, 4.5]`: random starts and plot range. */
  readonly domain: ReadonlyMap<string, readonly [low: number, high: number]>;
  /** `@minimum 0`: the known global minimum of the value. */
  readonly minimum?: number;
}
