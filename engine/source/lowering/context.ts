import type { DiagnosticCode } from '../../diagnostics/codes.ts';
import { type DiagnosticArguments, diagnostic, type QuickFix } from '../../diagnostics/diagnostic.ts';
import type { Expression, Statement, VariableId } from '../../program/types.ts';
import type { FunctionNode } from '../functions.ts';
import type { ConstantBinding } from '../modules/bindings.ts';
import type { Module } from '../modules/module.ts';
import { nestingLimit } from '../nesting.ts';
import type { Span } from '../span.ts';
import type { ts } from '../typescript.ts';
import type { ProgramLowering } from './program.ts';
import { type LocalVariable, Scope } from './scope.ts';

/** What lowering one function body, or one constant, carries along: where names are looked up, where statements and diagnostics go. */
export class Context {
  readonly program: ProgramLowering;
  readonly module: Module;
  readonly body: Statement[] = [];
  scope: Scope;
  /** The constant whose value this is, if it is not a function: it cannot read what its module declares later. */
  readonly constant: ConstantBinding | undefined;
  /** Type parameters of the function: their names are types of numbers unless they say otherwise. */
  readonly generics: readonly ts.TypeParameterDeclaration[];
  readonly #parameters = new Set<VariableId>();
  readonly #declared = new Set<LocalVariable>();
  #depth = 0;

  constructor(program: ProgramLowering, module: Module, scope: Scope, owner: { constant?: ConstantBinding; node?: FunctionNode }) {
    this.program = program;
    this.module = module;
    this.scope = scope;
    this.constant = owner.constant;
    this.generics = owner.node?.typeParameters ?? [];
  }

  spanOf(node: ts.Node): Span {
    return this.module.file.spanOf(node);
  }

  textOf(node: ts.Node): string {
    return this.module.file.text.slice(node.getStart(this.module.file.tree), node.end);
  }

  /** The program is discarded once anything is reported; the expression returned only keeps the lowering going, to find what else is wrong. */
  report<C extends DiagnosticCode>(code: C, where: ts.Node | Span, args: DiagnosticArguments<C>, fixes?: readonly QuickFix[]): Expression {
    const span = 'kind' in where ? this.spanOf(where) : where;
    this.program.report(diagnostic(code, span, args, fixes));
    return { kind: 'literal', value: Number.NaN, text: 'NaN', span };
  }

  /** Reports a statement at the word that it begins with. */
  reportKeyword<C extends DiagnosticCode>(code: C, node: ts.Node, keyword: string, args: DiagnosticArguments<C>): void {
    const start = node.getStart(this.module.file.tree);
    this.report(code, this.module.file.span(start, start + Math.max(keyword.length, 1)), args);
  }

  /** Is the constant of the same module declared only after the one whose value is being lowered? */
  isBeforeDeclaration(other: ConstantBinding): boolean {
    return this.constant?.module === other.module && this.constant.name.pos <= other.name.pos;
  }

  /** What stands in for an expression that is reported already. */
  placeholder(node: ts.Node): Expression {
    return { kind: 'literal', value: Number.NaN, text: 'NaN', span: this.spanOf(node) };
  }

  /** The value of an expression; everything wrong in it is reported. */
  expression(node: ts.Expression): Expression {
    return this.program.rules.expression(this, node);
  }

  /** Does every path through the statement return? */
  statement(node: ts.Statement): boolean {
    return this.program.rules.statement(this, node);
  }

  /** The same of statements that have a block to themselves. */
  block(statements: readonly ts.Statement[]): boolean {
    return this.inScope(new Scope(this.scope), () => this.program.rules.statements(this, statements));
  }

  /** Lowers one level deeper, unless that is too deep. */
  nested<T>(node: ts.Node, lower: () => T): T | undefined {
    if (this.#depth >= nestingLimit) {
      this.report('BP1002', node, { limit: nestingLimit });
      return undefined;
    }
    this.#depth++;
    const result = lower();
    this.#depth--;
    return result;
  }

  /** Lowers in a block of its own. */
  inScope<T>(scope: Scope, lower: () => T): T {
    const outer = this.scope;
    this.scope = scope;
    const result = lower();
    this.scope = outer;
    return result;
  }

  /** Emits an assignment; the first one declares the variable. */
  assign(variable: LocalVariable, value: Expression, span: Span): void {
    this.body.push({ kind: 'assign', variable: variable.id, value, declares: !this.#declared.has(variable), span });
    this.#declared.add(variable);
    variable.assigned = true;
  }

  /** A parameter: it has a value from the start. */
  declareParameter(variable: LocalVariable): void {
    this.#declared.add(variable);
    this.#parameters.add(variable.id);
  }

  isParameter(variable: VariableId): boolean {
    return this.#parameters.has(variable);
  }
}
