import { normalizePath } from './resolve.ts';

type ReadFile = (path: string) => string | undefined;

/**
 * The files that the import of a package can mean, best first: what its `package.json` names as entry points, wherever a
 * `node_modules` folder stands above the importer, and where sources usually are.
 */
export function packageCandidates(specifier: string, importer: string, readFile: ReadFile): readonly string[] {
  const [, name = '', inside = ''] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/.exec(specifier) ?? [];
  if (name === '') return [];
  return foldersAbove(importer).flatMap((folder) => {
    const root = `${folder}node_modules/${name}/`;
    const description = readFile(normalizePath(`${root}package.json`));
    if (description === undefined) return [];
    const entries =
      inside === ''
        ? entryPoints(description)
        : [...exportedPaths(property(parsed(description), 'exports'), `./${inside}`).flatMap(withEndings), ...withEndings(inside)];
    return entries.map((entry) => normalizePath(root + entry));
  });
}

/** With the slash at their end, the innermost first. */
function foldersAbove(path: string): readonly string[] {
  const steps = path.split('/').slice(0, -1);
  return steps.map((_, index) => `${steps.slice(0, steps.length - index).join('/')}/`).concat('');
}

/** The file at the root of a package: its sources first, then what it names as its module. */
function entryPoints(description: string): readonly string[] {
  const all = parsed(description);
  const named = (field: string) => chosen(property(all, field));
  const entries = [...named('source'), ...exportedPaths(property(all, 'exports'), '.'), ...named('module'), ...named('main')];
  return [...entries.flatMap(withEndings), 'src/index.ts', 'index.ts', 'src/index.js', 'index.js'];
}

/** The files that `exports` gives for a path inside the package, `.` for the package itself; conditions as an import chooses them. */
function exportedPaths(exports: unknown, path: string): readonly string[] {
  const exact = property(exports, path);
  if (exact !== undefined) return chosen(exact);
  if (path === '.') return chosen(exports);
  if (typeof exports !== 'object' || exports === null) return [];
  return Object.entries(exports).flatMap(([pattern, target]) => {
    const [start = '', end] = pattern.split('*');
    if (end === undefined || !path.startsWith(start) || !path.endsWith(end) || path.length < start.length + end.length) return [];
    const middle = path.slice(start.length, path.length - end.length);
    return chosen(target).map((one) => one.replaceAll('*', middle));
  });
}

function chosen(target: unknown): readonly string[] {
  if (typeof target === 'string') return [target];
  if (Array.isArray(target)) return target.flatMap(chosen);
  if (typeof target !== 'object') return [];
  return conditions.flatMap((condition) => chosen(property(target, condition) ?? []));
}

/** What a bundler for the browser or Node would take, sources before what was built from them. */
const conditions = ['source', 'import', 'module', 'default', 'node', 'require', 'browser'];

function withEndings(path: string): readonly string[] {
  const plain = path.replace(/^\.\//, '');
  const typed = plain.replace(/\.([cm]?)js$/, '.$1ts');
  return [...new Set([typed, plain])].concat(
    /\.(?:[cm]?[jt]s|json)$/.test(plain)
      ? []
      : [`${plain}.ts`, `${plain}.js`, `${plain}/index.ts`, `${plain}/index.js`, `${plain}/index.cjs`, `${plain}/index.mjs`],
  );
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
