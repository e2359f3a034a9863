/**
 * Builds everything that ships and everything that tests load: `node esbuild.mjs [--watch | --if-stale] [--quiet]`.
 * Types are checked elsewhere (`npm run check`).
 */
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build, context } from 'esbuild';

const root = import.meta.dirname;
const dist = join(root, 'dist');
const stampFile = join(dist, '.stamp.json');
const flags = new Set(process.argv.slice(2));

const node = { platform: 'node', format: 'cjs', target: 'node22' };
const browser = { platform: 'browser', target: 'es2024' };
/**
 * One row a bundle, with its budget in KiB: about a fifth above what it measures, or less. A row without one is not shipped.
 * The parser alone is some 3,500 KiB; `parser: false` says that a bundle must not contain it.
 */
const bundles = [
  { out: 'extension.cjs', entry: 'extension/main.ts', budget: 150, parser: false, options: { ...node, external: ['vscode'] } },
  { out: 'web.cjs', entry: 'extension/web.ts', budget: 150, parser: false, options: { ...browser, format: 'cjs', external: ['vscode'] } },
  { out: 'worker.cjs', entry: 'extension/workers/node-worker.ts', budget: 4200, parser: true, options: node },
  { out: 'web-worker.js', entry: 'extension/workers/web-worker.ts', budget: 4200, parser: true, options: { ...browser, format: 'iife' } },
  { out: 'webview/graph.js', entry: 'webview/graph/main.ts', budget: 720, parser: false, options: { ...browser, format: 'iife' } },
  { out: 'webview/panel.js', entry: 'webview/panel/main.ts', budget: 330, parser: false, options: { ...browser, format: 'iife' } },
  { out: 'webview/run.js', entry: 'webview/run/main.ts', budget: 290, parser: false, options: { ...browser, format: 'iife' } },
  { out: 'webview/training.js', entry: 'webview/training/main.ts', budget: 330, parser: false, options: { ...browser, format: 'iife' } },
  { out: 'engine.mjs', entry: 'engine/index.ts', budget: 4200, parser: true, options: { ...browser, format: 'esm' } },
  { out: 'cli.mjs', entry: 'engine/cli/main.ts', budget: 4200, parser: true, options: { ...node, format: 'esm' } },
  ...globSync('test/extension/**/*.ts', { cwd: root })
    .sort()
    .map((entry) => ({
      out: entry.replace(/\.ts$/, '.cjs'),
      entry,
      options: { ...node, external: ['vscode', 'mocha'], minify: false, sourcemap: 'inline' },
    })),
];

if (flags.has('--watch')) await watch();
else if (!flags.has('--if-stale') || isStale()) await buildAll();

