import type { Expression } from '../../program/expressions.ts';
import type { ClassDefinition, ClassMember, VariableId } from '../../program/types.ts';
import { ts } from '../typescript.ts';
import type { Context } from './context.ts';
import { lowerFieldInitializer, lowerStaticBlock } from './function.ts';
import { lowerExpression, lowerFunction } from './lower.ts';
import { lowerKey } from './targets.ts';

/** Inside its body a class knows itself by its own name, from before its static fields have their values. */
export function lowerNamedClass(context: Context, node: ts.ClassLikeDeclaration): Expression {
  const name = node.name;
  if (!name) return lowerClass(context, node, undefined);
  return context.inScope(() => {
    const self = context.declare(name, { kind: 'class', declared: true, assigned: true });
    return lowerClass(context, node, self.id);
  });
}

/** A class: a record of functions that make and work on records. `self` is its name inside its own body. */
function lowerClass(context: Context, node: ts.ClassLikeDeclaration, self: VariableId | undefined): Expression {
  const span = context.spanOf(node);
  const heritage = node.heritageClauses?.find((clause) => clause.token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
  const parent = heritage && lowerExpression(context, heritage.expression);
  const constructorNode = node.members.find((one): one is ts.ConstructorDeclaration => ts.isConstructorDeclaration(one) && !!one.body);
  const construct =
    constructorNode &&
    lowerFunction(context.program, { node: constructorNode, name: 'constructor', module: context.module, outer: context });
  const members = node.members.flatMap((member) => lowerMember(context, member) ?? []);
  const refused = members.find((member) => 'span' in member);
  if (refused) return refused;
  const known = members.filter((member): member is ClassMember => !('span' in member));
  const definition: ClassDefinition = { name: node.name?.text ?? '', parent, self, construct, members: known };
  return { kind: 'class', definition, span };
}

/** Without one of its members a class would be another: it is refused as a whole. */
function lowerMember(context: Context, member: ts.ClassElement): ClassMember | Expression | undefined {
  const isStatic = ts.canHaveModifiers(member) && (ts.getModifiers(member) ?? []).some((one) => one.kind === ts.SyntaxKind.StaticKeyword);
  if (ts.isConstructorDeclaration(member) || ts.isSemicolonClassElement(member) || ts.isIndexSignatureDeclaration(member)) return undefined;
  if (isTyped(member)) return undefined;
  if (ts.isClassStaticBlockDeclaration(member))
    return { kind: 'block', static: true, key: '', function: lowerStaticBlock(context, member) };
  const key = member.name && keyOf(context, member.name);
  if (key === undefined) return context.refuse('BP2024', member, {});
  const common = { static: isStatic, key };
  if (ts.isPropertyDeclaration(member)) {
    return { ...common, kind: 'field', function: member.initializer && lowerFieldInitializer(context, member.initializer, key) };
  }
  if (ts.isMethodDeclaration(member) || ts.isGetAccessor(member) || ts.isSetAccessor(member)) {
    if (!member.body) return undefined;
    const kind = ts.isMethodDeclaration(member) ? 'method' : ts.isGetAccessor(member) ? 'getter' : 'setter';
    return {
      ...common,
      kind,
      function: lowerFunction(context.program, { node: member, name: key, module: context.module, outer: context }),
    };
  }
  return undefined;
}

/** A field that only says something of types, of a value that stands elsewhere. */
function isTyped(member: ts.ClassElement): boolean {
  const words: readonly ts.SyntaxKind[] = [ts.SyntaxKind.DeclareKeyword, ts.SyntaxKind.AbstractKeyword];
  return ts.canHaveModifiers(member) && (ts.getModifiers(member) ?? []).some(({ kind }) => words.includes(kind));
}

/** The name of a member, where the text tells it. */
function keyOf(context: Context, name: ts.PropertyName): string | undefined {
  if (ts.isPrivateIdentifier(name)) return name.text;
  const key = lowerKey(context, name);
  return key.kind === 'literal' && typeof key.value === 'string' ? key.value : undefined;
}
