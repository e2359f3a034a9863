/**
 * The part of the WebAssembly JavaScript API that compiled traces use. WebAssembly belongs to the language environment of
 * browsers, workers and Node alike, but TypeScript declares it only together with a host.
 */
interface WebAssemblyApi {
  readonly Memory: new (descriptor: { readonly initial: number }) => WasmMemory;
  readonly Module: new (bytes: Uint8Array) => WasmModule;
  readonly Instance: new (module: WasmModule, imports: WasmImports) => { readonly exports: Readonly<Record<string, unknown>> };
}

export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  /** By pages of 64 KiB; throws `RangeError` where there is no room. */
  grow(pages: number): number;
}

export interface WasmModule {
  readonly brand: 'WebAssembly.Module';
}

export type WasmImports = Readonly<Record<string, Readonly<Record<string, WasmMemory | ((a: number, b: number) => number)>>>>;

declare const WebAssembly: WebAssemblyApi | undefined;

/** `undefined` where the host has none, or forbids it by a policy that removes it. */
export const webAssembly = typeof WebAssembly === 'undefined' ? undefined : WebAssembly;
