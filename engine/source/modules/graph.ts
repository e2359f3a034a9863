import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { parseSource } from '../parse.ts';
import type { CompileOptions } from '../types.ts';
import type { Binding, ImportBinding } from './bindings.ts';
import { createModule, type Module } from './module.ts';
import { importCandidates, isRelative, normalizePath } from './resolve.ts';

/** What an import leads to. */
export type Resolution =
  | { readonly kind: 'binding'; readonly binding: Exclude<Binding, ImportBinding> }
  | { readonly kind: 'module'; readonly module: Module }
  | { readonly kind: 'failure'; readonly diagnostic: Diagnostic };

/** The modules of one compilation: read when a function needs them, each once. */
export class ModuleGraph {
  readonly main: Module;
  readonly #readFile: CompileOptions['readFile'];
  /** By path; `undefined` where there is no such file. */
  readonly #modules = new Map<string, Module | undefined>();

  constructor(text: string, fileName: string, readFile: CompileOptions['readFile']) {
    this.main = createModule(parseSource(text, fileName));
    this.#readFile = readFile;
    this.#modules.set(normalizePath(fileName), this.main);
  }

  /** The modules read so far. */
  get modules(): readonly Module[] {
    return [...this.#modules.values()].filter((module) => module !== undefined);
  }

  /** Follows an import, through re-exports, to what it names. */
  resolve(binding: ImportBinding): Resolution {
    const target = this.#target(binding);
    if ('code' in target) return { kind: 'failure', diagnostic: target };
    if (binding.imported === '*') return { kind: 'module', module: target };
    return this.#exported(target, binding.imported) ?? this.#failure(binding, 'BP3014');
  }

  /** What a module exports under a name. `undefined` where there is nothing. */
  member(module: Module, name: string): Resolution | undefined {
    return this.#exported(module, name);
  }

  #exported(module: Module, name: string): Resolution | undefined {
    const binding = module.exports.get(name);
    if (binding) return binding.kind === 'import' ? this.resolve(binding) : { kind: 'binding', binding };
    // `export *` passes on everything but the default.
    for (const reExport of name === 'default' ? [] : module.reExports) {
      const target = this.#target(reExport);
      if ('code' in target) return { kind: 'failure', diagnostic: target };
      const found = this.#exported(target, name);
      if (found) return found;
    }
    return undefined;
  }

  /** The imported module, or why there is none. */
  #target(binding: ImportBinding): Module | Diagnostic {
    const { specifier, module } = binding;
    const at = (code: 'BP3011' | 'BP3012') => diagnostic(code, module.file.spanOf(specifier), { path: specifier.text });
    if (!isRelative(specifier.text)) return at('BP3012');
    const target = this.#load(importCandidates(specifier.text, module.file.fileName));
    if (!target) return at('BP3011');
    return target;
  }

  #load(candidates: readonly string[]): Module | undefined {
    for (const path of candidates) {
      if (!this.#modules.has(path)) {
        const text = this.#readFile?.(path);
        this.#modules.set(path, text === undefined ? undefined : createModule(parseSource(text, path)));
      }
      const module = this.#modules.get(path);
      if (module) return module;
    }
    return undefined;
  }

  #failure(binding: ImportBinding, code: 'BP3014'): Resolution {
    const args = { path: binding.specifier.text, name: binding.imported };
    return { kind: 'failure', diagnostic: diagnostic(code, binding.module.file.spanOf(binding.node), args) };
  }
}
