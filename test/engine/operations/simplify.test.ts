import assert from 'node:assert/strict';
import fc from 'fast-check';
import { simplifyTerm } from '../../../engine/operations/simplify.ts';
import { arity, operation, operationNames } from '../../../engine/operations/table.ts';
import { evaluateTerm, substituteTerm } from '../../../engine/operations/term.ts';
import type { Term } from '../../../engine/operations/types.ts';

describe('simplified terms', () => {
  it('read as mathematics does', () => {
    const slope = (exponent: number) => simplifyTerm(substituteTerm(['powSlope', 'a', 'b'], 'a', exponent));
    assert.deepEqual(slope(2), ['mul', 2, 'a']);
    assert.deepEqual(slope(3), ['mul', 3, ['pow', 'a', 2]]);
    assert.equal(slope(1), 1);
    assert.equal(slope(0), 0);
    assert.equal(simplifyTerm(['mul', ['sub', 3, 2], 'z']), 'z');
    assert.equal(simplifyTerm(['neg', ['add', 1, 1]]), -2);
  });

  it('keep every bit, for every partial and every operand known or not', () => {
    const special = fc.constantFrom(0, -0, 1, -1, 2, 0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e-320, 1e308);
    const number = fc.oneof(special, fc.double());
    const partials = operationNames.flatMap((name) => operation(name).partials.map((term) => ({ name, term })));
    const cases = fc.record({
      partial: fc.constantFrom(...partials),
      a: number,
      b: number,
      z: number,
      known: fc.constantFrom('', 'a', 'b', 'ab'),
    });
    fc.assert(
      fc.property(cases, ({ partial: { name, term }, a, b, z, known }) => {
        const bound = substituteTerm(term, known.includes('a') ? a : 'a', known.includes('b') && arity(name) === 2 ? b : 'b');
        const simplified: Term = simplifyTerm(bound);
        assert.ok(Object.is(evaluateTerm(simplified, a, b, z), evaluateTerm(term, a, b, z)), JSON.stringify(simplified));
      }),
      { numRuns: 3000 },
    );
  });
});
