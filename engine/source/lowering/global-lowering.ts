import type { Expression, Target } from '../../program/expressions.ts';
import type { FunctionId, Program, VariableId } from '../../program/types.ts';
import type { FunctionSyntax } from '../functions.ts';
import { type CommonJsBinding, type GlobalBinding, keyOf, type ModuleEffect, type VariableBinding } from '../modules/bindings.ts';
import { isDeclaring } from '../modules/changes.ts';
import { globalObject, Influence } from '../modules/influence.ts';
import type { Module } from '../modules/module.ts';
import { holdsState } from '../modules/state.ts';
import type { ts } from '../typescript.ts';
import { Context } from './context.ts';
import { declaredBy, lowerDeclared, nameOf, spanOf } from './global-bindings.ts';
import { lowerExpression, lowerFunction, lowerStatement } from './lower.ts';
import type { ProgramLowering } from './program.ts';
import { lowerBinding } from './targets.ts';

/** The variables of modules that a program reaches. They are lowered from a queue, so that long chains of calls nest nothing. */
export class GlobalLowering {
  readonly #program: ProgramLowering;
  readonly #variables = new Map<object, VariableId>();
  readonly #declarations = new Set<ts.Node>();
  readonly #functions = new Map<ts.Node, FunctionId>();
  readonly #prelude = new Map<ts.Statement, Program['prelude']>();
  readonly #effects = new Map<ts.Statement, number>();
  readonly #modules = new Map<Module, number>();
  /** What every evaluation reads or calls. */
  readonly #reached = new Set<object>();
  readonly #queue: (() => void)[] = [];
  /** Something is reached that modules can change which nothing reached imports. */
  #state = false;
  #globalObject = false;
  #loaded: readonly Module[] = [];
  #influence: Influence | undefined;

  constructor(program: ProgramLowering) {
    this.#program = program;
  }

  /** A function that is lowered already, or is about to be. */
  note(definition: FunctionSyntax, id: FunctionId): void {
    this.#functions.set(definition.node, id);
  }

