import type { QuickFix } from '../../diagnostics/diagnostic.ts';
import type { Expression } from '../../program/types.ts';
import { withoutWrapping } from '../functions.ts';
import type { Binding } from '../modules/bindings.ts';
import type { Resolution } from '../modules/graph.ts';
import { ts } from '../typescript.ts';
import type { Context } from './context.ts';
import { type Entity, poison } from './entities.ts';
import { globalEntity, libraryMember } from './globals.ts';

/** What a name or a chain of properties (`Math.sin`) stands for; `undefined` for any other expression. Reports what is unknown. */
export function resolveEntity(context: Context, expression: ts.Expression, role: 'value' | 'function'): Entity | undefined {
  const chain: ts.PropertyAccessExpression[] = [];
  let root = withoutWrapping(expression);
  for (; ts.isPropertyAccessExpression(root); root = withoutWrapping(root.expression)) chain.unshift(root);
  if (!ts.isIdentifier(root)) return undefined;
  const start = resolveName(context, root, chain.length > 0 ? 'value' : role);
  return chain.reduce((entity, access) => memberEntity(context, entity, access.name.text, access), start);
}

/** A property of an entity; only libraries and imported modules have any. */
export function memberEntity(context: Context, entity: Entity, property: string, node: ts.Node): Entity {
  switch (entity.kind) {
    case 'poison':
      return poison;
    case 'outside':
      return { kind: 'outside', name: `${entity.name}.${property}` };
    case 'library':
      return libraryMember(entity.name, property) ?? unknown(context, `${entity.name}.${property}`, node);
    case 'namespace': {
      const found = context.program.modules.member(entity.module, property);
      return found ? entityOfResolution(context, found, node) : unknown(context, `${entity.name}.${property}`, node);
    }
    default:
      context.report('BP2010', node, { name: property });
      return poison;
  }
}

/** The number that an entity is, where it is one. */
export function lowerEntity(context: Context, entity: Entity, node: ts.Node): Expression {
  const name = context.textOf(node);
  const span = context.spanOf(node);
  switch (entity.kind) {
    case 'variable': {
      const { id, assigned } = entity.variable;
      return assigned ? { kind: 'read', variable: id, span } : context.report('BP3003', node, { name });
    }
    case 'constant': {
      const variable = context.program.constant(entity.binding);
      return variable === 'lowering' ? context.report('BP3002', node, { name }) : { kind: 'read', variable, span };
    }
    case 'number':
      return { kind: 'literal', value: entity.value, text: entity.text, span };
    case 'outside':
      return context.report('BP2027', node, { name: entity.name });
    case 'nothing':
      return context.report('BP2015', node, { text: entity.name });
    case 'function':
    case 'library':
    case 'builtin':
    case 'namespace':
      return context.report('BP3006', node, { name });
    case 'poison':
      return context.placeholder(node);
  }
}

/** Can a constant be another name for it? Numbers are copied; what is no number and no function is an error where it is read. */
export function isAlias({ kind }: Entity): boolean {
  return kind === 'function' || kind === 'builtin' || kind === 'library' || kind === 'namespace' || kind === 'poison';
}

function resolveName(context: Context, node: ts.Identifier, role: 'value' | 'function'): Entity {
  const name = node.text;
  const local = context.scope.find(name);
  if (local?.declared) return local.entity;
  if (local) {
    context.report('BP3002', node, { name });
    return poison;
  }
  const binding = context.module.bindings.get(name);
  if (binding) return entityOfBinding(context, binding, node);
  const global = globalEntity(name);
  if (global) return global;
  if (name === 'arguments') context.report('BP2019', node, { keyword: name });
  else context.report(role === 'function' ? 'BP3008' : 'BP3001', node, { name }, mathFix(context, node, role));
  return poison;
}

/** `sin` for `Math.sin`, and its kin: what is meant is clear. */
function mathFix(context: Context, node: ts.Identifier, role: 'value' | 'function'): readonly QuickFix[] | undefined {
  const meant = libraryMember('Math', node.text);
  const fits = role === 'function' ? meant?.kind === 'builtin' && meant.operation !== undefined : meant?.kind === 'number';
  if (!fits) return undefined;
  const newText = `Math.${node.text}`;
  return [{ title: `Use ${newText}`, edits: [{ span: context.spanOf(node), newText }] }];
}

function entityOfBinding(context: Context, binding: Binding, node: ts.Node): Entity {
  switch (binding.kind) {
    case 'function':
      return binding;
    case 'constant':
      if (context.isBeforeDeclaration(binding)) {
        context.report('BP3002', node, { name: binding.name.text });
        return poison;
      }
      return context.program.constantEntity(binding);
    case 'import':
      return entityOfResolution(context, context.program.modules.resolve(binding), node);
    case 'bodiless':
      context.report('BP3019', node, { name: binding.name });
      return poison;
    case 'variable':
      context.report('BP3010', node, { name: binding.name });
      return poison;
    case 'class':
      context.report('BP2022', node, {});
      return poison;
    case 'duplicate':
      context.program.report(binding.diagnostic);
      return poison;
  }
}

function entityOfResolution(context: Context, resolution: Resolution, node: ts.Node): Entity {
  switch (resolution.kind) {
    case 'binding':
      return entityOfBinding(context, resolution.binding, node);
    case 'module':
      return { kind: 'namespace', module: resolution.module, name: context.textOf(node) };
    case 'failure':
      context.program.report(resolution.diagnostic);
      return poison;
  }
}

function unknown(context: Context, name: string, node: ts.Node): Entity {
  context.report('BP3001', node, { name });
  return poison;
}
