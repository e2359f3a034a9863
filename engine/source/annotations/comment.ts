import type { SourceFile } from '../parse.ts';
import type { Span } from '../span.ts';
import { ts } from '../typescript.ts';

/** A tag of a doc comment: `@start x = 5`. Offsets are those of the file. */
export interface Tag {
  readonly name: string;
  /** Of the `@`. */
  readonly start: number;
  /** What follows the name, its line and its continuation lines, without the stars in front of them (blanks instead: offsets stay true). */
  readonly text: string;
  readonly textStart: number;
  readonly end: number;
}

/** The tags of the doc comment that stands before a declaration; of several comments, the last. */
export function readTags(file: SourceFile, node: ts.Node): readonly Tag[] {
  const comment = docComments(file, node).at(-1);
  return comment ? tagsIn(file.text.slice(comment.pos, comment.end - '*/'.length), comment.pos) : [];
}

/** The span of a declaration, begun at its doc comment where it has one. */
export function spanWithComment(file: SourceFile, node: ts.Node, span: Span): Span {
  const comment = docComments(file, node).at(-1);
  if (!comment) return span;
  const { line, column } = file.span(comment.pos, comment.end);
  return { ...span, line, column };
}

function docComments({ text, tree }: SourceFile, node: ts.Node): readonly ts.CommentRange[] {
  const start = node.getStart(tree);
  const sameLine = (ts.getTrailingCommentRanges(text, node.pos) ?? []).filter((comment) => !/[\r\n]/.test(text.slice(comment.end, start)));
  const before = [...sameLine, ...(ts.getLeadingCommentRanges(text, node.pos) ?? [])];
  return before.filter((comment) => text.startsWith('/**', comment.pos) && comment.end - comment.pos > '/**/'.length);
}

/**
 * A tag begins at an `@` that begins a line (after the star), or stands behind a blank on a line that began with one.
 * It ends where the line does, unless that ends with a comma.
 */
function tagsIn(comment: string, offset: number): readonly Tag[] {
  const blank = comment.replace(/^\/\*\*|^[^\S\r\n]*\*/gm, (decoration) => ' '.repeat(decoration.length));
  const tags: Tag[] = [];
  for (const line of blank.matchAll(/^[^\S\r\n]*@(?:.*,[^\S\r\n]*(?:\r\n|\r|\n))*.*/gm)) {
    for (const tag of line[0].matchAll(/(?<=^|\s)@([\w-]+)(.*?)(?=\s@[\w-]|$)/gs)) {
      const start = offset + line.index + tag.index;
      const name = tag[1] ?? '';
      const textStart = start + 1 + name.length;
      const text = (tag[2] ?? '').trimEnd();
      tags.push({ name, start, text, textStart, end: textStart + text.length });
    }
  }
  return tags;
}
