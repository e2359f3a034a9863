import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { root } from '../host/paths.ts';

export interface Import {
  /** From the root, both. A package keeps its name. */
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

/** Sources under a folder of the root, by path from the root. */
export function sourcesOf(folder: string): readonly string[] {
  return globSync(`${folder}/**/*.ts`, { cwd: root }).sort();
}

export function textOf(source: string): string {
  return readFileSync(join(root, source), 'utf8');
}

/** Every import and re-export of a source, of types too: a bundler forgets those. */
export function importsOf(source: string): readonly Import[] {
  const text = textOf(source);
  const statement = /^(?:import|export)\s+(type\s)?(?:[^'";]*\sfrom\s)?'([^']+)'/gm;
  const call = /\b(import)\('([^']+)'\)/g;
  return [...text.matchAll(statement), ...text.matchAll(call)].map(([, kind, specifier = '']) => ({
    from: source,
    to: specifier.startsWith('.') ? normalize(join(dirname(source), specifier)) : specifier,
    typeOnly: kind?.trim() === 'type',
  }));
}

export function show({ from, to }: Import): string {
  return `${from} imports ${to}`;
}
