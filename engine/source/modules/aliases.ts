import { ts } from '../typescript.ts';
import { besidePath, importCandidates, isRelative, normalizePath } from './resolve.ts';

type ReadFile = (path: string) => string | undefined;

/** Where a project says that imports lead which name no file and no package: `compilerOptions` of its `tsconfig.json`. */
interface Aliases {
  readonly baseUrl: string | undefined;
  /** What the targets of `paths` are relative to. */
  readonly folder: string;
  readonly paths: readonly (readonly [pattern: string, targets: readonly string[]])[];
}

/** More configurations than this do not extend each other, unless in a circle. */
const mostParents = 10;

/**
 * The files that an import can mean by the aliases of its project, best first, as TypeScript resolves them: by the pattern
 * of `paths` that fits best, then from `baseUrl`.
 */
export function aliasCandidates(specifier: string, importer: string, readFile: ReadFile): readonly string[] {
  if (importer.includes('/node_modules/')) return [];
  const aliases = nearest(importer, readFile);
  if (!aliases) return [];
  const files = (folder: string, target: string) => importCandidates(isRelative(target) ? target : `./${target}`, folder);
  const mapped = bestMatch(aliases.paths, specifier).flatMap((target) =>
    /^(?:[/\\]|[A-Za-z][\w+.-]*:)/.test(target) ? importCandidates(target, '') : files(aliases.folder, target),
  );
  return aliases.baseUrl === undefined ? mapped : [...mapped, ...files(aliases.baseUrl, specifier)];
}

/** The targets of the exact name, or else of the pattern with the longest beginning, filled in. */
function bestMatch(paths: Aliases['paths'], specifier: string): readonly string[] {
  const exact = paths.find(([pattern]) => pattern === specifier);
  if (exact) return exact[1];
  const fitting = paths.flatMap(([pattern, targets]) => {
    const [start = '', end] = pattern.split('*');
    const fits =
      end !== undefined && specifier.length >= start.length + end.length && specifier.startsWith(start) && specifier.endsWith(end);
    return fits ? [{ start, middle: specifier.slice(start.length, specifier.length - end.length), targets }] : [];
  });
  const [best] = fitting.sort((a, b) => b.start.length - a.start.length);
  return best ? best.targets.map((target) => target.replace('*', best.middle)) : [];
}

/** Of the innermost configuration around a file. */
function nearest(importer: string, readFile: ReadFile): Aliases | undefined {
  const steps = importer.split('/').slice(0, -1);
  // A path that begins at the root, or with a scheme, has no folder above that.
  const least = /^(?:\/|[A-Za-z][\w+.-]*:)/.test(importer) ? 1 : 0;
  for (let length = steps.length; length >= least; length--) {
    const folder = steps
      .slice(0, length)
      .map((step) => `${step}/`)
      .join('');
    for (const name of ['tsconfig.json', 'jsconfig.json']) {
      const found = aliasesOf(folder + name, readFile);
      if (found) return found;
    }
  }
  return undefined;
}

/** `extends` gives what the configuration itself does not say. */
function aliasesOf(path: string, readFile: ReadFile, depth = 0): Aliases | undefined {
  const text = depth < mostParents ? readFile(normalizePath(path)) : undefined;
  if (text === undefined) return undefined;
  const config: unknown = ts.parseConfigFileTextToJson(path, text).config;
  const parents = [property(config, 'extends')].flat().filter((one) => typeof one === 'string' && isRelative(one));
  const inherited = parents
    .map((one) => aliasesOf(besidePath(/\.json$/.test(String(one)) ? String(one) : `${one}.json`, path), readFile, depth + 1))
    .findLast((one) => one !== undefined);
  const options = property(config, 'compilerOptions');
  const base = property(options, 'baseUrl');
  const paths = property(options, 'paths');
  const baseUrl = typeof base === 'string' ? besidePath(`${base.replace(/\/+$/, '')}/`, path) : inherited?.baseUrl;
  if (typeof paths !== 'object' || paths === null) return { paths: [], folder: baseUrl ?? path, ...inherited, baseUrl };
  const known = Object.entries(paths).map(
    ([pattern, targets]) => [pattern, [targets].flat().filter((one) => typeof one === 'string')] as const,
  );
  return { baseUrl, folder: baseUrl ?? path, paths: known };
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}
