import { type WasmModule, webAssembly } from '../../../codegen/wasm/web-assembly.ts';
import { at, invariant } from '../../../invariant.ts';
import { type Elements, item } from '../../operations/types.ts';
import { adamFrom, BETA1, BETA2, maskFrom, packPanel, rectifyFrom } from '../plain.ts';
import { type AdamStretch, type Columns, type KernelLibrary, type KernelMemory, PANEL, type Strips } from '../types.ts';
import { moduleOf } from './assembler.ts';
import { packFunction, packTransposedFunction } from './packing.ts';
import { adamFunction, maskFunction, rectifyFunction } from './pointwise.ts';
import { type Layout, productFunctions, TILE_ROWS, type VectorVariant } from './products.ts';

const PAGE = 65_536;
const FLOAT = 4;
/** A tile of C at its right edge, where fewer columns are left than a tile has. */
const TILE_BYTES = TILE_ROWS * PANEL * FLOAT;

const modules = new Map<VectorVariant, WasmModule>();

/** The kernels by vector instructions; `undefined` where the host has no WebAssembly, or not that variant. */
export function vectorLibrary(variant: VectorVariant): KernelLibrary | undefined {
  if (!webAssembly) return undefined;
  try {
    const functions = [
      ...productFunctions(variant),
      packFunction(),
      packTransposedFunction(),
      rectifyFunction(),
      maskFunction(),
      adamFunction(),
    ];
    const module = modules.get(variant) ?? new webAssembly.Module(moduleOf(functions));
    modules.set(variant, module);
    return { variant, allocate: (bytes) => new VectorMemory(module, bytes) };
  } catch {
    // A policy that forbids it, or an engine that does not know the instruction.
    return undefined;
  }
}

type Call = (...parameters: readonly number[]) => void;

/** All elements are Float32 and stand in this memory. What does not fill a vector is done plainly. */
class VectorMemory implements KernelMemory {
  readonly buffer: ArrayBuffer;
  readonly start = TILE_BYTES;
  readonly #tile: Float32Array;
  readonly #tiles: Readonly<Record<Layout, readonly Call[]>>;
  readonly #pack: Call;
  readonly #packTransposed: Call;
  readonly #rectify: Call;
  readonly #mask: Call;
  readonly #adam: Call;

  constructor(module: WasmModule, bytes: number) {
    invariant(webAssembly, 'a module without WebAssembly');
    const memory = new webAssembly.Memory({ initial: Math.ceil((bytes + TILE_BYTES) / PAGE) });
    const { exports } = new webAssembly.Instance(module, { host: { memory } });
    const call = (name: string) => exports[name] as Call;
    const callsOf = (layout: Layout) => Array.from({ length: TILE_ROWS }, (_, i) => call(`${layout}${i + 1}`));
    this.buffer = memory.buffer;
    this.#tile = new Float32Array(memory.buffer, 0, TILE_ROWS * PANEL);
    this.#tiles = { steps: callsOf('steps'), rows: callsOf('rows') };
    this.#pack = call('pack');
    this.#packTransposed = call('packTransposed');
    this.#rectify = call('rectify');
    this.#mask = call('mask');
    this.#adam = call('adam');
  }

  pack(matrix: Columns, packed: Elements): void {
    const { values, from, steps, columns, stride, transposed } = matrix;
    for (let first = 0; first < columns; first += PANEL) {
      if (columns - first < PANEL) packPanel(matrix, first, packed, first * steps);
      else if (transposed)
        this.#packTransposed(this.#place(values, from + first * stride), this.#place(packed, first * steps), steps, FLOAT * stride);
      else this.#pack(this.#place(values, from + first), this.#place(packed, first * steps), steps, FLOAT * stride);
    }
  }

  multiply(a: Strips, packed: Elements, columns: number, c: Elements, from: number, stride: number): void {
    const place = this.#place(a.values, a.from);
    for (let first = 0; first < columns; first += PANEL) {
      const panel = this.#place(packed, first * a.runs * a.steps);
      if (columns - first >= PANEL) this.#columns(a, place, panel, this.#place(c, from + first), stride);
      else this.#edge(a, place, panel, c, from + first, stride, columns - first);
    }
  }

  rectify(x: Elements, result: Elements, bits: Uint8Array): void {
    const groups = Math.floor(result.length / 8);
    this.#rectify(this.#place(x, 0), this.#place(result, 0), bits.byteOffset, groups);
    rectifyFrom(8 * groups, x, result, bits);
  }

  mask(values: Elements, bits: Uint8Array): void {
    const groups = Math.floor(values.length / 8);
    this.#mask(this.#place(values, 0), bits.byteOffset, groups);
    maskFrom(8 * groups, values, bits);
  }

  adam(stretch: AdamStretch): void {
    const { parameter, first, second, at: from, count, gradient, gradientAt, scale, size, stability } = stretch;
    const groups = Math.floor(count / 4);
    const [own, mean, square] = [this.#place(parameter, from), this.#place(first, from), this.#place(second, from)];
    this.#adam(own, mean, square, this.#place(gradient, gradientAt), groups, BETA1, 1 - BETA1, BETA2, 1 - BETA2, size, stability, scale);
    adamFrom(4 * groups, stretch);
  }

  /** A whole panel: tiles of six rows, then one of the rows that are left. */
  #columns({ rows, rowStride, runs, runStride, steps, stepStride }: Strips, a: number, panel: number, c: number, stride: number): void {
    const layout: Layout = stepStride === 1 ? 'steps' : 'rows';
    const far = FLOAT * (layout === 'steps' ? rowStride : stepStride);
    const whole = Math.floor(rows / TILE_ROWS);
    const call = (height: number, count: number, from: number, to: number) =>
      at(this.#tiles[layout], height - 1)(from, panel, to, count, runs, steps, far, FLOAT * runStride, FLOAT * stride);
    call(TILE_ROWS, whole, a, c);
    const left = rows - whole * TILE_ROWS;
    if (left > 0) call(left, 1, a + FLOAT * whole * TILE_ROWS * rowStride, c + FLOAT * whole * TILE_ROWS * stride);
  }

  /** A panel of fewer columns: each tile is summed apart, and added to where it belongs. */
  #edge(a: Strips, place: number, panel: number, c: Elements, from: number, stride: number, columns: number): void {
    for (let row = 0; row < a.rows; row += TILE_ROWS) {
      const rows = Math.min(TILE_ROWS, a.rows - row);
      this.#tile.fill(0);
      this.#columns({ ...a, rows }, place + FLOAT * row * a.rowStride, panel, 0, PANEL);
      for (let i = 0; i < rows; i++) {
        const to = from + (row + i) * stride;
        for (let j = 0; j < columns; j++) c[to + j] = item(c, to + j) + item(this.#tile, i * PANEL + j);
      }
    }
  }

  /** The address of an element. */
  #place(elements: Elements, index: number): number {
    invariant(elements.buffer === this.buffer, 'elements of another memory');
    return elements.byteOffset + FLOAT * index;
  }
}
