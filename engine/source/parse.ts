import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { Lines } from './lines.ts';
import { deepestBracket, nestingLimit } from './nesting.ts';
import type { Span } from './span.ts';
import { parseErrors, parseTree, ts } from './typescript.ts';

/** A parsed file. `tree` is always there; where the text is broken it is what could be recovered, and `errors` says what is wrong. */
export interface SourceFile {
  readonly fileName: string;
  /** Written without types, so that functions may be assigned. */
  readonly javaScript: boolean;
  readonly text: string;
  readonly tree: ts.SourceFile;
  readonly errors: readonly ParseError[];
  span(start: number, end: number): Span;
  /** The node without the comments and white space before it. */
  spanOf(node: ts.Node): Span;
}

/** A syntax error with the offsets that it covers. */
export interface ParseError {
  readonly start: number;
  readonly end: number;
  readonly diagnostic: Diagnostic;
}

/** Never throws. */
export function parseSource(text: string, fileName: string): SourceFile {
  const lines = new Lines(fileName, text);
  const span = (start: number, end: number) => lines.span(start, end);
  const { tree, errors } = parseOrGiveUp(text, fileName, span);
  const javaScript = /\.[cm]?jsx?$/.test(fileName);
  return { fileName, javaScript, text, tree, errors, span, spanOf: (node) => span(node.getStart(tree), node.end) };
}

function parseOrGiveUp(text: string, fileName: string, span: SourceFile['span']): Pick<SourceFile, 'tree' | 'errors'> {
  try {
    const tree = parseTree(text, fileName);
    return { tree, errors: parseErrors(tree).map((error) => parseError(error, span)) };
  } catch (error) {
    // The parser is recursive: a text nested some thousand levels deep exhausts the stack, and there is no telling beforehand.
    if (!(error instanceof RangeError)) throw error;
    const start = deepestBracket(text);
    const tooDeep = diagnostic('BP1002', span(start, start + 1), { limit: nestingLimit });
    return { tree: parseTree('', fileName), errors: [{ start, end: start + 1, diagnostic: tooDeep }] };
  }
}

function parseError({ start, length, messageText }: ts.DiagnosticWithLocation, span: SourceFile['span']): ParseError {
  const end = start + length;
  const detail = ts.flattenDiagnosticMessageText(messageText, ' ');
  return { start, end, diagnostic: diagnostic('BP1001', span(start, end), { detail }) };
}
