import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { compile } from '../../../engine/compile.ts';
import { at } from '../../../engine/invariant.ts';
import { printTrace } from '../../../engine/trace/printer.ts';

describe('the worked example of ARCHITECTURE.md', () => {
  const page = readFileSync(new URL('../../../ARCHITECTURE.md', import.meta.url), 'utf8');

  it('has the trace that the page shows', () => {
    const source = /```ts\n(export function clipped[\s\S]*?)```/.exec(page)?.[1] ?? '';
    const listing = /<!-- listing: clipped ssa -->\n```\n([\s\S]*?)```/.exec(page)?.[1];
    const fn = at(compile(source, { only: 'clipped' }).functions, 0).startingAt([[0.5, 3], 1]);
    assert.equal(printTrace(fn.at(fn.start).ssa), listing);
    assert.deepEqual(fn.valueAndGradient([0.5, 3], 1), { value: 0.75, gradient: [[0.5, 0], 0.5] });
  });
});
