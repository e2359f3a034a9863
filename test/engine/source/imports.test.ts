import assert from 'node:assert/strict';
import { compile } from '../../../engine/index.ts';
import { importCandidates, normalizePath } from '../../../engine/source/modules/resolve.ts';

/** What the function `f` of `src/main.ts` gives. */
function valueAtThree(files: Readonly<Record<string, string>>): number | undefined {
  const readFile = (path: string) => new Map(Object.entries(files)).get(path);
  const { functions, diagnostics } = compile(readFile('src/main.ts') ?? '', { fileName: 'src/main.ts', only: 'f', readFile });
  assert.deepEqual(diagnostics, []);
  return functions[0]?.value(3);
}

describe('imports', () => {
  it('follows names, renamed names, defaults and whole modules', () => {
    const a = 'export const k = 10; export function g(x: number) { return x + k; } export default (x: number) => x * 2;';
    const main = (text: string) => valueAtThree({ 'src/main.ts': text, 'src/a.ts': a });
    assert.equal(main("import { g } from './a'; const f = (x: number) => g(x);"), 13);
    assert.equal(main("import { g as h, k } from './a'; const f = (x: number) => h(x) * k;"), 130);
    assert.equal(main("import twice from './a'; const f = (x: number) => twice(x);"), 6);
    assert.equal(main("import twice, { k } from './a'; const f = (x: number) => twice(x) + k;"), 16);
    assert.equal(main("import * as a from './a'; const f = (x: number) => a.g(x) + a.k + a.default(x);"), 29);
    assert.equal(main("import * as a from './a'; const { g: h } = a; const f = (x: number) => { const { k } = a; return h(x) + k; };"), 23);
  });

  it('follows re-exports', () => {
    const files = {
      'src/a.ts':
        "export { g as h } from './b'; export * from './c'; export * as d from './d'; import { k } from './d'; export { k as kk };",
      'src/b.ts': 'function g(x: number) { return x + 1; } export { g };',
      'src/c.ts': 'export const c = 100; export default 7;',
      'src/d.ts': 'export const k = 1000;',
    };
    const main = "import { h, c, d, kk } from './a'; const f = (x: number) => h(x) + c + d.k + kk;";
    assert.equal(valueAtThree({ ...files, 'src/main.ts': main }), 4 + 100 + 1000 + 1000);
  });

  it('follows circles of imports, and ends in circles of re-exports', () => {
    const files = {
      'src/a.ts': "import { h } from './b'; export const g = (x: number) => (x > 0 ? h(x - 1) : 5); export { lost } from './b';",
      'src/b.ts': "import { g } from './a'; export const h = (x: number) => g(x - 1) + 1; export { lost } from './a';",
    };
    assert.equal(valueAtThree({ ...files, 'src/main.ts': "import { g } from './a'; const f = (x: number) => g(x);" }), 7);
    const lost = compile("import { lost } from './a'; const f = (x: number) => lost(x);", {
      fileName: 'src/main.ts',
      only: 'f',
      readFile: (path) => new Map(Object.entries(files)).get(path),
    });
    assert.deepEqual(lost.diagnostics.map(({ code }) => code), ['BP3014']); // biome-ignore format: short
  });

  it('finds the sources of packages by what their description names', () => {
    const description = (fields: object) => JSON.stringify(fields);
    const main = "import { g } from 'pkg'; const f = (x: number) => g(x);";
    const lib = 'export const g = (x: number) => x * 2;';
    const packages: readonly Readonly<Record<string, string>>[] = [
      { 'node_modules/pkg/package.json': description({ main: './lib/main.js' }), 'node_modules/pkg/lib/main.js': lib },
      { 'node_modules/pkg/package.json': description({ module: 'dist/m.mjs' }), 'node_modules/pkg/dist/m.mjs': lib },
      { 'src/node_modules/pkg/package.json': description({ exports: { '.': { import: './a.js' } } }), 'src/node_modules/pkg/a.ts': lib },
      { 'node_modules/pkg/package.json': 'no JSON', 'node_modules/pkg/src/index.ts': lib },
    ];
    for (const files of packages) assert.equal(valueAtThree({ ...files, 'src/main.ts': main }), 6);
    const inside = { 'node_modules/@a/pkg/package.json': '{}', 'node_modules/@a/pkg/lib/g.ts': lib };
    assert.equal(valueAtThree({ ...inside, 'src/main.ts': main.replace('pkg', '@a/pkg/lib/g') }), 6);
  });

  it('follows the aliases of the project', () => {
    const lib = 'export const g = (x: number) => x * 2;';
    const main = (from: string) => `import { g } from '${from}'; const f = (x: number) => g(x);`;
    const config = (compilerOptions: object, others: object = {}) => JSON.stringify({ ...others, compilerOptions });
    const cases: readonly (readonly [from: string, files: Readonly<Record<string, string>>])[] = [
      ['@lib/g', { 'tsconfig.json': config({ paths: { '@lib/*': ['./shared/*'] } }), 'shared/g.ts': lib }],
      ['g', { 'tsconfig.json': config({ baseUrl: './shared/', paths: { g: ['deep/g.js'] } }), 'shared/deep/g.ts': lib }],
      ['deep/g', { 'tsconfig.json': config({ baseUrl: '.' }), 'deep/g/index.ts': lib }],
      [
        '~/g',
        { 'src/jsconfig.json': config({ paths: { '~/*': ['gone/*', '../shared/*'] } }), 'shared/g.js': 'export const g = (x) => 2 * x;' },
      ],
      [
        '@lib/in/g',
        { 'tsconfig.json': config({ paths: { '@lib/*': ['a/*'], '@lib/in/*': ['b/*'], '*': ['c/*'] } }), 'a/in/g.ts': '', 'b/g.ts': lib },
      ],
      [
        '@lib/g',
        {
          'tsconfig.json': `{ // with comments
            "extends": "./base", "include": ["src"], }`,
          'base.json': config({ paths: { '@lib/*': ['lib/*'] } }),
          'lib/g.ts': lib,
        },
      ],
      [
        'pkg',
        {
          'tsconfig.json': config({ paths: { other: ['lib/*'] } }),
          'node_modules/pkg/package.json': '{}',
          'node_modules/pkg/index.ts': lib,
        },
      ],
    ];
    for (const [from, files] of cases) assert.equal(valueAtThree({ ...files, 'src/main.ts': main(from) }), 6, from);
    const wrong = [
      { 'tsconfig.json': '{ "extends": "./tsconfig.json" }' },
      { 'tsconfig.json': '}' },
      { 'tsconfig.json': '{"compilerOptions":{"paths":{"g":7}}}' },
    ];
    for (const files of wrong) {
      const readFile = (path: string) => new Map(Object.entries(files)).get(path);
      const { diagnostics } = compile(main('g'), { fileName: 'src/main.ts', only: 'f', readFile });
      assert.deepEqual(diagnostics.map(({ code }) => code), ['BP3012']); // biome-ignore format: short
    }
  });

  it('reads each file in its own scope', () => {
    const files = {
      'src/main.ts': "import { g } from './deep/a'; const k = 1; const f = (x: number) => g(x) + k;",
      'src/deep/a.ts': "import { h } from '../b.js'; const k = 10; export const g = (x: number) => h(x) + k;",
      'src/b.ts': 'const k = 100; export const h = (x: number) => x + k;',
    };
    assert.equal(valueAtThree(files), 3 + 1 + 10 + 100);
  });

  it('lets two files share a third', () => {
    const files = {
      'src/main.ts': "import { a } from './a'; import { b } from './b'; const f = (x: number) => a(x) + b(x);",
      'src/a.ts': "import { k } from './k'; export const a = (x: number) => x * k;",
      'src/b.ts': "import { k } from './k'; export const b = (x: number) => x + k;",
      'src/k.ts': 'export const k = Math.sqrt(16);',
    };
    assert.equal(valueAtThree(files), 12 + 7);
  });

  it('reads no file that no function needs, and each at most once', () => {
    const read: string[] = [];
    const readFile = (path: string) => {
      read.push(path);
      return path === 'a.ts' ? 'export const a = 2;' : undefined;
    };
    const text =
      "import './styles.css'; import { x } from './x'; import { a } from './a'; const f = (t: number) => a * t * a; const g = () => a;";
    for (const only of ['f', 'g']) assert.deepEqual(compile(text, { only, readFile }).diagnostics, []);
    assert.deepEqual(read, ['a.ts', 'a.ts']);
  });

  it('resolves paths as TypeScript does', () => {
    const first = (specifier: string, importer: string) => importCandidates(specifier, importer)[0];
    assert.equal(first('./b', '/home/me/a.ts'), '/home/me/b.ts');
    assert.equal(first('../b', '/home/me/a.ts'), '/home/b.ts');
    assert.equal(first('./b.js', 'a.ts'), 'b.ts');
    assert.equal(first('./b.mjs', 'a.ts'), 'b.mts');
    assert.equal(first('./b.tsx', 'a.ts'), 'b.tsx');
    assert.equal(first('../../b', 'src/a.ts'), '../b.ts');
    assert.equal(first('./b', 'vscode-vfs://github/me/repo/a.ts'), 'vscode-vfs://github/me/repo/b.ts');
    assert.equal(first('./b', 'c:\\me\\a.ts'), 'c:/me/b.ts');
    assert.deepEqual(importCandidates('./b', 'a.ts').slice(0, 5), ['b.ts', 'b.tsx', 'b.js', 'b.jsx', 'b/index.ts']);
    assert.equal(importCandidates('.', 'src/a.ts').includes('src/index.ts'), true);
    assert.equal(normalizePath('./src/../a.ts'), 'a.ts');
  });
});
