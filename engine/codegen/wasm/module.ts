import { arityOf } from '../../operations/table.ts';
import type { StraightLine } from '../straight-line.ts';
import { ByteWriter } from './bytes.ts';
import { emitFunctions, emitSource, type WasmFunctions } from './functions.ts';
import type { Layout } from './layout.ts';
import { call, end, float64Type } from './opcodes.ts';

/** The binary of a module: its function `run` computes what the code does, in memory, and returns the result. */
export interface EmittedModule {
  readonly bytes: Uint8Array;
  /** The operations that it imports as functions. */
  readonly imports: readonly string[];
  readonly layout: Layout;
}

export const pageBytes = 65_536;

export function emitModule(code: StraightLine): EmittedModule {
  const functions = emitFunctions(code);
  const writer = new ByteWriter();
  writer.bytes([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
  section(writer, 1, typeSection);
  section(writer, 2, (content) => importSection(content, functions));
  section(writer, 3, (content) => functionSection(content, functions.layout.functions));
  section(writer, 7, (content) => exportSection(content, functions));
  section(writer, 10, (content) => codeSection(content, functions, code));
  return { bytes: writer.finish(), imports: functions.imports, layout: functions.layout };
}

/** Indices in the type section: the number of arguments of an operation, or what a function of ours gives back. */
const work = 0;
const run = 3;

function typeSection(content: ByteWriter): void {
  content.unsigned(4);
  for (const [parameters, results] of [
    [0, 0],
    [1, 1],
    [2, 1],
    [0, 1],
  ] as const) {
    content.byte(0x60);
    content.unsigned(parameters);
    for (let index = 0; index < parameters; index++) content.byte(float64Type);
    content.unsigned(results);
    if (results === 1) content.byte(float64Type);
  }
}

function importSection(content: ByteWriter, { imports, layout }: WasmFunctions): void {
  content.unsigned(imports.length + 1);
  content.name('host');
  content.name('memory');
  content.bytes([0x02, 0x00]);
  content.unsigned(Math.ceil((8 * layout.numbers) / pageBytes));
  for (const name of imports) {
    content.name('operations');
    content.name(name);
    content.byte(0x00);
    content.unsigned(arityOf(name));
  }
}

function functionSection(content: ByteWriter, functions: number): void {
  content.unsigned(functions + 1);
  for (let index = 0; index < functions; index++) content.unsigned(work);
  content.unsigned(run);
}

function exportSection(content: ByteWriter, { imports, layout }: WasmFunctions): void {
  content.unsigned(1);
  content.name('run');
  content.byte(0x00);
  content.unsigned(imports.length + layout.functions);
}

function codeSection(content: ByteWriter, { imports, layout, bodies }: WasmFunctions, { result }: StraightLine): void {
  content.unsigned(layout.functions + 1);
  content.bytes(bodies.finish());
  const body = new ByteWriter();
  body.unsigned(0);
  for (let index = 0; index < layout.functions; index++) {
    body.byte(call);
    body.unsigned(imports.length + index);
  }
  emitSource(body, result, layout);
  body.byte(end);
  content.sized(body);
}

function section(writer: ByteWriter, id: number, fill: (content: ByteWriter) => void): void {
  const content = new ByteWriter();
  fill(content);
  writer.byte(id);
  writer.sized(content);
}
