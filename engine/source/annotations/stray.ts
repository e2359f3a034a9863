import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Module } from '../modules/module.ts';
import { ts } from '../typescript.ts';
import { readTags } from './comment.ts';

/** `@differentiable` on statements at the top level that are no functions. */
export function reportStrayTags({ file, functions }: Module): readonly Diagnostic[] {
  const documented = new Set(Array.from(functions.values(), (definition) => definition.documented));
  return file.tree.statements
    .filter((statement) => !documented.has(statement) && !ts.isFunctionDeclaration(statement))
    .flatMap((statement) => readTags(file, statement))
    .filter((tag) => tag.name === 'differentiable')
    .map((tag) => diagnostic('BP1107', file.span(tag.start, tag.textStart), {}));
}
