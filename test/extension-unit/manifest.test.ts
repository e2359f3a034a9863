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

  it('has a text for every key, and a key for every text', () => {
    const used = [...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(read('package.nls.json')).sort());
  });
});
