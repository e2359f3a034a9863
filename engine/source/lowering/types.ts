import { typedArrayNames } from '../../program/builtins.ts';
import { hasTensor } from '../../program/declared-types.ts';
import type { DeclaredType } from '../../program/types.ts';
import type { Module } from '../modules/module.ts';
import { ts } from '../typescript.ts';
import type { Context } from './context.ts';
import { bindArguments, isTensorType, tensorType } from './tensor-types.ts';
import type { Generics, Place } from './type-place.ts';

/** Is this type annotation one of numbers, as far as this file tells? */
export function isNumberType(type: ts.TypeNode, module: Module, generics: Generics): boolean {
  return shapeOf(type, { module, generics, entered: new Set() }).kind === 'number';
}

/** The shape that a type annotation gives; `unknown` where it is not understood. */
export function declaredType(type: ts.TypeNode, { module }: Context, generics: Generics, onFault?: Place['onFault']): DeclaredType {
  return shapeOf(type, { module, generics, entered: new Set(), ...(onFault && { onFault }) });
}

/** The part of a parameter's type of which nobody can give a value: a function, a promise, a big integer. */
export function unsupportedType(type: ts.TypeNode): ts.TypeNode | undefined {
  if (ts.isParenthesizedTypeNode(type)) return unsupportedType(type.type);
  if (ts.isFunctionTypeNode(type) || ts.isConstructorTypeNode(type)) return type;
  if (type.kind === ts.SyntaxKind.BigIntKeyword || type.kind === ts.SyntaxKind.SymbolKeyword) return type;
  return ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName) && type.typeName.text === 'Promise' ? type : undefined;
}

/** The type where it is certainly not a number's. */
export function notNumber(type: ts.TypeNode): ts.TypeNode | undefined {
  if (ts.isArrayTypeNode(type) || ts.isTupleTypeNode(type) || ts.isTypeLiteralNode(type) || ts.isTypePredicateNode(type)) return type;
  return keywords.has(type.kind) ? type : unsupportedType(type);
}

const keywords: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.StringKeyword,
  ts.SyntaxKind.BooleanKeyword,
  ts.SyntaxKind.VoidKeyword,
  ts.SyntaxKind.UndefinedKeyword,
  ts.SyntaxKind.NeverKeyword,
]);

const unknown: DeclaredType = { kind: 'unknown' };
const number: DeclaredType = { kind: 'number' };

function shapeOf(node: ts.TypeNode, place: Place): DeclaredType {
  if (ts.isParenthesizedTypeNode(node) || ts.isTypeOperatorNode(node)) return shapeOf(node.type, place);
  if (ts.isOptionalTypeNode(node)) return { kind: 'passive', value: undefined };
  if (ts.isArrayTypeNode(node)) return arrayOf(node, shapeOf(node.elementType, place), place);
  if (ts.isTupleTypeNode(node)) {
    return { kind: 'tuple', elements: node.elements.map((one) => shapeOf(ts.isNamedTupleMember(one) ? one.type : one, place)) };
  }
  if (ts.isTypeLiteralNode(node)) return recordOf(node.members, place);
  if (ts.isLiteralTypeNode(node)) return literalOf(node.literal);
  if (ts.isUnionTypeNode(node)) return unionOf(node, place);
  if (ts.isTypeReferenceNode(node)) return referenceOf(node, place);
  switch (node.kind) {
    case ts.SyntaxKind.NumberKeyword:
      return number;
    case ts.SyntaxKind.StringKeyword:
      return { kind: 'passive', value: '' };
    case ts.SyntaxKind.BooleanKeyword:
      return { kind: 'passive', value: false };
    case ts.SyntaxKind.UndefinedKeyword:
      return { kind: 'passive', value: undefined };
    default:
      return unknown;
  }
}

function arrayOf(node: ts.TypeNode, element: DeclaredType, place: Place): DeclaredType {
  if (hasTensor(element)) place.onFault?.('length', node);
  return { kind: 'array', name: 'Array', element };
}

function literalOf(literal: ts.LiteralTypeNode['literal']): DeclaredType {
  if (ts.isStringLiteral(literal)) return { kind: 'passive', value: literal.text };
  if (literal.kind === ts.SyntaxKind.NullKeyword) return { kind: 'passive', value: null };
  if (literal.kind === ts.SyntaxKind.TrueKeyword) return { kind: 'passive', value: true };
  if (literal.kind === ts.SyntaxKind.FalseKeyword) return { kind: 'passive', value: false };
  return ts.isNumericLiteral(literal) || ts.isPrefixUnaryExpression(literal) ? number : unknown;
}

/** The first member that is known; `null` and `undefined` only where there is nothing else. */
function unionOf({ types }: ts.UnionTypeNode, place: Place): DeclaredType {
  const shapes = types.map((type) => shapeOf(type, place));
  if (shapes.every((shape) => shape.kind === 'number')) return number;
  const nothing = (shape: DeclaredType) => shape.kind === 'passive' && (shape.value === null || shape.value === undefined);
  const first = shapes.find((shape) => shape.kind !== 'unknown' && !nothing(shape)) ?? shapes.find((shape) => shape.kind !== 'unknown');
  return first?.kind === 'number' && types.length > 1 && !shapes.some(nothing)
    ? (shapes.find((one) => one.kind !== 'passive') ?? first)
    : (first ?? unknown);
}

function recordOf(members: readonly ts.TypeElement[], place: Place): DeclaredType {
  const fields = members.flatMap((member): [string, DeclaredType][] => {
    if (!ts.isPropertySignature(member) || !member.type || member.questionToken) return [];
    const name = 'text' in member.name ? member.name.text : '';
    return [[name, shapeOf(member.type, place)]];
  });
  return { kind: 'record', fields: new Map(fields) };
}

function referenceOf(node: ts.TypeReferenceNode, place: Place): DeclaredType {
  if (isTensorType(node, place)) return tensorType(node, place);
  if (!ts.isIdentifier(node.typeName)) return unknown;
  const name = node.typeName.text;
  const [argument] = node.typeArguments ?? [];
  const element = () => (argument ? shapeOf(argument, place) : unknown);
  if (name === 'Array' || name === 'ReadonlyArray' || name === 'ArrayLike' || name === 'Iterable') return arrayOf(node, element(), place);
  if (name === 'Readonly' || name === 'Required') return element();
  if (typedArrayNames.some((one) => one === name)) return { kind: 'array', name, element: number };
  const bound = place.bound?.get(name);
  if (bound) return shapeOf(bound.node, bound.place);
  if (place.entered.has(name)) return unknown;
  const inside = { ...place, bound: bindArguments(node, place), entered: new Set([...place.entered, name]) };
  const generic = place.generics.find((parameter) => parameter.name.text === name);
  if (generic) return generic.constraint ? shapeOf(generic.constraint, inside) : number;
  const declaration = place.module.types.get(name);
  if (!declaration) return unknown;
  return Array.isArray(declaration) ? recordOf(declaration, inside) : shapeOf(declaration as ts.TypeNode, inside);
}
