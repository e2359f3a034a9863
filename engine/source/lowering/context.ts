import type { DiagnosticCode } from '../../diagnostics/codes.ts';
import { type Diagnostic, type DiagnosticArguments, diagnostic, type QuickFix } from '../../diagnostics/diagnostic.ts';
import type { Expression } from '../../program/expressions.ts';
import type { VariableId } from '../../program/types.ts';
import type { Module } from '../modules/module.ts';
import { nestingLimit } from '../nesting.ts';
import type { Span } from '../span.ts';
import type { ts } from '../typescript.ts';
import type { ProgramLowering } from './program.ts';
import { type LocalVariable, Scope } from './scope.ts';

/** Which body is being lowered. */
export interface Role {
  /** The function to differentiate: it must return a number. */
  readonly entry: boolean;
  /** Its statements run whenever the function to differentiate does: what cannot be evaluated there is reported at once. */
  readonly sure: boolean;
  /** The initial value of a global at this position of its module: it cannot read what is declared later. */
  readonly position?: number;
}

/** What lowering one function body, or one statement of a module, carries along: where names are looked up, where diagnostics go. */
export class Context {
  readonly program: ProgramLowering;
  readonly module: Module;
  readonly role: Role;
  readonly outer: Context | undefined;
  /** Variables of the functions around this one that it uses. */
  readonly captures = new Set<VariableId>();
  scope: Scope;
  /** The variable `arguments`, once it is mentioned; functions only. */
  arguments: VariableId | undefined;
  /** Some statement returns a value. */
  returnsValue = false;
  /** Behind a branch that may have ended the function: what follows may never be reached. */
  mayHaveEnded = false;
  /** How many branches and loops stand around: what is in one may never be reached. */
  conditional = 0;
  readonly #depth: number;
  #nesting = 0;

  constructor(program: ProgramLowering, module: Module, role: Role, outer?: Context) {
    this.program = program;
    this.module = module;
    this.role = role;
    this.outer = outer;
    this.scope = new Scope(outer?.scope);
    this.#depth = outer ? outer.#depth + outer.#nesting : 0;
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

  /** Is what is being lowered reached on every evaluation? */
  get reached(): boolean {
    return this.role.sure && !this.outer && this.conditional === 0 && !this.mayHaveEnded;
  }

  /** Reports what is surely reached; anything else is refused when an evaluation comes there. */
  refuse<C extends DiagnosticCode>(code: C, node: ts.Node, args: DiagnosticArguments<C>, fixes?: readonly QuickFix[]): Expression {
    return this.refuseAs(diagnostic(code, this.spanOf(node), args, fixes), node);
  }

  refuseAs(why: Diagnostic, node: ts.Node): Expression {
    const span = this.spanOf(node);
    if (environment.has(why.code) ? !this.reached : !this.#strict) return { kind: 'refusal', diagnostic: why, span };
    this.program.report(why);
    return { kind: 'literal', value: Number.NaN, text: 'NaN', span };
  }

  /** In functions of the user's own file mistakes are told wherever they stand; other people's code may hold what is never run. */
  get #strict(): boolean {
    let root: Context = this;
    while (root.outer) root = root.outer;
    return root.role.entry || root.role.sure || (root.module === this.program.modules.main && root.role.position === undefined);
  }

  /** What stands in for an expression that is reported already. */
  placeholder(node: ts.Node): Expression {
    return { kind: 'literal', value: Number.NaN, text: 'NaN', span: this.spanOf(node) };
  }

  /** Lowers one level deeper, unless that is too deep. */
  nested<T>(node: ts.Node, lower: () => T): T | undefined {
    if (this.#depth + this.#nesting >= nestingLimit) {
      this.report('BP1002', node, { limit: nestingLimit });
      return undefined;
    }
    this.#nesting++;
    const result = lower();
    this.#nesting--;
    return result;
  }

  /** Lowers in a block of its own. */
  inScope<T>(lower: (scope: Scope) => T): T {
    const outer = this.scope;
    this.scope = new Scope(outer);
    const result = lower(this.scope);
    this.scope = outer;
    return result;
  }

  /** A block that lasts to the end of the function. */
  openScope(): void {
    this.scope = new Scope(this.scope);
  }

  /** Lowers what is not reached on every evaluation. */
  conditionally<T>(lower: () => T): T {
    this.conditional++;
    const result = lower();
    this.conditional--;
    return result;
  }

  /** Adds a variable to the present block; reports a name that the block has already. */
  declare(name: ts.Identifier, draft: Partial<Pick<LocalVariable, 'kind' | 'declared' | 'assigned' | 'number'>>): LocalVariable {
    const id = this.program.builder.variable(name.text, this.spanOf(name));
    const standard = { kind: 'variable', declared: false, assigned: false, number: false } as const;
    const variable: LocalVariable = { ...standard, ...draft, name: name.text, node: name, id, owner: this };
    if (!this.scope.add(variable)) this.report('BP3005', name, { name: name.text });
    return variable;
  }

  /** The variable that a name means, noted as captured by the functions between here and its own. */
  find(name: string): LocalVariable | undefined {
    const variable = this.scope.find(name);
    if (variable) {
      for (let context: Context | undefined = this; context && context !== variable.owner; context = context.outer) {
        context.captures.add(variable.id);
      }
    }
    return variable;
  }
}

/** What people guard by conditions: it may be there in one environment and not in another. */
const environment: ReadonlySet<DiagnosticCode> = new Set(['BP2015', 'BP2023', 'BP2024', 'BP2025', 'BP2027']);
