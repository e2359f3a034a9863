import { at, invariant } from '../../invariant.ts';
import { lowerTerm } from '../../operations/lower.ts';
import { termOperation } from '../../operations/table.ts';
import type { Term } from '../../operations/types.ts';
import type { Place, Source, Statement, StraightLine } from '../straight-line.ts';
import { ByteWriter } from './bytes.ts';
import { type Layout, layOut } from './layout.ts';
import { call, double, end, float64Type, int32, load, localGet, localSet, localTee, opcodes, store } from './opcodes.ts';

/** The functions of a module, without the module around them. */
export interface WasmFunctions {
  /** Operations that are called, in the order of their function indices. */
  readonly imports: readonly string[];
  /** The bodies, one after the other, each after its length. */
  readonly bodies: ByteWriter;
  readonly layout: Layout;
}

/** V8 compiles functions of about this many statements fastest, and their code is as fast as that of longer ones. */
const statementsPerFunction = 200;

/** Straight-line code as WebAssembly functions without arguments that work on memory, to be called one after the other. */
export function emitFunctions(code: StraightLine): WasmFunctions {
  return new FunctionsEmitter(code).emit();
}

/** Pushes the number of a source that is in memory or known. */
export function emitSource(body: ByteWriter, source: Source, { address }: Layout): void {
  if ('place' in source) return emitLoad(body, at(address, source.place));
  body.byte(double);
  body.double(source.value);
}

class FunctionsEmitter {
  readonly #code: StraightLine;
  readonly #layout: Layout;
  readonly #imports = new Map<string, number>();
  readonly #bodies = new ByteWriter();
  readonly #body = new ByteWriter();
  readonly #header = new ByteWriter();
  /** By place: its local in the current function, counted on from function to function so that old ones are recognized. */
  readonly #locals: Float64Array;
  #firstLocal = 0;
  #nextLocal = 0;
  /** Results of calls in the current function, which the optimizer would not know to be the same. */
  readonly #called = new Map<string, number>();

  constructor(code: StraightLine) {
    this.#code = code;
    this.#layout = layOut(code, statementsPerFunction);
    this.#locals = new Float64Array(code.places).fill(-1);
  }

  emit(): WasmFunctions {
    const { functions, size } = this.#layout;
    for (let index = 0; index < functions; index++)
      this.#function(index * size, Math.min((index + 1) * size, this.#code.statements.length));
    return { imports: [...this.#imports.keys()], bodies: this.#bodies, layout: this.#layout };
  }

  #function(from: number, to: number): void {
    this.#body.clear();
    this.#called.clear();
    this.#firstLocal = this.#nextLocal;
    for (let index = from; index < to; index++) this.#statement(at(this.#code.statements, index), this.#layout.stores[index] === 1);
    this.#body.byte(end);
    this.#header.clear();
    this.#header.unsigned(1);
    this.#header.unsigned(this.#nextLocal - this.#firstLocal);
    this.#header.byte(float64Type);
    this.#bodies.unsigned(this.#header.length + this.#body.length);
    this.#bodies.bytes(this.#header.finish());
    this.#bodies.bytes(this.#body.finish());
  }

  #statement(statement: Statement, stored: boolean): void {
    const body = this.#body;
    if (stored) zero(body);
    if (statement.adds) this.#read(statement.to);
    this.#product(statement);
    if (statement.adds) body.byte(opcodes[statement.term === -1 ? 'f64.sub' : 'f64.add']);
    this.#assign(statement.to, stored);
    if (!stored) return;
    body.byte(store);
    memoryArgument(body, at(this.#layout.address, statement.to));
  }

  /** A sum subtracts what has the factor -1, which gives the same bits. */
  #product(statement: Statement): void {
    const { factor, adds } = statement;
    const term = lowerTerm(statement.term);
    if (factor === undefined) {
      this.#term(adds && term === -1 ? 1 : term, statement);
      return;
    }
    this.#read(factor);
    if (term === 1) return;
    if (term === -1) {
      if (!adds) this.#body.byte(opcodes['f64.neg']);
      return;
    }
    this.#term(term, statement);
    this.#body.byte(opcodes['f64.mul']);
  }

  #term(term: Term, statement: Statement): void {
    if (typeof term === 'number') {
      this.#body.byte(double);
      this.#body.double(term);
    } else if (typeof term === 'string') {
      const place = statement[term];
      invariant(place !== undefined, 'a term names only operands that it has');
      this.#read(place);
    } else this.#operation(term, statement);
  }

  #operation(term: Exclude<Term, string | number>, statement: Statement): void {
    const [name, ...operands] = term;
    const { wasm } = termOperation(name);
    const key = wasm ? undefined : callKey(name, operands, statement);
    const known = key === undefined ? undefined : this.#called.get(key);
    if (known !== undefined) {
      this.#local(localGet, known);
      return;
    }
    for (const operand of operands) this.#term(operand, statement);
    if (wasm) {
      for (const instruction of wasm) this.#body.byte(opcodes[instruction]);
      return;
    }
    this.#body.byte(call);
    this.#body.unsigned(this.#import(name));
    if (key === undefined) return;
    this.#called.set(key, this.#nextLocal);
    this.#local(localTee, this.#nextLocal++);
  }

  #import(name: string): number {
    const index = this.#imports.get(name) ?? this.#imports.size;
    this.#imports.set(name, index);
    return index;
  }

  /** From its local; from memory, and into a local, where this function has not met it yet. */
  #read(place: Place): void {
    const local = at(this.#locals, place);
    if (local >= this.#firstLocal) {
      this.#local(localGet, local);
      return;
    }
    emitLoad(this.#body, at(this.#layout.address, place));
    this.#assign(place, true);
  }

  #assign(place: Place, keep: boolean): void {
    let local = at(this.#locals, place);
    if (local < this.#firstLocal) {
      local = this.#nextLocal++;
      this.#locals[place] = local;
    }
    this.#local(keep ? localTee : localSet, local);
  }

  #local(instruction: number, local: number): void {
    this.#body.byte(instruction);
    this.#body.unsigned(local - this.#firstLocal);
  }
}

/** What makes two calls of an operation the same; `undefined` where an operand is itself computed. */
function callKey(name: string, operands: readonly Term[], statement: Statement): string | undefined {
  let key = name;
  for (const operand of operands) {
    if (typeof operand === 'object') return undefined;
    key += typeof operand === 'string' ? ` ${statement[operand]}` : ` ${Object.is(operand, -0) ? '-0' : operand}=`;
  }
  return key;
}

function emitLoad(body: ByteWriter, address: number): void {
  invariant(address > 0, 'what passes from function to function is in memory');
  zero(body);
  body.byte(load);
  memoryArgument(body, address);
}

/** The base address: all addresses are known, and given as offsets. */
function zero(body: ByteWriter): void {
  body.byte(int32);
  body.byte(0);
}

function memoryArgument(body: ByteWriter, address: number): void {
  const alignment = 3;
  body.byte(alignment);
  body.unsigned(8 * address);
}
