import type { Diagnostic } from '../../../engine/diagnostics/diagnostic.ts';
import type { Span } from '../../../engine/source/span.ts';

export interface Marked {
  readonly text: string;
  /** The marked ranges in the order of their starts. */
  readonly spans: readonly Span[];
}

/** Takes the ranges between ⟦ and ⟧ out of a text. Ranges may be nested. Spans are counted here, character by character. */
export function marked(source: string, file = 'input.ts'): Marked {
  let text = '';
  let line = 1;
  let column = 1;
  const found: { line: number; column: number; endLine: number; endColumn: number }[] = [];
  const open: number[] = [];
  for (const character of source) {
    if (character === '⟦') {
      open.push(found.length);
      found.push({ line, column, endLine: line, endColumn: column });
    } else if (character === '⟧') {
      const range = found[open.pop() ?? -1];
      if (!range) throw new Error('⟧ without ⟦');
      range.endLine = line;
      range.endColumn = column;
    } else {
      text += character;
      column += character.length;
      if (character === '\n') [line, column] = [line + 1, 1];
    }
  }
  return { text, spans: found.map((range) => ({ file, ...range })) };
}

/** `BP3001 input.ts 1:5-1:6`: code and place, for comparison. */
export function places(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, span }) => place(code, span));
}

export function place(code: string, { file, line, column, endLine, endColumn }: Span): string {
  return `${code} ${file} ${line}:${column}-${endLine}:${endColumn}`;
}
