/** From `@data row from ./rows.csv` to the values of the parameters that it names, a row at a time. */
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { at } from '../invariant.ts';
import type { DataTag, Program, ProgramFunction } from '../program/types.ts';
import { Lines } from '../source/lines.ts';
import { besidePath } from '../source/modules/resolve.ts';
import type { CompileOptions } from '../source/types.ts';
import { columnsOf, fill, type Template, type TemplateFault, templateOf } from './columns.ts';
import { type CsvRecord, type CsvText, cellPlace, parseCsv } from './csv.ts';

/** The rows of a function's data file. */
export interface BoundRows {
  readonly path: string;
  /** Which parameters of the function are observations: positions. */
  readonly parameters: readonly number[];
  /** One value for each of them. Never empty. */
  readonly rows: readonly (readonly unknown[])[];
}

export interface Binding {
  /** `undefined` where the function has no `@data`, or where something is wrong with it. */
  readonly bound: BoundRows | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the file that the program's `@data` names, or the one that the options name instead. Never throws on bad text. */
export function bindRows(
  { annotations: { data }, functions, entry }: Program,
  options: Pick<CompileOptions, 'readFile' | 'data'>,
): Binding {
  if (!data) return { bound: undefined, diagnostics: [] };
  const instead = data.names.map((name) => options.data?.[name]).find((path) => path !== undefined);
  const path = instead ?? besidePath(data.path, data.span.file);
  const text = options.readFile?.(path);
  if (text === undefined) return refused([diagnostic('BP1120', data.span, { path })]);
  return new Binder(data, path, text).bind(at(functions, entry));
}

function refused(diagnostics: readonly Diagnostic[]): Binding {
  return { bound: undefined, diagnostics };
}

/** Faults in the cells of one file that are told: the first ones. */
const MOST_FAULTS = 20;

class Binder {
  readonly #data: DataTag;
  readonly #path: string;
  readonly #text: string;
  readonly #csv: CsvText;
  readonly #lines: Lines;

  constructor(data: DataTag, path: string, text: string) {
    this.#data = data;
    this.#path = path;
    this.#text = text;
    this.#csv = parseCsv(text);
    this.#lines = new Lines(path, text);
  }

  bind({ parameters }: ProgramFunction): Binding {
    const { names, span } = this.#data;
    const [first, ...records] = this.#csv.records;
    if (!first || records.length === 0) return refused([diagnostic('BP1123', span, { path: this.#path })]);
    const header = first.cells.map((cell) => cell.trim());
    const observed = parameters.flatMap((parameter, position) => (names.includes(parameter.name) ? [{ parameter, position }] : []));
    const faults: TemplateFault[] = [];
    const templates = observed.map(({ parameter }) => templateOf(parameter.name, parameter.type, header, observed.length === 1, faults));
    const rest = observed
      .filter(({ parameter }) => parameter.rest)
      .map(({ parameter }) => ({ kind: 'type', name: parameter.name }) as const);
    const wrong = [...faults, ...rest].map((fault) => this.#headerFault(fault, header));
    if (wrong.length > 0) return refused(wrong);
    const { rows, diagnostics } = this.#read(records, header, templates);
    return diagnostics.length > 0
      ? refused(diagnostics)
      : { bound: { path: this.#path, parameters: observed.map(({ position }) => position), rows }, diagnostics };
  }

  #read(records: readonly CsvRecord[], header: readonly string[], templates: readonly Template[]) {
    const columns = [...new Set(templates.flatMap(columnsOf))].sort((a, b) => a - b);
    const diagnostics: Diagnostic[] = [];
    const rows = records.map((record) => {
      const { cells, start, end, broken } = record;
      if (broken) diagnostics.push(diagnostic('BP1127', this.#lines.span(start, end), {}));
      else if (cells.length !== header.length) {
        diagnostics.push(diagnostic('BP1126', this.#lines.span(start, end), { actual: cells.length, expected: header.length }));
      } else {
        for (const column of columns) if (numberOf(cells[column]) === undefined) diagnostics.push(this.#cellFault(record, column, header));
      }
      const numbers = cells.map((cell) => numberOf(cell) ?? Number.NaN);
      return templates.map((template) => fill(template, numbers));
    });
    return { rows, diagnostics: diagnostics.slice(0, MOST_FAULTS) };
  }

  #cellFault(record: CsvRecord, column: number, header: readonly string[]): Diagnostic {
    const { start, end } = cellPlace(this.#text, record, this.#csv.delimiter, column);
    return diagnostic('BP1122', this.#lines.span(start, end), { text: record.cells[column] ?? '', column: at(header, column) });
  }

  #headerFault(fault: TemplateFault, header: readonly string[]): Diagnostic {
    const { span } = this.#data;
    if (fault.kind === 'type') return diagnostic('BP1125', span, { name: fault.name });
    return diagnostic('BP1121', span, { path: this.#path, column: fault.column, columns: header.join(', ') });
  }
}

function numberOf(cell: string | undefined): number | undefined {
  const trimmed = cell?.trim() ?? '';
  const value = Number(trimmed);
  return trimmed === '' || Number.isNaN(value) ? undefined : value;
}
