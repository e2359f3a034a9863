/** Is the import one of a file beside this one (and not of a package)? */
export function isRelative(specifier: string): boolean {
  return /^\.\.?(?:\/|$)/.test(specifier);
}

/**
 * The files that a relative import can mean, best first, as TypeScript resolves it: `./a` is `a.ts`, `a.tsx`, `a.js` or
 * `a/index.ts`; `./a.js` may be written in `a.ts`. Paths and URIs alike: only what follows the last slash of the importer is replaced.
 */
export function importCandidates(specifier: string, importer: string): readonly string[] {
  const path = join(folderOf(importer), specifier);
  const stem = path.replace(/\.([cm]?)jsx?$/, '.$1');
  const sources = stem === path ? [] : [`${stem}ts`, `${stem}tsx`];
  const exact = /\.(?:[cm]?[jt]sx?|json)$/.test(path) ? [path] : [];
  const extended = ['.ts', '.tsx', '.js', '.jsx', '/index.ts', '/index.tsx', '/index.js', '.cjs', '.mjs', '.json'].map(
    (ending) => path + ending,
  );
  return [...sources, ...exact, ...extended];
}

/** A path that is written in a file, from where the file is; one that begins at the root, or with a scheme, as it is. */
export function besidePath(path: string, file: string): string {
  if (/^(?:[/\\]|[A-Za-z][\w+.-]*:)/.test(path)) return path;
  return join(folderOf(file), path);
}

function folderOf(file: string): string {
  return file.slice(0, Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
}

/** The path without `.` steps, and without `..` steps where there is something to leave. */
export function normalizePath(path: string): string {
  return join('', path);
}

function join(folder: string, path: string): string {
  const steps: string[] = [];
  for (const step of (folder + path).split(/[/\\]/)) {
    const last = steps.at(-1);
    if (step === '..' && last !== undefined && last !== '' && last !== '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}
