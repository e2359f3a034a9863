import type { Expression, Property } from '../../program/expressions.ts';
import { ts } from '../typescript.ts';
import type { Context } from './context.ts';
import { lowerExpression, lowerFunction, lowerItem } from './lower.ts';
import { lowerEntity, resolveName } from './names.ts';
import { lowerKey } from './targets.ts';

export function lowerArray(context: Context, node: ts.ArrayLiteralExpression): Expression {
  return { kind: 'array', items: node.elements.map((element) => lowerItem(context, element)), span: context.spanOf(node) };
}

export function lowerObject(context: Context, node: ts.ObjectLiteralExpression): Expression {
  const properties = node.properties.map((property) => lowerProperty(context, property));
  return { kind: 'object', properties, span: context.spanOf(node) };
}

function lowerProperty(context: Context, property: ts.ObjectLiteralElementLike): Property {
  if (ts.isSpreadAssignment(property)) return { kind: 'spread', value: lowerExpression(context, property.expression) };
  if (ts.isPropertyAssignment(property) && isPrototype(property.name))
    return { kind: 'prototype', value: lowerExpression(context, property.initializer) };
  const key = lowerKey(context, property.name);
  if (ts.isPropertyAssignment(property)) return { kind: 'value', key, value: lowerExpression(context, property.initializer) };
  if (ts.isShorthandPropertyAssignment(property)) {
    return { kind: 'value', key, value: lowerEntity(context, resolveName(context, property.name, 'value'), property.name) };
  }
  const name = key.kind === 'literal' ? String(key.value) : '';
  const id = lowerFunction(context.program, { node: property, name, module: context.module, outer: context });
  if (ts.isAccessor(property)) return { kind: 'accessor', part: ts.isGetAccessor(property) ? 'get' : 'set', key, function: id };
  return { kind: 'value', key, value: { kind: 'closure', function: id, span: context.spanOf(property) } };
}

/** As a name or as text; computed, `__proto__` is a property like any other. */
function isPrototype(name: ts.PropertyName): boolean {
  return (ts.isIdentifier(name) || ts.isStringLiteral(name)) && name.text === '__proto__';
}
