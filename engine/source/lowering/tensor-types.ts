import type { DeclaredType, Extent } from '../../program/types.ts';
import { ts } from '../typescript.ts';
import type { BoundType, Place } from './type-place.ts';

/** What a free extent is called where nothing names it: the size of the batch. */
const BATCH = 'batch';

/** Is it the type `Tensor` of the module of tensors, whatever the file calls it? */
export function isTensorType({ typeName }: ts.TypeReferenceNode, { module }: Place): boolean {
  const name = ts.isIdentifier(typeName)
    ? typeName.text
    : ts.isIdentifier(typeName.left)
      ? `${typeName.left.text}.${typeName.right.text}`
      : '';
  return module.tensorTypes.has(name);
}

/** `Tensor<[number, 784]>`: the extents, outermost first. Extents that are none are told. */
export function tensorType(node: ts.TypeReferenceNode, place: Place): DeclaredType {
  const shape = node.typeArguments?.[0];
  const resolved = shape && tupleOf(shape, place);
  if (!resolved) place.onFault?.('shape', node);
  if (!resolved) return { kind: 'tensor', extents: undefined };
  const extents = resolved.node.elements.map((element) => {
    const [type, label] = ts.isNamedTupleMember(element) ? [element.type, element.name.text] : [element, undefined];
    const extent = extentOf(type, resolved.place, label);
    if (extent === undefined) place.onFault?.('extent', type);
    return extent;
  });
  return { kind: 'tensor', extents: extents.map((extent) => extent ?? 1) };
}

/** What the parameters of a generic type stand for in a reference to it. */
export function bindArguments(node: ts.TypeReferenceNode, place: Place): ReadonlyMap<string, BoundType> {
  const parameters = ts.isIdentifier(node.typeName) ? parametersOf(node.typeName.text, place) : [];
  return new Map(
    parameters.flatMap((parameter, index): [string, BoundType][] => {
      const argument = node.typeArguments?.[index] ?? parameter.default;
      return argument ? [[parameter.name.text, { node: argument, place }]] : [];
    }),
  );
}

function parametersOf(name: string, { module }: Place): readonly ts.TypeParameterDeclaration[] {
  const declaration = module.types.get(name);
  const parent = Array.isArray(declaration) ? declaration[0]?.parent : (declaration as ts.TypeNode | undefined)?.parent;
  return parent && (ts.isTypeAliasDeclaration(parent) || ts.isInterfaceDeclaration(parent)) ? (parent.typeParameters ?? []) : [];
}

/** A tuple type, through parentheses, `readonly` and names. */
function tupleOf(node: ts.TypeNode, place: Place): { readonly node: ts.TupleTypeNode; readonly place: Place } | undefined {
  if (ts.isTupleTypeNode(node)) return { node, place };
  if (ts.isParenthesizedTypeNode(node) || ts.isTypeOperatorNode(node)) return tupleOf(node.type, place);
  const target = referred(node, place);
  return target && tupleOf(target.node, target.place);
}

function extentOf(node: ts.TypeNode, place: Place, label: string | undefined): Extent | undefined {
  if (ts.isParenthesizedTypeNode(node)) return extentOf(node.type, place, label);
  if (ts.isLiteralTypeNode(node)) return wholeNumber(node.literal);
  if (node.kind === ts.SyntaxKind.NumberKeyword) return label ?? BATCH;
  if (ts.isTypeQueryNode(node)) return constantExtent(node, place);
  const name = ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName) ? node.typeName.text : undefined;
  const generic = place.generics.find((parameter) => parameter.name.text === name);
  if (generic) return generic.name.text;
  const target = referred(node, place);
  return target && extentOf(target.node, target.place, label ?? name);
}

/** What a name stands for: an argument of a generic type, or a type of the file. */
function referred(node: ts.TypeNode, place: Place): BoundType | undefined {
  if (!ts.isTypeReferenceNode(node) || !ts.isIdentifier(node.typeName)) return undefined;
  const name = node.typeName.text;
  const bound = place.bound?.get(name);
  if (bound) return bound;
  const declaration = place.module.types.get(name);
  if (!declaration || Array.isArray(declaration) || place.entered.has(name)) return undefined;
  const inside = { ...place, bound: bindArguments(node, place), entered: new Set([...place.entered, name]) };
  return { node: declaration as ts.TypeNode, place: inside };
}

/** `typeof HIDDEN`, where that is a constant of the file. */
function constantExtent({ exprName }: ts.TypeQueryNode, { module }: Place): number | undefined {
  const binding = ts.isIdentifier(exprName) ? module.bindings.get(exprName.text) : undefined;
  if (binding?.kind !== 'variable' || !binding.constant) return undefined;
  const { initializer } = binding.declaration;
  return initializer && wholeNumber(initializer);
}

function wholeNumber(node: ts.Node): number | undefined {
  if (!ts.isNumericLiteral(node)) return undefined;
  const value = Number(node.text);
  return Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
