import { diagnostic, type QuickFix } from '../../diagnostics/diagnostic.ts';
import { mathOperation } from '../../operations/table.ts';
import { tensorModule } from '../../program/builtins.ts';
import type { Expression } from '../../program/expressions.ts';
import type { VariableId } from '../../program/types.ts';
import { withoutWrapping } from '../functions.ts';
import type { Binding } from '../modules/bindings.ts';
import type { Resolution } from '../modules/graph.ts';
import type { Module } from '../modules/module.ts';
import { requiredBinding } from '../modules/requires.ts';
import type { Span } from '../span.ts';
import { ts } from '../typescript.ts';
import type { Context } from './context.ts';
import { importFix } from './fixes.ts';
import { globalEntity, libraryMember } from './globals.ts';
import type { LocalVariable } from './scope.ts';

/** What a name, or a member of a library or of an imported module, stands for. */
export type Entity =
  | { readonly kind: 'local'; readonly variable: LocalVariable }
  | { readonly kind: 'global'; readonly variable: VariableId; readonly binding: Exclude<Binding, { readonly kind: 'import' }> }
  | { readonly kind: 'literal'; readonly value: number | string | undefined; readonly text: string }
  /** A function or an object of JavaScript's own. */
  | { readonly kind: 'builtin'; readonly name: string; readonly callable: boolean }
  | { readonly kind: 'namespace'; readonly module: Module }
  /** The console, the clock, the network …, and everything in them; or something of JavaScript's own that is not supported. */
  | { readonly kind: 'outside'; readonly name: string }
  | { readonly kind: 'unsupported'; readonly name: string }
  /** A value that is known once something else is evaluated. */
  | { readonly kind: 'value'; readonly expression: Expression }
  /** Something wrong: what stands in for it. */
  | { readonly kind: 'wrong'; readonly expression: Expression };

const functionMethods: ReadonlySet<string> = new Set(['call', 'apply', 'bind']);

/** What a name or a chain of properties (`Math.sin`, `module.f`) stands for; `undefined` for any other expression. Reports what is unknown. */
export function resolveEntity(context: Context, expression: ts.Expression, role: 'value' | 'function'): Entity | undefined {
  const node = withoutWrapping(expression);
  if (ts.isIdentifier(node)) return resolveName(context, node, role);
  const required = requiredIn(context, node);
  if (required) return entityOfResolution(context, context.program.modules.resolve(required), node);
  if (!ts.isPropertyAccessExpression(node) || node.questionDotToken) return undefined;
  const root = rootOf(node);
  if (ts.isIdentifier(root) ? !isOpen(context, root) : !requiredIn(context, root)) return undefined;
  const owner = resolveEntity(context, node.expression, 'value');
  return owner && memberEntity(context, owner, node.name.text, node);
}

/** `require('a')` of a CommonJS module. */
function requiredIn({ module, scope }: Context, node: ts.Expression) {
  return module.commonJs && ts.isCallExpression(node) && !scope.find('require') ? requiredBinding(node, module) : undefined;
}

function rootOf(node: ts.Expression): ts.Expression {
  let root = withoutWrapping(node);
  while (ts.isPropertyAccessExpression(root)) root = withoutWrapping(root.expression);
  return root;
}

/** Is the name one whose members are known from the text? */
function isOpen(context: Context, { text }: ts.Identifier): boolean {
  if (context.scope.find(text)) return false;
  const binding = context.module.bindings.get(text);
  if (binding?.kind === 'commonjs') return binding.name === 'exports' && context.role.position === undefined;
  if (binding) return binding.kind === 'import' && /^(?:module|library)$/.test(context.program.modules.resolve(binding).kind);
  const entity = globalEntity(text);
  return entity !== undefined && entity.kind !== 'literal';
}

