import assert from 'node:assert/strict';
import type { Import } from './imports.ts';
import { importsOf, show, sourcesOf, textOf } from './imports.ts';
import { isCommon, stageOf } from './layers.ts';

describe('layering', () => {
  const engine = sourcesOf('engine');
  const engineImports = engine.flatMap(importsOf);

  it('gives every file of the engine a place', () => {
    assert.deepEqual(
      engine.filter((file) => !isCommon(file) && stageOf(file) < 0),
      [],
    );
    assert.ok(engineImports.length > 100, 'imports are found at all');
  });

  it('imports one way along the stages', () => {
    const backwards = engineImports.filter(({ from, to }) => !isCommon(from) && stageOf(to) > stageOf(from));
    assert.deepEqual(backwards.map(show), []);
  });

  it('keeps the common ground to itself', () => {
    const leaving = engineImports.filter(({ from, to }) => isCommon(from) && stageOf(to) >= 0 && !isCommon(to));
    assert.deepEqual(leaving.map(show), []);
  });

  it('imports nothing but the readers of TypeScript, CSV and gzip into the engine, each in one file', () => {
    const foreign = engineImports.filter(({ from, to }) => !to.startsWith('engine/') && !from.startsWith('engine/cli/'));
    assert.deepEqual(
      [...new Set(foreign.map(show))],
      [
        'engine/data/csv.ts imports papaparse/papaparse.js',
        'engine/data/gzip.ts imports fflate',
        'engine/source/typescript.ts imports typescript',
      ],
    );
  });

  it('has no cycles among files', () => {
    assert.deepEqual(cyclesOf(engineImports), []);
  });

  it('lets the extension and the webviews see only the public engine', () => {
    const outside = [...sourcesOf('extension'), ...sourcesOf('webview')].flatMap(importsOf);
    const deep = outside.filter(({ to }) => to.startsWith('engine/') && to !== 'engine/index.ts');
    assert.deepEqual(deep.map(show), []);
  });

  it('lets the webviews import types of the engine only', () => {
    const running = sourcesOf('webview')
      .flatMap(importsOf)
      .filter(({ to, typeOnly }) => to.startsWith('engine/') && !typeOnly);
    assert.deepEqual(running.map(show), []);
  });

  it('keeps host and webviews apart but for the protocol', () => {
    const shared = ['webview/protocol.ts', 'webview/document.ts'];
    const across = [
      ...sourcesOf('extension')
        .flatMap(importsOf)
        .filter(({ to }) => to.startsWith('webview/') && !shared.includes(to)),
      ...sourcesOf('webview')
        .flatMap(importsOf)
        .filter(({ to }) => to.startsWith('extension/') || to === 'vscode' || to.startsWith('node:')),
    ];
    assert.deepEqual(across.map(show), []);
  });

  it('names the toolkit in one folder', () => {
    const elsewhere = sourcesOf('webview').filter(
      (file) =>
        !file.startsWith('webview/controls/') &&
        /webview-ui-toolkit|vscode-(button|dropdown|option|text-field|checkbox|badge|divider)\b/.test(textOf(file)),
    );
    assert.deepEqual(elsewhere, []);
  });
});

/** Groups of files that run before each other; types may refer to each other. */
function cyclesOf(imports: readonly Import[]): readonly string[] {
  const targets = Map.groupBy(
    imports.filter((one) => !one.typeOnly),
    (one) => one.from,
  );
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (done.has(file) || path.includes(file)) return;
    for (const { to } of targets.get(file) ?? []) visit(to, [...path, file]);
    done.add(file);
  };
  for (const file of targets.keys()) visit(file, []);
  return cycles;
}
