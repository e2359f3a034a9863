/** A range in a source file. Lines and columns are 1-based; the end is exclusive. Columns count UTF-16 units, as VS Code does. */
export interface Span {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Where it begins, as compilers write it: `file:line:column`. */
export function placeOf({ file, line, column }: Span): string {
  return `${file}:${line}:${column}`;
}

/** Does `outer` contain the position? The end counts as inside, so a cursor just behind a name still finds it. */
export function contains(outer: Span, line: number, column: number): boolean {
  if (line < outer.line || line > outer.endLine) return false;
  if (line === outer.line && column < outer.column) return false;
  return line !== outer.endLine || column <= outer.endColumn;
}
