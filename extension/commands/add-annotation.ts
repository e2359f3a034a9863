import * as vscode from 'vscode';
import type { Outlines } from '../editor/outlines.ts';
import type { Target } from './targets.ts';

/** Marks a function `@differentiable`, in its doc comment if it has one. True when the mark is there. */
export async function addAnnotation({ document, name }: Target, outlines: Outlines): Promise<boolean> {
  const outline = await outlines.named(document, name);
  if (outline === undefined) return false;
  if (outline.annotated) return true;
  const line = document.offsetAt(new vscode.Position(outline.span.line - 1, 0));
  const { from, to, text } = annotation(document.getText(), line, document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n');
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(document.positionAt(from), document.positionAt(to)), text);
  return await vscode.workspace.applyEdit(edit);
}

interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What makes the declaration on the line that begins at the offset `line` an annotated one. */
function annotation(source: string, line: number, newLine: string): Replacement {
  const indent = /^[\t ]*/.exec(source.slice(line))?.[0] ?? '';
  const [comment] = /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*$/.exec(source.slice(0, line)) ?? [];
  if (comment === undefined) return { from: line, to: line, text: `${indent}/** @differentiable */${newLine}` };
  // A tag counts only at the start of a comment's line, so it gets one of its own before the end of the comment.
  const closing = line - comment.length + comment.lastIndexOf('*/');
  const from = source.slice(0, closing).trimEnd().length;
  return { from, to: closing, text: `${newLine}${indent} * @differentiable${newLine}${indent} ` };
}
