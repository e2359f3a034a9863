import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { listFiles, PackageManager } from '@vscode/vsce';
import { distFolder, root } from '../host/paths.ts';

describe('the package', () => {
  let files: readonly string[];
  before(async () => {
    files = await listFiles({ cwd: root, packageManager: PackageManager.None });
  });

  it('contains only what runs, and the papers that go with it', () => {
    const expected = /^(dist\/|extension\/media\/|examples\/|package(\.nls)?\.json$|README\.md$|CHANGELOG\.md$|LICENSE$)/;
    assert.deepEqual(
      files.filter((file) => !expected.test(file)),
      [],
    );
    for (const unused of ['dist/cli.mjs', 'dist/engine.mjs', 'dist/backpath.mjs', 'dist/test/extension/index.cjs'])
      assert.ok(!files.includes(unused), unused);
  });

  it('contains every bundle, picture and paper that it needs', () => {
    // What the package exports is for programs, not for the editor.
    const manifest = JSON.stringify({ ...JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')), exports: undefined });
    const named = [...manifest.matchAll(/"\.?\/?((?:dist|extension\/media)\/[^"]+)"/g)].map(([, file = '']) => file);
    assert.ok(named.includes('dist/extension.cjs') && named.includes('dist/web.cjs'), 'the manifest names the entry points');
    const views = ['graph', 'panel'].flatMap((view) => [`dist/webview/${view}.js`, `dist/webview/${view}.css`]);
    const papers = ['README.md', 'CHANGELOG.md', 'LICENSE', 'dist/THIRD_PARTY_NOTICES.txt'];
    for (const file of [
      ...named,
      ...views,
      ...papers,
      'dist/worker.cjs',
      'dist/web-worker.js',
      'examples/paper.ts',
      'examples/backpath.d.ts',
    ]) {
      assert.ok(files.includes(file), file);
    }
  });

  it('names the licence of everything that is bundled', () => {
    const notices = readFileSync(join(distFolder, 'THIRD_PARTY_NOTICES.txt'), 'utf8');
    for (const name of ['typescript', 'cytoscape', 'uplot', '@vscode/webview-ui-toolkit', 'tslib']) {
      assert.match(notices, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\([\\w.-]+\\)$`, 'm'));
    }
  });
});

describe('dist/engine.mjs', () => {
  it('is an ES module that differentiates, in Node', async () => {
    const engine: typeof import('../../engine/index.ts') = await import(pathToFileURL(join(distFolder, 'engine.mjs')).href);
    const { functions } = engine.compile('/** @differentiable */ export function square(x: number): number { return x * x; }');
    assert.deepEqual(functions[0]?.valueAndGradient(3), { value: 9, gradient: [6] });
  });
});
