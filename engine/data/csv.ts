/// <reference path="./papaparse.d.ts" />
/** Comma-separated values as cells with their places: the only file that knows the parser. */
import Papa from 'papaparse/papaparse.js';

/** A line of cells. Lines of blanks are no records. */
export interface CsvRecord {
  readonly cells: readonly string[];
  /** Where it begins in the text. */
  readonly start: number;
  /** Behind its last character, line breaks apart. */
  readonly end: number;
  /** A quote is not closed, or something follows a closed one. */
  readonly broken: boolean;
}

export interface CsvText {
  readonly records: readonly CsvRecord[];
  readonly delimiter: string;
}

/** Reads RFC 4180 text; other delimiters than the comma (semicolon, tab, |) are recognized. Never throws. */
export function parseCsv(text: string): CsvText {
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const records: CsvRecord[] = [];
  let start = mark;
  let delimiter = ',';
  Papa.parse(text.slice(mark), {
    step({ data, errors, meta }) {
      const next = Math.min(meta.cursor + mark, text.length);
      const end = start + text.slice(start, next).trimEnd().length;
      const blank = data.every((cell) => cell.trim() === '');
      if (!blank) records.push({ cells: data, start, end, broken: errors.some(({ type }) => type === 'Quotes') });
      delimiter = meta.delimiter;
      start = next;
    },
  });
  return { records, delimiter };
}

/** From where to where a cell of a record stands in the text, its quotes included. */
export function cellPlace(text: string, { start, end }: CsvRecord, delimiter: string, column: number): { start: number; end: number } {
  let from = start;
  let quoted = false;
  let passed = 0;
  for (let i = start; i < end; i++) {
    if (text[i] === '"') quoted = !quoted;
    if (quoted || !text.startsWith(delimiter, i)) continue;
    if (passed === column) return { start: from, end: i };
    passed++;
    from = i + delimiter.length;
  }
  return { start: from, end };
}
