/** The engine counts lines and columns from 1, VS Code from 0. */
import * as vscode from 'vscode';
import type { Span } from '../../engine/index.ts';

export function toRange(span: Span): vscode.Range {
  return new vscode.Range(span.line - 1, span.column - 1, span.endLine - 1, span.endColumn - 1);
}
