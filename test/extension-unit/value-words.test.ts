import assert from 'node:assert/strict';
import { hintText, hoverText } from '../../extension/editor/value-words.ts';

const value = {
  description: 'u = x × y',
  span: { file: 'f.ts', line: 1, column: 1, endLine: 1, endColumn: 6 },
  value: 1 / 3,
  adjoint: -0,
  share: 0.12345,
  times: 3,
  branches: [],
};

describe('a value in words', () => {
  it('has all digits on hover, and how often each branch was kept', () => {
    const text = hoverText(value, 'f', 7, [{ name: 'u1', kept: 3, of: 12 }]);
    assert.deepEqual(text.split('\n'), [
      '**`u = x × y`**, the last of 3 in `f`, iteration 7',
      '',
      '- value `0.3333333333333333`',
      '- adjoint `-0`',
      '- share of the gradient 12.3 %',
      '- branch `u1` kept 3 of 12 times (25 %)',
    ]);
  });

  it('is short as a hint', () => {
    assert.equal(hintText({ ...value, adjoint: Number.NaN }), '= 0.3333 · ∂ NaN · 12.3 %');
  });

  it('keeps what looks like Markdown as code', () => {
    assert.ok(hoverText({ ...value, description: 'a`b' }, 'f', 0, []).startsWith('**`` a`b ``**'));
  });
});
