import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultRunSettings, draws, estimators, granularities, optimizers } from '../../engine/index.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'));
const manifest = read('package.json');
const { properties } = manifest.contributes.configuration;

describe('manifest', () => {
  it('has the engine’s defaults', () => {
    const { estimator, optimizer, seed } = defaultRunSettings([]);
    const { fixed, ...settings } = estimator;
    assert.deepEqual(fixed, []);
    for (const [name, value] of Object.entries(settings)) assert.equal(properties[`backpath.estimator.${name}`].default, value, name);
    assert.equal(properties['backpath.optimizer'].default, optimizer.name);
    assert.equal(properties['backpath.learningRate'].default, optimizer.learningRate);
    assert.equal(properties['backpath.seed'].default, seed);
  });

  it('offers what the engine has', () => {
    assert.deepEqual(
      properties['backpath.estimator.name'].enum,
      estimators.map(({ name }) => name),
    );
    assert.deepEqual(properties['backpath.estimator.granularity'].enum, granularities);
    assert.deepEqual(properties['backpath.estimator.draw'].enum, draws);
    assert.deepEqual(
      properties['backpath.optimizer'].enum,
      optimizers.map(({ name }) => name),
    );
  });

  it('describes every key and setting in the README, with its default', () => {
    const texts = read('package.nls.json');
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const text = (reference: string): string => texts[reference.slice(1, -1)];
    for (const [name, { default: standard, markdownDescription }] of Object.entries<Record<string, string>>(properties))
      assert.ok(readme.includes(`| \`${name}\` | \`${standard}\` | ${text(markdownDescription ?? '')} |`), name);
    const { commands, keybindings } = manifest.contributes;
    for (const { command, key } of keybindings) {
      const { title } = commands.find((each: { readonly command: string }) => each.command === command);
      const keys = key.replaceAll(/\b[a-z]/g, (letter: string) => letter.toUpperCase());
      assert.ok(readme.includes(`| ${keys} | ${text(title)} |`), `${keys}: ${text(title)}`);
    }
  });

  it('binds no key outside its own views, and none that means something everywhere', () => {
    for (const { key, when } of manifest.contributes.keybindings) {
      assert.ok(when.includes("(activeWebviewPanelId == 'backpath.graph' || focusedView == 'backpath.panel')"), key);
      assert.ok(when.includes('!inDebugMode'), `${key} belongs to the debugger while it runs`);
      // Context menu, palette, rename, next problem, full screen.
      assert.ok(!['shift+f10', 'f1', 'f2', 'f8', 'f11'].includes(key), key);
    }
  });

  it('has a text for every key, and a key for every text', () => {
    const used = [...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(read('package.nls.json')).sort());
  });
});