  drain(): void {
    // What is lowered on the way may reach more variables, and load more modules.
    for (let done = 0; done < this.#queue.length; this.#addPrelude()) {
      for (; done < this.#queue.length; done++) this.#queue[done]?.();
    }
    if (this.#prelude.size === 0) return;
    for (const module of this.#loaded) {
      for (const { statement } of module.effects) {
        for (const one of this.#prelude.get(statement) ?? this.#inTurn(module, statement)) this.#program.builder.addPrelude(one);
      }
    }
  }

  /** What is reached has its value from before the statements behind it changed what it was made of. */
  #inTurn(module: Module, statement: ts.Statement): Program['prelude'] {
    const bindings = isDeclaring(statement) ? declaredBy(statement, module) : [];
    return bindings.flatMap((binding) => {
      const known =
        binding && binding.kind !== 'import' && binding.kind !== 'bodiless' && binding.kind !== 'duplicate' && binding.kind !== 'function';
      const variable = known ? this.#variables.get(keyOf(binding)) : undefined;
      return variable === undefined ? [] : [{ variable, needed: false }];
    });
  }

  /** What modules do to what is reached when they are loaded, wherever that is. */
  #addPrelude(): void {
    if (!this.#state) return;
    const { modules } = this.#program;
    const loaded = [...new Set([...modules.load(), ...modules.modules])];
    if (loaded.length > this.#loaded.length) this.#influence = new Influence(modules, loaded);
    this.#loaded = loaded;
    for (const key of [...this.#variables.keys(), ...(this.#globalObject ? [globalObject] : [])]) this.#influence?.read(key);
    for (const module of loaded) {
      for (const effect of module.effects) {
        if (this.#prelude.has(effect.statement) || !this.#influence?.touches(effect)) continue;
        this.#prelude.set(effect.statement, this.#steps(module, effect));
      }
    }
  }

  /** What running the statement comes to. */
  #steps(module: Module, effect: ModuleEffect): Program['prelude'] {
    const { statement } = effect;
    if (!isDeclaring(statement)) return [{ effect: this.#effect(module, effect) }];
    return declaredBy(statement, module).flatMap((binding) =>
      binding?.kind === 'variable' || binding?.kind === 'class' || binding?.kind === 'expression'
        ? [{ variable: this.variable(binding), needed: true }]
        : [],
    );
  }

  /** `reached`: read, or called, on every evaluation. */
  variable(binding: GlobalBinding, reached = false): VariableId {
    const key = keyOf(binding);
    if (reached) this.#reached.add(key);
    const known = this.#variables.get(key);
    if (known !== undefined) return known;
    const id = this.#program.builder.variable(nameOf(binding), spanOf(binding));
    this.#variables.set(key, id);
    this.#state ||= holdsState(binding);
    this.#queue.push(() => this.#lower(binding, id));
    return id;
  }

  /** What modules leave in the global object is read. */
  readGlobalObject(): void {
    this.#state = true;
    this.#globalObject = true;
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
        const value = lowerDeclared(context, binding.node);
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
      case 'commonjs':
        this.#lowerCommonJs(binding);
        break;
      case 'implicit': {
        const span = spanOf(binding);
        this.#add([id], binding, -1, { kind: 'read', variable: id, span }, undefined);
        break;
      }
      case 'variable':
        this.#lowerVariable(binding);
        break;
    }
  }

  /** `const [module, exports = module.exports] = [{ exports: {} }]`. */
  #lowerCommonJs(binding: CommonJsBinding): void {
    const { module } = binding;
    if (this.#declarations.has(module.file.tree)) return;
    this.#declarations.add(module.file.tree);
    const span = spanOf(binding);
    const key: Expression = { kind: 'literal', value: 'exports', text: 'exports', span };
    const ids = (['module', 'exports'] as const).map((name) => {
      const own = module.bindings.get(name);
      const known = own?.kind === 'commonjs' ? this.variable(own) : this.#program.builder.variable(name, span);
      return { kind: 'read', variable: known, span } as const;
    });
    const [whole, exports] = ids;
    if (!whole || !exports) return;
    const defaultValue: Expression = { kind: 'member', object: whole, property: key, optional: false, span };
    const elements = [
      { target: whole, defaultValue: undefined },
      { target: exports, defaultValue },
    ];
    const empty: Expression = { kind: 'object', properties: [], span };
    const object: Expression = { kind: 'object', properties: [{ kind: 'value', key, value: empty }], span };
    const value: Expression = { kind: 'array', items: [{ spread: false, value: object }], span };
    const target: Target = { kind: 'array-pattern', elements, rest: undefined, span };
    this.#add(
      ids.map(({ variable }) => variable),
      binding,
      -1,
      target,
      value,
    );
  }

  /** All names of a declaration get their values together. */
  #lowerVariable(binding: VariableBinding): void {
    const { declaration, module, name } = binding;
    const once = binding.inner ? name : declaration;
    if (this.#declarations.has(once)) return;
    this.#declarations.add(once);
    if (this.#program.reportErrors(module, declaration)) return;
    if (binding.inner) {
      const variable = this.variable(binding);
      this.#add([variable], binding, binding.position, { kind: 'read', variable, span: spanOf(binding) }, undefined);
      return;
    }
    const context = this.#context(binding);
    if (!declaration.initializer && binding.constant) context.report('BP3020', name, { name: name.text });
    const value = declaration.initializer && lowerExpression(context, declaration.initializer);
    const ids: VariableId[] = [];
    const target = lowerBinding(context, declaration.name, (identifier) => {
      const own = module.bindings.get(identifier.text);
      const id =
        own?.kind === 'variable' ? this.variable(own) : this.#program.builder.variable(identifier.text, context.spanOf(identifier));
      ids.push(id);
      return {
        name: identifier.text,
        node: identifier,
        id,
        kind: 'variable',
        owner: context,
        number: false,
        declared: true,
        assigned: true,
      };
    });
    this.#add(ids, binding, binding.position, target, value);
  }

  #add(variables: readonly VariableId[], binding: GlobalBinding, position: number, target: Target, value: Expression | undefined): void {
    const { module } = binding;
    // All that a module does may go into what it exports.
    const effects = binding.kind === 'commonjs' ? module.deeds : (module.deedsTo.get(nameOf(binding)) ?? []);
    const statement = { kind: 'declare', keyword: 'const', target, value, span: target.span } as const;
    const indices = effects.map((effect) => this.#effect(module, effect));
    const assigned = binding.kind === 'implicit' || (binding.kind === 'function' && module.assigned.has(nameOf(binding)));
    const changes = binding.kind === 'variable' ? binding.changes : assigned;
    const begins = binding.kind === 'implicit' ? 'absent' : binding.kind === 'variable' && binding.hoisted ? 'undefined' : 'unset';
    this.#program.builder.addGlobal({
      ...{ variables, module: this.#moduleNumber(module), position },
      ...{ statement, begins, effects: indices, changes },
    });
  }

  #effect(module: Module, { statement, position }: ModuleEffect): number {
    const known = this.#effects.get(statement);
    if (known !== undefined) return known;
    const index = this.#program.builder.declareEffect({ module: this.#moduleNumber(module), position });
    this.#effects.set(statement, index);
    this.#queue.push(() => {
      const context = new Context(this.#program, module, { entry: false, sure: false, position });
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
    const sure = this.#reached.has(definition.node);
    return lowerFunction(this.#program, { node: definition.node, name: definition.name, module, id, sure });
  }

  #context(binding: GlobalBinding): Context {
    const role = { entry: false, sure: this.#reached.has(keyOf(binding)), ...('position' in binding && { position: binding.position }) };
    return new Context(this.#program, binding.module, role);
  }

  #moduleNumber(module: Module): number {
    const known = this.#modules.get(module) ?? this.#modules.size;
    this.#modules.set(module, known);
    return known;
  }
}
