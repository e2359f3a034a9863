import { readTags, spanWithComment } from './annotations/comment.ts';
import { type FunctionNode, findFunctions } from './functions.ts';
import { parseSource } from './parse.ts';
import type { FunctionOutline } from './types.ts';
import { ts } from './typescript.ts';

/** Every function at the top level of a text, for editors. From syntax alone: broken text gives what could be recovered. */
export function outlineFunctions(text: string, fileName: string): FunctionOutline[] {
  return findFunctions(parseSource(text, fileName)).map(({ name, node, file, span, nameSpan, documented }) => ({
    name,
    span,
    nameSpan,
    documentedSpan: spanWithComment(file, documented, span),
    annotated: readTags(file, documented).some((tag) => tag.name === 'differentiable'),
    tensors: takesTensors(node),
  }));
}

function takesTensors({ parameters }: FunctionNode): boolean {
  const isTensor = (node: ts.Node): boolean =>
    (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName) && node.typeName.text === 'Tensor') ||
    ts.forEachChild(node, (child) => isTensor(child) || undefined) === true;
  return parameters.some(({ type }) => type !== undefined && isTensor(type));
}
