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
    const entries = inside === '' ? entryPoints(description) : withEndings(inside);
    return entries.map((entry) => normalizePath(root + entry));
  });
}

/** With the slash at their end, the innermost first. */
function foldersAbove(path: string): readonly string[] {
  const steps = path.split('/').slice(0, -1);
  return steps.map((_, index) => `${steps.slice(0, steps.length - index).join('/')}/`).concat('');
}

function entryPoints(description: string): readonly string[] {
  const named = ['source', 'module', 'import', 'default', 'main'].flatMap((field) => textsUnder(parsed(description), field));
  return [...named.flatMap(withEndings), 'src/index.ts', 'index.ts', 'src/index.js', 'index.js'];
}

function withEndings(path: string): readonly string[] {
  const plain = path.replace(/^\.\//, '');
  const typed = plain.replace(/\.([cm]?)js$/, '.$1ts');
  return [...new Set([typed, plain])].concat(
    /\.[cm]?[jt]s$/.test(plain) ? [] : [`${plain}.ts`, `${plain}.js`, `${plain}/index.ts`, `${plain}/index.js`],
  );
}

/** The texts that stand under a name in the description itself or in what it exports at its root. */
function textsUnder(description: unknown, field: string): readonly string[] {
  const own = property(description, field);
  const exported = property(description, 'exports');
  const root = property(exported, '.') ?? exported;
  return [own, property(root, field), field === 'default' ? root : undefined].filter((one) => typeof one === 'string');
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
