import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../../../engine/index.ts';

const root = join(import.meta.dirname, '../../..');

/** The paper's Figure 5, as printed, with e^x1 written exp(x1). */
const figure5 = `x ← Param0
y ← Param1
x1, x2 ← x
a ← exp(x1)
b ← x2 + y
z ← a × b
Return z
`;

describe('the single-access listing of f2', () => {
  const [f2] = compile(readFileSync(join(root, 'examples/paper.ts'), 'utf8'), { only: 'f2' }).functions;

  it("is the paper's Figure 5 up to names", () => {
    assert.equal(withoutNames(f2?.listing('ssa-sa') ?? ''), withoutNames(figure5));
  });

  it('is the one that ARCHITECTURE.md shows', () => {
    const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
    const shown = page.match(/<!-- listing: f2 ssa-sa -->\n```\n([^`]*)```/)?.[1];
    assert.equal(shown, f2?.listing('ssa-sa'));
  });
});

/** Every name replaced by the order in which it first comes; what is not a value's name (exp, Param0, Return) stays. */
function withoutNames(listing: string): string {
  const defined = listing.split('\n').flatMap((line) => (line.includes('←') ? (line.split('←')[0]?.match(/\w+/g) ?? []) : []));
  const order = new Map([...new Set(defined)].map((name, index) => [name, `#${index}`]));
  return listing.replace(/\w+/g, (word) => order.get(word) ?? word);
}
