import assert from 'node:assert/strict';
import { compileSource } from '../../../engine/source/compile.ts';
import { marked } from './marked.ts';

describe('fixes of the front end', () => {
  it('put Math before a name that is one of its', () => {
    const source = 'function f(x: number): number { return ⟦sin⟧(x) * ⟦PI⟧; }';
    const { text, spans } = marked(`/** @differentiable */\n${source}`);
    const fixes = compileSource(text).diagnostics.map((diagnostic) => diagnostic.fixes);
    assert.deepEqual(fixes, [
      [{ title: 'Use Math.sin', edits: [{ span: spans[0], newText: 'Math.sin' }] }],
      [{ title: 'Use Math.PI', edits: [{ span: spans[1], newText: 'Math.PI' }] }],
    ]);
  });

  it('are not offered where they would not help', () => {
    const { diagnostics } = compileSource(
      '/** @differentiable */\nfunction f(x: number): number { return sin + PI(x) + clz32(x) + toString(x) + other; }',
    );
    assert.equal(diagnostics.length, 5);
    for (const { fixes } of diagnostics) assert.equal(fixes, undefined);
  });
});
