import { readTags, spanWithComment } from './annotations/comment.ts';
import { findFunctions } from './functions.ts';
import { parseSource } from './parse.ts';
import type { FunctionOutline } from './types.ts';

/** Every function at the top level of a text, for editors. From syntax alone: broken text gives what could be recovered. */
export function outlineFunctions(text: string, fileName: string): FunctionOutline[] {
  return findFunctions(parseSource(text, fileName)).map(({ name, file, span, nameSpan, documented }) => ({
    name,
    span,
    nameSpan,
    documentedSpan: spanWithComment(file, documented, span),
    annotated: readTags(file, documented).some((tag) => tag.name === 'differentiable'),
  }));
}
