/**
 * The one place that imports the TypeScript package (version 6, the last that is a JavaScript library).
 * Only its parser is used: no type checker, no file access. Everything else in the engine sees programs.
 */
import ts from 'typescript';

export { ts };

/** Parses a text; recovers from errors. Throws `RangeError` where the text is nested deeper than the stack. */
export function parseTree(text: string, fileName: string): ts.SourceFile {
  const options = { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
  return ts.createSourceFile(fileName, text, options, true, scriptKind(fileName));
}

/** What the parser found wrong. The property exists on every parsed file; only its type is not public. */
export function parseErrors(tree: ts.SourceFile): readonly ts.DiagnosticWithLocation[] {
  return (tree as ts.SourceFile & { readonly parseDiagnostics: readonly ts.DiagnosticWithLocation[] }).parseDiagnostics;
}

function scriptKind(fileName: string): ts.ScriptKind {
  if (/\.tsx$/i.test(fileName)) return ts.ScriptKind.TSX;
  if (/\.jsx$/i.test(fileName)) return ts.ScriptKind.JSX;
  return /\.[cm]?js$/i.test(fileName) ? ts.ScriptKind.JS : ts.ScriptKind.TS;
}
