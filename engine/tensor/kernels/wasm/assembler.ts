/** Writes functions of WebAssembly, instruction by instruction: what the kernels need of it, no more. */
import { ByteWriter } from '../../../codegen/wasm/bytes.ts';

/** Types of parameters and locals. */
const I32 = 0x7f;
const F32 = 0x7d;
const V128 = 0x7b;
type ValueType = typeof I32 | typeof F32 | typeof V128;

export interface WasmFunction {
  readonly name: string;
  readonly parameters: readonly ValueType[];
  readonly code: ByteWriter;
}

export type Local = number & { readonly brand: 'Local' };

/** The body of one function without a result: 32-bit integers (addresses, counts) first, then 32-bit floats. */
export class FunctionWriter {
  readonly #parameters: readonly ValueType[];
  readonly #locals: ValueType[] = [];
  readonly #body = new ByteWriter();

  constructor(integers: number, floats = 0) {
    this.#parameters = [...new Array<ValueType>(integers).fill(I32), ...new Array<ValueType>(floats).fill(F32)];
  }

  parameter(index: number): Local {
    return index as Local;
  }

  integer(): Local {
    return this.#local(I32);
  }

  vector(): Local {
    return this.#local(V128);
  }

  get(...locals: readonly Local[]): this {
    for (const local of locals) this.op(0x20, local);
    return this;
  }

  set(local: Local): this {
    return this.op(0x21, local);
  }

  constant(value: number): this {
    this.#body.byte(0x41);
    // Signed LEB128.
    let rest = value | 0;
    for (; rest < -64 || rest > 63; rest >>= 7) this.#body.byte((rest & 0x7f) | 0x80);
    this.#body.byte(rest & 0x7f);
    return this;
  }

  add(): this {
    return this.op(0x6a);
  }

  subtract(): this {
    return this.op(0x6b);
  }

  multiply(): this {
    return this.op(0x6c);
  }

  and(): this {
    return this.op(0x71);
  }

  shiftRight(bits: number): this {
    return this.constant(bits).op(0x76);
  }

  /** target = source */
  copy(target: Local, source: Local): this {
    return this.get(source).set(target);
  }

  /** local += constant */
  advance(local: Local, by: number): this {
    return this.get(local).constant(by).add().set(local);
  }

  /** local += other */
  advanceBy(local: Local, other: Local): this {
    return this.get(local, other).add().set(local);
  }

  /** Does the body as often as the counter says, which is 0 afterwards; not at all where it is 0. */
  repeat(counter: Local, body: () => void): this {
    this.get(counter).op(0x04, 0x40).op(0x03, 0x40);
    body();
    // if (--counter) again
    return this.get(counter).constant(1).subtract().op(0x22, counter).op(0x0d, 0).op(0x0b).op(0x0b);
  }

  load(offset = 0): this {
    return this.simd(0x00, 2, offset);
  }

  /** One number in all lanes. */
  loadSplat(offset = 0): this {
    return this.simd(0x09, 2, offset);
  }

  /** One number in the first lane, 0 in the others. */
  loadFirstLane(): this {
    return this.simd(0x5c, 2, 0);
  }

  /** One number in a lane of a vector. */
  loadLane(lane: number): this {
    return this.simd(0x56, 2, 0, lane);
  }

  store(offset = 0): this {
    return this.simd(0x0b, 2, offset);
  }

  /** Four 32-bit integers. */
  vectorOf(integers: readonly number[]): this {
    const bytes = integers.flatMap((integer) => [0, 8, 16, 24].map((shift) => (integer >>> shift) & 0xff));
    this.simd(0x0c);
    this.#body.bytes(bytes);
    return this;
  }

  simd(opcode: number, ...immediates: readonly number[]): this {
    this.#body.byte(0xfd);
    this.#body.unsigned(opcode);
    for (const immediate of immediates) this.#body.unsigned(immediate);
    return this;
  }

  /** An instruction whose immediates are small numbers. */
  op(code: number, ...immediates: readonly number[]): this {
    this.#body.byte(code);
    for (const immediate of immediates) this.#body.unsigned(immediate);
    return this;
  }

  finish(name: string): WasmFunction {
    const code = new ByteWriter();
    code.unsigned(this.#locals.length);
    for (const type of this.#locals) code.bytes([1, type]);
    code.bytes(this.#body.finish());
    code.byte(0x0b);
    return { name, parameters: this.#parameters, code };
  }

  #local(type: ValueType): Local {
    this.#locals.push(type);
    return (this.#parameters.length + this.#locals.length - 1) as Local;
  }
}

/** A module of functions that share the memory `host.memory`, all of them exported. */
export function moduleOf(functions: readonly WasmFunction[]): Uint8Array {
  const writer = new ByteWriter();
  writer.bytes([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
  section(writer, 1, (types) => {
    types.unsigned(functions.length);
    for (const { parameters } of functions) types.bytes([0x60, parameters.length, ...parameters, 0]);
  });
  section(writer, 2, (imports) => {
    imports.unsigned(1);
    imports.name('host');
    imports.name('memory');
    imports.bytes([0x02, 0x00, 1]);
  });
  section(writer, 3, (types) => {
    types.unsigned(functions.length);
    for (const index of functions.keys()) types.unsigned(index);
  });
  section(writer, 7, (exports) => {
    exports.unsigned(functions.length);
    for (const [index, { name }] of functions.entries()) {
      exports.name(name);
      exports.byte(0x00);
      exports.unsigned(index);
    }
  });
  section(writer, 10, (codes) => {
    codes.unsigned(functions.length);
    for (const { code } of functions) codes.sized(code);
  });
  return writer.finish();
}

function section(writer: ByteWriter, id: number, fill: (content: ByteWriter) => void): void {
  const content = new ByteWriter();
  fill(content);
  writer.byte(id);
  writer.sized(content);
}
