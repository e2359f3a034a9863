import type { Module } from '../modules/module.ts';
import { ts } from '../typescript.ts';

/**
 * Is this type annotation one of numbers? `number`, numeric literals and unions of those, an alias of such a type in the same
 * file, or a type parameter that is not constrained to something else. Anything else is not known to be a number.
 */
export function isNumberType(type: ts.TypeNode, module: Module, generics: readonly ts.TypeParameterDeclaration[]): boolean {
  const entered = new Set<string>();
  const isNumber = (node: ts.TypeNode): boolean => {
    if (node.kind === ts.SyntaxKind.NumberKeyword) return true;
    if (ts.isParenthesizedTypeNode(node)) return isNumber(node.type);
    if (ts.isLiteralTypeNode(node)) return ts.isNumericLiteral(node.literal) || ts.isPrefixUnaryExpression(node.literal);
    if (ts.isUnionTypeNode(node)) return node.types.every(isNumber);
    if (!ts.isTypeReferenceNode(node) || !ts.isIdentifier(node.typeName) || entered.has(node.typeName.text)) return false;
    entered.add(node.typeName.text);
    const name = node.typeName.text;
    const generic = generics.find((parameter) => parameter.name.text === name);
    if (generic) return !generic.constraint || isNumber(generic.constraint);
    const alias = module.types.get(name);
    return alias !== undefined && isNumber(alias);
  };
  return isNumber(type);
}
