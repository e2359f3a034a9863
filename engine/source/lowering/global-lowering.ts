import type { Expression, Target } from '../../program/expressions.ts';
import type { FunctionId, VariableId } from '../../program/types.ts';
import type { FunctionSyntax } from '../functions.ts';
import type { Binding, ModuleEffect, VariableBinding } from '../modules/bindings.ts';
import type { Module } from '../modules/module.ts';
import { ts } from '../typescript.ts';
import { lowerClass } from './classes.ts';
import { Context } from './context.ts';
import { lowerEnum } from './enums.ts';
import { lowerExpression, lowerFunction, lowerStatement } from './lower.ts';
import type { ProgramLowering } from './program.ts';
import { lowerBinding } from './targets.ts';

type GlobalBinding = Exclude<Binding, { kind: 'import' | 'bodiless' | 'duplicate' }>;

/** The variables of modules that a program reaches. They are lowered from a queue, so that long chains of calls nest nothing. */
export class GlobalLowering {
  readonly #program: ProgramLowering;
  readonly #variables = new Map<ts.Node, VariableId>();
  readonly #declarations = new Set<ts.Node>();
  readonly #functions = new Map<ts.Node, FunctionId>();
  readonly #effects = new Map<ts.Statement, number>();
  readonly #modules = new Map<Module, number>();
  readonly #queue: (() => void)[] = [];

  constructor(program: ProgramLowering) {
    this.#program = program;
  }

  /** A function that is lowered already, or is about to be. */
  note(definition: FunctionSyntax, id: FunctionId): void {
    this.#functions.set(definition.node, id);
  }

  drain(): void {
    // It grows on the way.
    for (const lower of this.#queue) lower();
  }

  variable(binding: GlobalBinding): VariableId {
    const key = binding.kind === 'function' ? binding.definition.node : binding.name;
    const known = this.#variables.get(key);
    if (known !== undefined) return known;
    const span = binding.kind === 'function' ? binding.definition.nameSpan : binding.module.file.spanOf(binding.name);
    const name = binding.kind === 'function' ? binding.definition.name : binding.kind === 'expression' ? 'default' : binding.name.text;
    const id = this.#program.builder.variable(name, span);
    this.#variables.set(key, id);
    this.#queue.push(() => this.#lower(binding, id));
    return id;
  }

  #lower(binding: GlobalBinding, id: VariableId): void {
    const { module } = binding;
    switch (binding.kind) {
      case 'function': {
        const { definition } = binding;
        if (!this.#functions.has(definition.node) && this.#program.reportErrors(module, definition.node)) return;
        const span = definition.span;
        const value = { kind: 'closure', function: this.#function(definition, module), span } as const;
        this.#add([id], binding, -1, { kind: 'read', variable: id, span }, value);
        break;
      }
      case 'class': {
        const span = module.file.spanOf(binding.node);
        if (this.#program.reportErrors(module, binding.node)) return;
        const context = this.#context(binding);
        const value = ts.isEnumDeclaration(binding.node) ? lowerEnum(context, binding.node) : lowerClass(context, binding.node, undefined);
        this.#add([id], binding, binding.position, { kind: 'read', variable: id, span }, value);
        break;
      }
      case 'expression': {
        const span = module.file.spanOf(binding.node);
        if (this.#program.reportErrors(module, binding.node)) return;
        const value = lowerExpression(this.#context(binding), binding.node);
        this.#add([id], binding, binding.position, { kind: 'read', variable: id, span }, value);
        break;
      }
      case 'variable':
        this.#lowerVariable(binding);
        break;
    }
  }

  /** All names of a declaration get their values together. */
  #lowerVariable(binding: VariableBinding): void {
    const { declaration, module, name } = binding;
    if (this.#declarations.has(declaration)) return;
    this.#declarations.add(declaration);
    if (this.#program.reportErrors(module, declaration)) return;
    const context = this.#context(binding);
    if (!declaration.initializer && binding.constant) context.report('BP3020', name, { name: name.text });
    const value = declaration.initializer && lowerExpression(context, declaration.initializer);
    const ids: VariableId[] = [];
    const target = lowerBinding(context, declaration.name, (identifier) => {
      const own = module.bindings.get(identifier.text);
      const id =
        own?.kind === 'variable' ? this.variable(own) : this.#program.builder.variable(identifier.text, context.spanOf(identifier));
      ids.push(id);
      return { name: identifier.text, id, kind: 'variable', owner: context, number: false, declared: true, assigned: true };
    });
    this.#add(ids, binding, binding.position, target, value);
  }

  #add(variables: readonly VariableId[], binding: GlobalBinding, position: number, target: Target, value: Expression | undefined): void {
    const { module } = binding;
    const names = binding.kind === 'function' ? [binding.definition.name] : ids(binding);
    const effects = module.effects.filter((effect) => names.some((name) => effect.mentions.has(name)));
    const statement = { kind: 'declare', keyword: 'const', target, value, span: target.span } as const;
    const indices = effects.map((effect) => this.#effect(module, effect));
    this.#program.builder.addGlobal({ variables, module: this.#moduleNumber(module), position, statement, effects: indices });
  }

  #effect(module: Module, { statement, position }: ModuleEffect): number {
    const known = this.#effects.get(statement);
    if (known !== undefined) return known;
    const index = this.#program.builder.declareEffect();
    this.#effects.set(statement, index);
    this.#queue.push(() => {
      const context = new Context(this.#program, module, { entry: false, position });
      const nothing = { kind: 'block', variables: [], functions: [], body: [], span: module.file.spanOf(statement) } as const;
      const broken = this.#program.reportErrors(module, statement);
      this.#program.builder.defineEffect(index, (!broken && context.conditionally(() => lowerStatement(context, statement))) || nothing);
    });
    return index;
  }

  #function(definition: FunctionSyntax, module: Module): FunctionId {
    const known = this.#functions.get(definition.node);
    if (known !== undefined) return known;
    const id = this.#program.builder.declareFunction();
    this.#functions.set(definition.node, id);
    return lowerFunction(this.#program, { node: definition.node, name: definition.name, module, id });
  }

  #context({ module, ...binding }: GlobalBinding): Context {
    return new Context(this.#program, module, { entry: false, ...('position' in binding && { position: binding.position }) });
  }

  #moduleNumber(module: Module): number {
    const known = this.#modules.get(module) ?? this.#modules.size;
    this.#modules.set(module, known);
    return known;
  }
}

function ids(binding: Exclude<GlobalBinding, { kind: 'function' }>): readonly string[] {
  return binding.kind === 'expression' ? [] : [binding.name.text];
}
