import type { Expression, PatternElement, Target } from '../../program/expressions.ts';
import { withoutWrapping } from '../functions.ts';
import type { Binding } from '../modules/bindings.ts';
import { ts } from '../typescript.ts';
import type { Context } from './context.ts';
import { letFix } from './fixes.ts';
import { lowerExpression } from './lower.ts';
import { isUnassigned, type LocalVariable } from './scope.ts';

type Declarator = (name: ts.Identifier) => LocalVariable;

/** Where an assignment puts its value; reports why it cannot. `update` reads it as well. */
export function lowerTarget(context: Context, left: ts.Expression, use: 'assign' | 'update'): Target | undefined {
  const node = withoutWrapping(left);
  if (ts.isIdentifier(node)) return lowerVariable(context, node, use);
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
    const target = lowerExpression(context, node);
    return target.kind === 'member' ? target : undefined;
  }
  if (ts.isArrayLiteralExpression(node) && use === 'assign') return lowerArrayTarget(context, node);
  if (ts.isObjectLiteralExpression(node) && use === 'assign') return lowerObjectTarget(context, node);
  context.report('BP2024', node, {});
  return undefined;
}

/** A name or a pattern that declares variables. */
export function lowerBinding(context: Context, name: ts.BindingName, declare: Declarator): Target {
  const span = context.spanOf(name);
  if (ts.isIdentifier(name)) return { kind: 'read', variable: declare(name).id, span };
  if (ts.isArrayBindingPattern(name)) {
    const rest = name.elements.find((one) => ts.isBindingElement(one) && one.dotDotDotToken !== undefined);
    const elements = name.elements.filter((one) => one !== rest);
    return {
      kind: 'array-pattern',
      elements: elements.map((one) => (ts.isBindingElement(one) ? bindingElement(context, one, declare) : undefined)),
      rest: rest && ts.isBindingElement(rest) ? lowerBinding(context, rest.name, declare) : undefined,
      span,
    };
  }
  const rest = name.elements.find((one) => one.dotDotDotToken !== undefined);
  return {
    kind: 'object-pattern',
    properties: name.elements
      .filter((one) => one !== rest)
      .map((one) => ({ key: lowerKey(context, one.propertyName ?? one.name), element: bindingElement(context, one, declare) })),
    rest: rest && lowerBinding(context, rest.name, declare),
    span,
  };
}

/** The name of a property: `name`, `'name'`, `0`, `[computed]`. */
export function lowerKey(context: Context, name: ts.PropertyName | ts.BindingName): Expression {
  if (ts.isComputedPropertyName(name)) return lowerExpression(context, name.expression);
  const text = 'text' in name ? name.text : context.textOf(name);
  const value = ts.isNumericLiteral(name) ? String(Number(text)) : text;
  return { kind: 'literal', value, text: JSON.stringify(value), span: context.spanOf(name) };
}

function bindingElement(context: Context, element: ts.BindingElement, declare: Declarator): PatternElement {
  const { initializer } = element;
  const defaultValue = initializer && context.conditionally(() => lowerExpression(context, initializer));
  return { target: lowerBinding(context, element.name, declare), defaultValue };
}

function lowerArrayTarget(context: Context, node: ts.ArrayLiteralExpression): Target | undefined {
  const rest = node.elements.find(ts.isSpreadElement);
  const elements = node.elements.filter((one) => one !== rest).map((one) => assignedElement(context, one));
  const restTarget = rest && lowerTarget(context, rest.expression, 'assign');
  return { kind: 'array-pattern', elements, rest: restTarget, span: context.spanOf(node) };
}

function lowerObjectTarget(context: Context, node: ts.ObjectLiteralExpression): Target | undefined {
  const rest = node.properties.find(ts.isSpreadAssignment);
  const properties = node.properties.flatMap((property) => {
    if (ts.isShorthandPropertyAssignment(property)) {
      const target = lowerTarget(context, property.name, 'assign');
      const initializer = property.objectAssignmentInitializer;
      const defaultValue = initializer && context.conditionally(() => lowerExpression(context, initializer));
      return target ? [{ key: lowerKey(context, property.name), element: { target, defaultValue } }] : [];
    }
    const element = ts.isPropertyAssignment(property) ? assignedElement(context, property.initializer) : undefined;
    return element && property.name ? [{ key: lowerKey(context, property.name), element }] : [];
  });
  const restTarget = rest && lowerTarget(context, rest.expression, 'assign');
  return { kind: 'object-pattern', properties, rest: restTarget, span: context.spanOf(node) };
}

function assignedElement(context: Context, node: ts.Expression): PatternElement | undefined {
  if (ts.isOmittedExpression(node)) return undefined;
  const withDefault = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  const target = lowerTarget(context, withDefault ? node.left : node, 'assign');
  const defaultValue = withDefault ? context.conditionally(() => lowerExpression(context, node.right)) : undefined;
  return target && { target, defaultValue };
}

function lowerVariable(context: Context, node: ts.Identifier, use: 'assign' | 'update'): Target | undefined {
  const name = node.text;
  const variable = context.find(name);
  if (!variable) return reportOuter(context, node);
  if (!variable.declared && variable.owner === context) context.report('BP3002', node, { name });
  else if (variable.kind === 'function' && !context.module.file.javaScript) context.report('BP3021', node, { name });
  else if (variable.kind !== 'variable' && variable.kind !== 'function')
    context.report('BP3004', node, { name }, letFix(context, variable.node));
  else if (use === 'update' && isUnassigned(context, variable)) {
    context.report('BP3003', node, { name });
  } else {
    context.program.track(variable);
    return { kind: 'read', variable: variable.id, span: context.spanOf(node) };
  }
  return undefined;
}

/** Names outside the function: only the statements of their own module may assign them. */
function reportOuter(context: Context, node: ts.Identifier): Target | undefined {
  const name = node.text;
  const binding = context.module.bindings.get(name);
  if (binding?.kind === 'commonjs') return { kind: 'read', variable: context.program.global(binding, false), span: context.spanOf(node) };
  const assignable = binding && assignableOf(binding);
  if (assignable) return { kind: 'read', variable: context.program.global(assignable, false), span: context.spanOf(node) };
  if (!binding) return unknownTarget(context, node);
  if (binding.kind === 'function' || binding.kind === 'bodiless') context.report('BP3021', node, { name });
  else context.report('BP3004', node, { name }, binding.kind === 'variable' ? letFix(context, binding.name) : undefined);
  return undefined;
}

/** Refused when an assignment comes there, where that is in other people's code. */
function unknownTarget(context: Context, node: ts.Identifier): Target {
  const span = context.spanOf(node);
  const object = context.refuse('BP3001', node, { name: node.text });
  return { kind: 'member', object, property: { kind: 'literal', value: node.text, text: node.text, span }, optional: false, span };
}

function assignableOf(binding: Binding): Extract<Binding, { kind: 'variable' | 'function' | 'implicit' }> | undefined {
  if (binding.kind === 'implicit') return binding;
  if (binding.kind === 'variable') return binding.constant ? undefined : binding;
  return binding.kind === 'function' && binding.module.file.javaScript ? binding : undefined;
}