function memberEntity(context: Context, entity: Entity, property: string, node: ts.Node): Entity | undefined {
  switch (entity.kind) {
    case 'wrong':
      return entity;
    case 'outside':
      return outsideMember(entity.name, property);
    case 'unsupported':
      return { kind: entity.kind, name: `${entity.name}.${property}` };
    case 'builtin':
      // Functions have methods of their own.
      if (entity.callable && functionMethods.has(property)) return undefined;
      return libraryMember(entity.name, property) ?? unknown(context, `${entity.name}.${property}`, node);
    case 'global': {
      // What a module says of itself: `exports.f` is `f`.
      const own = entity.binding.kind === 'commonjs' && entity.binding.module.exports.has(property);
      const found = own ? context.program.modules.member(context.module, property) : undefined;
      return found && entityOfResolution(context, found, node);
    }
    case 'namespace': {
      const found = context.program.modules.member(entity.module, property);
      return found ? entityOfResolution(context, found, node) : unknown(context, context.textOf(node), node);
    }
    default:
      return undefined;
  }
}

/**
 * `globalThis` has what the language has, and what the program puts there. Compilers put something of their own in the place of
 * `process.env.NODE_ENV`; where nothing does, it is not set.
 */
function outsideMember(owner: string, property: string): Entity | undefined {
  const name = `${owner}.${property}`;
  if (name === 'process.env.NODE_ENV') return { kind: 'literal', value: undefined, text: name };
  const known = owner === 'globalThis' ? globalEntity(property) : undefined;
  if (owner === 'globalThis' && known?.kind !== 'outside') return known;
  return { kind: 'outside', name };
}

/** The value of an entity. */
export function lowerEntity(context: Context, entity: Entity, node: ts.Node): Expression {
  const span = context.spanOf(node);
  switch (entity.kind) {
    case 'local':
      return { kind: 'read', variable: entity.variable.id, span };
    case 'global':
      return { kind: 'read', variable: entity.variable, span };
    case 'literal':
      return { kind: 'literal', value: entity.value, text: entity.text, span };
    case 'builtin':
      return { kind: 'builtin', name: entity.name, span };
    case 'namespace':
      return lowerNamespace(context, entity.module, node);
    case 'outside':
      if (entity.name === 'globalThis') context.program.readGlobalObject();
      if (entity.name === 'globalThis') return { kind: 'builtin', name: 'globalThis', span };
      // Whether it is there is asked, and it is not.
      if (/^globalThis\.\w+$/.test(entity.name)) return { kind: 'literal', value: undefined, text: 'undefined', span };
      return context.refuse('BP2027', node, { name: entity.name });
    case 'unsupported':
      return context.refuse('BP2025', node, { name: entity.name });
    case 'value':
    case 'wrong':
      return entity.expression;
  }
}

/** A module as a value: an object of what it exports. */
function lowerNamespace(context: Context, module: Module, node: ts.Node): Expression {
  const span = context.spanOf(node);
  if (module.commonJs) return commonJsValue(context, module, span);
  const properties = [...module.exports.keys()].flatMap((name) => {
    const found = context.program.modules.member(module, name);
    const entity = found && entityOfResolution(context, found, node);
    if (!entity) return [];
    const key: Expression = { kind: 'literal', value: name, text: name, span };
    return [{ kind: 'value', key, value: lowerEntity(context, entity, node) } as const];
  });
  return { kind: 'object', properties, span };
}

/** All that a CommonJS module exports, once its statements are evaluated. */
function commonJsValue(context: Context, module: Module, span: Span): Expression {
  const binding = module.bindings.get('module');
  if (binding?.kind !== 'commonjs') return { kind: 'object', properties: [], span };
  const object: Expression = { kind: 'read', variable: context.program.global(binding, false), span };
  const property: Expression = { kind: 'literal', value: 'exports', text: 'exports', span };
  return { kind: 'member', object, property, optional: false, span };
}

