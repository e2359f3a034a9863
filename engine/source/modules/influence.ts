import { append } from '../../lists.ts';
import type { ts } from '../typescript.ts';
import { type Binding, keyOf, type ModuleEffect } from './bindings.ts';
import { isDeclaring } from './changes.ts';
import { acts, deedsOf } from './deeds.ts';
import type { ModuleGraph, Resolution } from './graph.ts';
import type { Module } from './module.ts';

/** What a name stands for, a module, or a statement. */
type Place = object;

/** The place of `globalThis`. */
export const globalObject: Place = {};

/**
 * Which statements at the top level of modules may change what is read, through whatever they call. A statement is left
 * out only where its text, with that of all that it mentions, shows that it changes nothing of the kind.
 */
export class Influence {
  readonly #graph: ModuleGraph;
  /** From what is mentioned to what mentions it. */
  readonly #users = new Map<Place, Place[]>();
  /** From what is changed to the code that changes it. */
  readonly #writers = new Map<Place, Place[]>();
  readonly #exported = new Set<Module>();
  /** What mentions something that is read, what changes that, and what changes something that its text does not tell; through others, too. */
  readonly #readers = new Set<Place>();
  readonly #changing = new Set<Place>();
  readonly #wild = new Set<Place>();

  constructor(graph: ModuleGraph, modules: readonly Module[]) {
    this.#graph = graph;
    const wild = modules.flatMap((module) => [
      ...bodiesIn(module).flatMap(([key, body]) => this.#add(key, body, module)),
      ...module.effects.filter(isActing).flatMap(({ statement }) => this.#add(statement, statement, module)),
    ]);
    this.#spread(this.#wild, wild);
  }

  /** The key of something that is read from now on. */
  read(key: Place): void {
    for (const reader of this.#spread(this.#readers, [key])) this.#spread(this.#changing, this.#writers.get(reader) ?? []);
  }

  /** May the statement change something that is read? */
  touches({ statement }: ModuleEffect): boolean {
    return this.#changing.has(statement) || (this.#readers.has(statement) && this.#wild.has(statement));
  }

  /** Marks places and all that mentions them; gives what was not marked before. */
  #spread(marked: Set<Place>, places: readonly Place[]): readonly Place[] {
    const found = places.filter((place) => !marked.has(place));
    for (const place of found) marked.add(place);
    for (const place of found) {
      for (const user of this.#users.get(place) ?? []) {
        if (marked.has(user)) continue;
        marked.add(user);
        found.push(user);
      }
    }
    return found;
  }

  /** Gives the code if what it changes cannot be told. */
  #add(code: Place, node: ts.Node, module: Module): readonly Place[] {
    const { mentions, writes, wild } = deedsOf(node);
    for (const name of mentions) for (const place of this.#placesOf(name, module)) append(this.#users, place, code);
    for (const place of [...writes].flatMap((name) => this.#placesOf(name, module))) {
      append(this.#writers, place, code);
      // What is changed may hold from then on what the code mentions.
      append(this.#users, code, place);
    }
    return wild ? [code] : [];
  }

  #placesOf(name: string, module: Module): readonly Place[] {
    const binding = module.bindings.get(name);
    if (!binding) return name === 'globalThis' ? [globalObject] : [];
    return this.#placesAt(binding.kind === 'import' ? this.#graph.resolve(binding) : { kind: 'binding', binding });
  }

  #placesAt(found: Resolution): readonly Place[] {
    if (found.kind === 'failure' || found.kind === 'library') return [];
    if (found.kind !== 'binding') {
      this.#addExports(found.module);
      return [found.module];
    }
    const { binding } = found;
    return binding.kind === 'bodiless' || binding.kind === 'duplicate' ? [] : [keyOf(binding)];
  }

  /** Whoever mentions a whole module may mean each thing that it exports. */
  #addExports(module: Module): void {
    if (this.#exported.has(module)) return;
    this.#exported.add(module);
    const exports = [...module.exports.values(), ...(module.commonJs ? module.bindings.values() : [])];
    const found = exports.map(
      (binding): Resolution => (binding.kind === 'import' ? this.#graph.resolve(binding) : { kind: 'binding', binding }),
    );
    for (const one of [...found, ...module.reExports.map((all) => this.#graph.resolve(all))]) {
      for (const place of this.#placesAt(one)) append(this.#users, place, module);
    }
  }
}

/** What a module declares, with the code of each. */
function bodiesIn(module: Module): readonly (readonly [Place, ts.Node])[] {
  const byDefault = [...module.exports.values()].filter(({ kind }) => kind === 'expression');
  return [...module.bindings.values(), ...byDefault].flatMap((binding) => {
    const body = bodyOf(binding);
    return body ? [body] : [];
  });
}

function bodyOf(binding: Binding): readonly [Place, ts.Node] | undefined {
  if (binding.kind === 'function') return [keyOf(binding), binding.definition.node];
  if (binding.kind === 'variable') return [keyOf(binding), binding.declaration];
  return binding.kind === 'class' || binding.kind === 'expression' ? [keyOf(binding), binding.node] : undefined;
}

function isActing({ statement }: ModuleEffect): boolean {
  return !isDeclaring(statement) || acts(statement);
}
