import type { Source } from './service.ts';

/** How a source is compiled: what it imports is read from what came with it. */
export function compileOptions({ fileName, files }: Omit<Source, 'text'>) {
  return { fileName, readFile: (path: string) => files[path] ?? undefined };
}
