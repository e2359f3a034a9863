import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Module } from '../modules/module.ts';
import { ts } from '../typescript.ts';
import { readTags } from './comment.ts';

/** `@differentiable` on what is no function at the top level: on other statements, on functions inside functions, on methods. */
export function reportStrayTags({ file, functions }: Module): readonly Diagnostic[] {
  const documented = new Set(Array.from(functions.values(), (definition) => definition.documented));
  const starts = new Set([...documented].flatMap((node) => taggedAt(file, node)));
  // Declarations without a body are overloads: the tag stands on the first of them.
  for (const one of file.tree.statements) if (ts.isFunctionDeclaration(one)) for (const start of taggedAt(file, one)) starts.add(start);
  const stray = new Map<number, Diagnostic>();
  for (const node of documentable(file.tree)) {
    for (const tag of readTags(file, node)) {
      if (tag.name !== 'differentiable' || starts.has(tag.start)) continue;
      stray.set(tag.start, diagnostic('BP1107', file.span(tag.start, tag.textStart), {}));
    }
  }
  return [...stray.values()];
}

function taggedAt(file: Module['file'], node: ts.Node): readonly number[] {
  return readTags(file, node).flatMap((tag) => (tag.name === 'differentiable' ? [tag.start] : []));
}

/** Every node that people write doc comments on. No recursion: hostile text is nested deep. */
function documentable(tree: ts.SourceFile): readonly ts.Node[] {
  if (!tree.text.includes('@differentiable')) return [];
  const found: ts.Node[] = [];
  const todo: ts.Node[] = [tree];
  for (const node of todo) {
    if (ts.isStatement(node) || ts.isClassElement(node) || ts.isObjectLiteralElementLike(node)) found.push(node);
    ts.forEachChild(node, (child) => {
      todo.push(child);
    });
  }
  return found;
}
