import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { tensorFunctions, tensorMaker, tensorModule } from '../../program/builtins.ts';
import { parseSource } from '../parse.ts';
import type { CompileOptions } from '../types.ts';
import { aliasCandidates } from './aliases.ts';
import type { Binding, ImportBinding } from './bindings.ts';
import { wholeExport } from './commonjs.ts';
import { createModule, type Module } from './module.ts';
import { packageCandidates } from './packages.ts';
import { importCandidates, isRelative, normalizePath } from './resolve.ts';

/** What an import leads to. */
export type Resolution =
  | { readonly kind: 'binding'; readonly binding: Exclude<Binding, ImportBinding> }
  | { readonly kind: 'module'; readonly module: Module }
  /** The module of operations on tensors, or one of its functions: the name of what the engine knows. */
  | { readonly kind: 'library'; readonly name: string }
  /** A property of what a CommonJS module exports, known once that is evaluated. */
  | { readonly kind: 'property'; readonly module: Module; readonly name: string }
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

  /** All modules that are loaded with the main one, in the order in which JavaScript runs them. What cannot be read is left out. */
  load(): readonly Module[] {
    const entered = new Set<Module>([this.main]);
    const ran = new Set<Module>();
    const path = [{ module: this.main, next: 0 }];
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const binding = top.module.loads[top.next++];
      const target = binding && this.#target(binding);
      if (!binding) ran.add(top.module);
      if (!binding) path.pop();
      if (!target || 'code' in target || entered.has(target)) continue;
      entered.add(target);
      path.push({ module: target, next: 0 });
    }
    return [...ran];
  }

  /** Follows an import, through re-exports, to what it names. */
  resolve(binding: ImportBinding, entered: readonly string[] = []): Resolution {
    if (binding.specifier.text === tensorModule) return this.#tensorExport(binding);
    const target = this.#target(binding);
    if ('code' in target) return { kind: 'failure', diagnostic: target };
    // To a module of the language itself the default of a CommonJS module is all that it exports.
    const imported = binding.imported === 'default' && target.commonJs && !binding.module.commonJs ? wholeExport : binding.imported;
    if (imported === '*' || (imported === wholeExport && !target.commonJs)) return { kind: 'module', module: target };
    return this.#exported(target, imported, entered) ?? this.#failure(binding, 'BP3014');
  }

  #tensorExport(binding: ImportBinding): Resolution {
    const { imported } = binding;
    if (imported === '*' || imported === wholeExport) return { kind: 'library', name: tensorModule };
    return imported === tensorMaker || tensorFunctions.includes(imported)
      ? { kind: 'library', name: `${tensorModule}.${imported}` }
      : this.#failure(binding, 'BP3014');
  }

  /** What a module exports under a name. `undefined` where there is nothing. */
  member(module: Module, name: string): Resolution | undefined {
    return this.#exported(module, name);
  }

  /** `entered`: the names looked up on the way here. Modules may pass them to each other in a circle. */
  #exported(module: Module, name: string, entered: readonly string[] = []): Resolution | undefined {
    const here = `${name} ${module.file.fileName}`;
    if (entered.includes(here)) return undefined;
    const binding = module.exports.get(name);
    // An object of exports, or a function with properties: what it has under a name is found without evaluating it.
    if (binding && name === wholeExport && (module.exports.size > 1 || module.opaque)) return { kind: 'module', module };
    if (binding) return binding.kind === 'import' ? this.resolve(binding, [...entered, here]) : { kind: 'binding', binding };
    // `export *` passes on everything but the default.
    for (const reExport of name === 'default' ? [] : module.reExports) {
      const target = this.#target(reExport);
      if ('code' in target) return { kind: 'failure', diagnostic: target };
      const found = this.#exported(target, name, [...entered, here]);
      if (found) return found;
    }
    return module.commonJs ? commonJsExport(module, name) : undefined;
  }

  /** The imported module, or why there is none. */
  #target(binding: ImportBinding): Module | Diagnostic {
    const { specifier, module } = binding;
    const at = (code: 'BP3011' | 'BP3012') => diagnostic(code, module.file.spanOf(specifier), { path: specifier.text });
    const relative = isRelative(specifier.text);
    const { fileName } = module.file;
    const read = (path: string) => this.#readFile?.(path);
    const named = () => [...aliasCandidates(specifier.text, fileName, read), ...packageCandidates(specifier.text, fileName, read)];
    const target = this.#load(relative ? importCandidates(specifier.text, fileName) : named());
    if (!target) return at(relative ? 'BP3011' : 'BP3012');
    return target;
  }

  #load(candidates: readonly string[]): Module | undefined {
    for (const path of candidates) {
      if (!this.#modules.has(path)) {
        const text = this.#readFile?.(path);
        this.#modules.set(path, text === undefined ? undefined : createModule(parseSource(moduleText(text, path), path)));
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

/** A file of data is a module that exports it. */
function moduleText(text: string, path: string): string {
  return path.endsWith('.json') ? `module.exports = ${text}` : text;
}

/** What a CommonJS module exports under a name that none of its statements gives. The default is all of it. */
function commonJsExport(module: Module, name: string): Resolution {
  return name === 'default' || name === wholeExport ? { kind: 'module', module } : { kind: 'property', module, name };
}
