import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { ProgramBuilder } from '../../program/builder.ts';
import type { Target } from '../../program/expressions.ts';
import type { Annotations, FunctionId, Program, VariableId } from '../../program/types.ts';
import type { Differentiated } from '../annotations/annotations.ts';
import type { FunctionSyntax } from '../functions.ts';
import type { Binding, ExpressionBinding, VariableBinding } from '../modules/bindings.ts';
import type { ModuleGraph } from '../modules/graph.ts';
import type { Module } from '../modules/module.ts';
import type { Span } from '../span.ts';
import type { ts } from '../typescript.ts';
import type { Context } from './context.ts';
import { dispatchExpression } from './expressions.ts';
import { lowerFunctionDraft } from './function.ts';
import { FunctionContexts } from './function-contexts.ts';
import { GlobalLowering } from './global-lowering.ts';
import { globalEntity } from './globals.ts';
import type { LocalVariable } from './scope.ts';
import { dispatchStatement } from './statements.ts';

/** Lowers one function with everything that it reaches: functions and variables of modules, each once, after what mentions them. */
export class ProgramLowering {
  readonly builder = new ProgramBuilder();
  readonly modules: ModuleGraph;
  readonly diagnostics: Diagnostic[] = [];
  readonly functions = new FunctionContexts();
  /** The name of the function to differentiate: where to say what concerns it as a whole. */
  entryName: Span | undefined;
  /** How each kind of syntax is lowered; the families find each other here. */
  readonly rules = { expression: dispatchExpression, statement: dispatchStatement, function: lowerFunctionDraft };
  readonly #globals: GlobalLowering;
  readonly #targets = new Map<VariableId, LocalVariable>();

  constructor(modules: ModuleGraph) {
    this.modules = modules;
    this.#globals = new GlobalLowering(this);
  }

  /** The whole program, unless anything was reported. */
  lower(definition: FunctionSyntax, module: Module, wrt: Differentiated | undefined, annotations: Annotations): Program | undefined {
    if (this.reportErrors(module, definition.node)) return undefined;
    this.entryName = definition.nameSpan;
    const id = this.builder.declareFunction();
    this.#globals.note(definition, id);
    lowerFunctionDraft(this, { node: definition.node, name: definition.name, module, entry: { wrt }, id });
    this.#globals.drain();
    return this.diagnostics.length > 0 ? undefined : this.builder.finish(id, annotations, this.#sloppy);
  }

  /** The same for a function that a variable of the module is given as a value. */
  lowerMaker(binding: VariableBinding | ExpressionBinding, annotations: Annotations): Program | undefined {
    const maker = this.#globals.variable(binding);
    this.#globals.drain();
    const entry = 0 as FunctionId;
    return this.diagnostics.length > 0 ? undefined : this.builder.finish(entry, annotations, this.#sloppy, maker);
  }

  get #sloppy(): ReadonlySet<string> {
    return new Set(this.modules.modules.filter(({ sloppy }) => sloppy).map(({ file }) => file.fileName));
  }

  report(diagnostic: Diagnostic): void {
    this.diagnostics.push(diagnostic);
  }

  /** Reports the syntax errors in a part of a file, if there are any: that part is not lowered. */
  reportErrors(module: Module, node: ts.Node): boolean {
    const errors = module.errors.filter((error) => error.start <= node.end && error.end >= node.pos);
    for (const error of errors) this.report(error.diagnostic);
    return errors.length > 0;
  }

  /** The variable that a name at the top level of a module is. What it holds is lowered later. */
  global(binding: Exclude<Binding, { kind: 'import' | 'bodiless' | 'duplicate' }>, reached: boolean): VariableId {
    return this.#globals.variable(binding, reached);
  }

  /** `globalThis` is mentioned: what modules put there when they are loaded counts. */
  readGlobalObject(): void {
    this.#globals.readGlobalObject();
  }

  /** The nearest function around that has `this` and `arguments` of its own. */
  argumentsOwner(context: Context): Context | undefined {
    return this.functions.owner(context);
  }

  /** Is the name nobody's, and not one that the language has? */
  isAbsent(name: string): boolean {
    const kind = globalEntity(name)?.kind;
    return name !== 'globalThis' && (kind === undefined || kind === 'outside' || kind === 'unsupported');
  }

  /** Remembers whose variable a target is. */
  track(variable: LocalVariable): void {
    this.#targets.set(variable.id, variable);
  }

  /** From here on the variables of a target have a value. */
  assigned(target: Target): void {
    if (target.kind === 'read') {
      const variable = this.#targets.get(target.variable);
      if (variable) variable.assigned = true;
    } else if (target.kind === 'array-pattern') {
      for (const element of target.elements) if (element) this.assigned(element.target);
    } else if (target.kind === 'object-pattern') {
      for (const { element } of target.properties) this.assigned(element.target);
    }
    if (target.kind !== 'read' && target.kind !== 'member' && target.rest) this.assigned(target.rest);
  }
}