export function resolveName(context: Context, node: ts.Identifier, role: 'value' | 'function'): Entity {
  const name = node.text;
  const variable = context.find(name);
  if (variable) return resolveLocal(context, variable, node);
  const binding = context.module.bindings.get(name);
  if (binding) return entityOfBinding(context, binding, node);
  if (name === 'arguments') return resolveArguments(context, node);
  const global = globalEntity(name);
  if (global) return global;
  const code = role === 'function' ? 'BP3008' : 'BP3001';
  // Scripts leave what they make as properties of the global object: it may be there by then.
  if (context.module.commonJs && context.module !== context.program.modules.main) {
    const span = context.spanOf(node);
    return wrong({ kind: 'refusal', diagnostic: diagnostic(code, span, { name }), global: name, span });
  }
  return wrong(context.refuse(code, node, { name }, mathFix(context, node, role) ?? importFix(context, node)));
}

function resolveLocal(context: Context, variable: LocalVariable, node: ts.Identifier): Entity {
  // A function is called later than it is made: what it reads may well be there by then.
  if (variable.declared || context !== variable.owner) return { kind: 'local', variable };
  return wrong(context.refuse('BP3002', node, { name: node.text }));
}

/** `arguments` belongs to the nearest function that is no arrow. */
function resolveArguments(context: Context, node: ts.Identifier): Entity {
  const owner = context.program.argumentsOwner(context);
  if (!owner) return wrong(context.refuse('BP2019', node, { keyword: node.text }));
  owner.arguments ??= context.program.builder.variable('arguments', context.spanOf(node));
  for (let each = context; each !== owner && each.outer; each = each.outer) each.captures.add(owner.arguments);
  const draft = { name: 'arguments', node: undefined, kind: 'variable', declared: true, assigned: true, number: false } as const;
  return { kind: 'local', variable: { ...draft, id: owner.arguments, owner } };
}

/** `sin` for `Math.sin`, and its kin: what is meant is clear. */
function mathFix(context: Context, node: ts.Identifier, role: 'value' | 'function'): readonly QuickFix[] | undefined {
  const meant = libraryMember('Math', node.text);
  const fits = role === 'function' ? mathOperation(node.text) !== undefined : meant?.kind === 'literal';
  if (!fits) return undefined;
  const newText = `Math.${node.text}`;
  return [{ title: `Use ${newText}`, edits: [{ span: context.spanOf(node), newText }] }];
}

function entityOfBinding(context: Context, binding: Binding, node: ts.Node): Entity {
  switch (binding.kind) {
    case 'import':
      return entityOfResolution(context, context.program.modules.resolve(binding), node);
    case 'bodiless':
      return wrong(context.refuse('BP3019', node, { name: binding.name }));
    case 'duplicate':
      context.program.report(binding.diagnostic);
      return wrong(context.placeholder(node));
    case 'variable':
    case 'function':
    case 'class':
    case 'expression':
    case 'commonjs':
    case 'implicit':
      break;
  }
  const position = context.role.position;
  const hoisted = binding.kind === 'function' || (binding.kind === 'variable' && binding.hoisted);
  if (
    !hoisted &&
    binding.kind !== 'implicit' &&
    position !== undefined &&
    binding.module === context.module &&
    binding.position >= position
  ) {
    return wrong(context.refuse('BP3002', node, { name: context.textOf(node) }));
  }
  const reached = context.reached && binding.kind !== 'function';
  return { kind: 'global', variable: context.program.global(binding, reached), binding };
}

function entityOfResolution(context: Context, resolution: Resolution, node: ts.Node): Entity {
  switch (resolution.kind) {
    case 'binding':
      return entityOfBinding(context, resolution.binding, node);
    case 'module':
      return { kind: 'namespace', module: resolution.module };
    case 'library':
      return { kind: 'builtin', name: resolution.name, callable: resolution.name !== tensorModule };
    case 'property': {
      const span = context.spanOf(node);
      const object = commonJsValue(context, resolution.module, span);
      const property: Expression = { kind: 'literal', value: resolution.name, text: resolution.name, span };
      return { kind: 'value', expression: { kind: 'member', object, property, optional: false, span } };
    }
    case 'failure':
      return wrong(context.refuseAs(resolution.diagnostic, node));
  }
}

function unknown(context: Context, name: string, node: ts.Node): Entity {
  return wrong(context.refuse('BP3001', node, { name }));
}

function wrong(expression: Expression): Entity {
  return { kind: 'wrong', expression };
}
