import * as vscode from 'vscode';
import type { Outlines } from '../editor/outlines.ts';
import type { Target } from './targets.ts';

/** Marks a function `@differentiable`, in its doc comment if it has one. True when the mark is there. */
export async function addAnnotation({ document, name }: Target, outlines: Outlines): Promise<boolean> {
  const outline = await outlines.named(document, name);
  if (outline === undefined) return false;
  if (outline.annotated) return true;
  const edit = new vscode.WorkspaceEdit();
  const { offset, text } = annotation(document.getText(), document.offsetAt(lineStart(outline.span.line)), document.eol);
  edit.insert(document.uri, document.positionAt(offset), text);
  return await vscode.workspace.applyEdit(edit);
}

/** What to insert where, so that the declaration on the line that begins at `line` is annotated. */
function annotation(source: string, line: number, eol: vscode.EndOfLine): { readonly offset: number; readonly text: string } {
  const newLine = eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const indent = /^[\t ]*/.exec(source.slice(line))?.[0] ?? '';
  const before = source.slice(0, line).trimEnd();
  const opening = before.endsWith('*/') ? before.lastIndexOf('/*') : -1;
  if (!before.startsWith('/**', opening)) return { offset: line, text: `${indent}/** @differentiable */${newLine}` };
  const closing = before.length - '*/'.length;
  const ownLine = /\n[\t ]*$/.test(source.slice(0, closing));
  // A tag counts only at the start of a comment's line.
  return {
    offset: closing,
    text: ownLine ? `* @differentiable${newLine}${indent} ` : `${newLine}${indent} * @differentiable${newLine}${indent} `,
  };
}

function lineStart(line: number): vscode.Position {
  return new vscode.Position(line - 1, 0);
}