async function buildAll() {
  const started = performance.now();
  const results = await Promise.all(bundles.map((bundle) => build(optionsOf(bundle)))).catch(endWithBuildErrors);
  const problems = bundles.flatMap((bundle, index) => {
    write(results[index]);
    return checkBundle(bundle, results[index]);
  });
  if (problems.length > 0) {
    console.error(problems.join('\n'));
    process.exit(1);
  }
  const inputs = [...new Set(results.flatMap((result) => Object.keys(result.metafile.inputs)))].sort();
  write({ outputFiles: [{ path: join(dist, 'THIRD_PARTY_NOTICES.txt'), contents: thirdPartyNotices(inputs) }] });
  write({ outputFiles: [{ path: stampFile, contents: JSON.stringify(stampOf(inputs)) }] });
  if (!flags.has('--quiet')) {
    for (const [index, bundle] of bundles.entries()) if (bundle.budget !== undefined) console.log(sizeLine(bundle, results[index]));
    console.log(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  }
}

/** esbuild has printed them already. */
function endWithBuildErrors(error) {
  if (error.errors === undefined) throw error;
  process.exit(1);
}

/** Says `Watching.` when everything has been built once: launch configurations wait for that. */
async function watch() {
  console.log('Building.');
  rmSync(stampFile, { force: true });
  await Promise.all(bundles.map(watchBundle));
  console.log('Watching.');
}

async function watchBundle(bundle) {
  const { promise: builtOnce, resolve: built } = Promise.withResolvers();
  const report = {
    name: 'report',
    setup: (hooks) =>
      hooks.onEnd((result) => {
        if (result.errors.length === 0) {
          write(result);
          console.log(`${new Date().toLocaleTimeString()} built dist/${bundle.out}`);
        }
        built();
      }),
  };
  await (await context({ ...optionsOf(bundle), plugins: [report] })).watch();
  await builtOnce;
}

function optionsOf(bundle) {
  return {
    absWorkingDir: root,
    entryPoints: [{ in: bundle.entry, out: bundle.out.replace(/\.[cm]?js$/, '') }],
    outdir: dist,
    outExtension: { '.js': bundle.out.slice(bundle.out.lastIndexOf('.')) },
    bundle: true,
    minify: true,
    legalComments: 'none',
    // The parser brings an adapter to Node along, which nothing of ours may use and which fails in a module.
    // The reader of CSV asks for it only where it is given a stream of Node's.
    ...(bundle.parser && { external: ['stream'] }),
    define: bundle.parser ? { 'process.browser': 'true' } : {},
    loader: { '.svg': 'text', '.ttf': 'dataurl' },
    logLevel: 'warning',
    metafile: true,
    write: false,
    ...bundle.options,
  };
}

/** Renames into place: a program that runs meanwhile never reads half a file. */
function write({ outputFiles }) {
  for (const file of outputFiles) {
    mkdirSync(dirname(file.path), { recursive: true });
    const temporary = `${file.path}.${process.pid}`;
    writeFileSync(temporary, file.contents);
    renameSync(temporary, file.path);
  }
}

function checkBundle(bundle, result) {
  if (bundle.budget === undefined) return [];
  const problems = [];
  const size = kibibytes(result);
  if (size > bundle.budget) problems.push(`dist/${bundle.out} is ${size} KiB; its budget is ${bundle.budget} KiB (esbuild.mjs).`);
  const hasParser = Object.keys(result.metafile.inputs).some((input) => input.includes('node_modules/typescript/'));
  if (hasParser && !bundle.parser)
    problems.push(`dist/${bundle.out} contains the parser, which belongs into the workers and the command line.`);
  return problems;
}

function sizeLine(bundle, result) {
  return `${`dist/${bundle.out}`.padEnd(26)}${String(kibibytes(result)).padStart(6)} of ${String(bundle.budget).padStart(5)} KiB`;
}

/** Script and style sheet together. */
function kibibytes(result) {
  return Math.ceil(result.outputFiles.reduce((sum, file) => sum + file.contents.length, 0) / 1024);
}

/** The licence of every package that a bundle contains a file of. */
function thirdPartyNotices(inputs) {
  const packages = new Set(
    inputs.map((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]).filter((folder) => folder !== undefined),
  );
  const notices = [...packages].map((folder) => {
    const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const files = globSync('{LICEN[CS]E,COPYING,NOTICE,ThirdPartyNotice}*', { cwd: join(root, folder), nocase: true }).sort();
    const texts =
      files.length > 0 ? files.map((file) => readFileSync(join(root, folder, file), 'utf8').trim()) : [declaredLicence(manifest)];
    return `${manifest.name} ${manifest.version} (${manifest.license})\n\n${texts.join('\n\n')}\n`;
  });
  return ['Backpath contains the following packages.\n', ...notices].join(`\n${'-'.repeat(80)}\n\n`);
}

/** The text of the licence of a package that only names it. */
function declaredLicence({ name, license, author }) {
  if (license !== 'MIT') throw new Error(`${name} has no licence file to copy into THIRD_PARTY_NOTICES.txt.`);
  const [, terms] = readFileSync(join(root, 'LICENSE'), 'utf8').split(/^Copyright.*\n\n/m);
  return `Copyright (c) ${author?.name ?? author ?? `the authors of ${name}`}\n\n${terms.trim()}`;
}

/** Whether anything that went into the last build, or the list of things to build, has changed since. */
function isStale() {
  if (!existsSync(stampFile)) return true;
  const last = JSON.parse(readFileSync(stampFile, 'utf8'));
  const outputs = bundles.map((bundle) => join(dist, bundle.out));
  return !outputs.every(existsSync) || JSON.stringify(last) !== JSON.stringify(stampOf(Object.keys(last.inputs)));
}

function stampOf(inputs) {
  const stamps = inputs.map((input) => [input, stampOfFile(input)]);
  const settings = ['esbuild.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'].map((file) => [file, stampOfFile(file)]);
  return { inputs: Object.fromEntries(stamps), settings, bundles: bundles.map((bundle) => bundle.entry) };
}

function stampOfFile(file) {
  const path = resolve(root, file);
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? 'gone' : `${found.size} ${found.mtimeMs}`;
}
