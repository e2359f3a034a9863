import assert from 'node:assert/strict';
import { BackpathError } from '../../../engine/index.ts';
import { predicateFaults, predicateOf } from '../../../engine/run/predicate.ts';

const values = { objective: 0.5, gradientNorm: 2, iteration: 7 };

describe('predicates', () => {
  const holds = (text: string, leaves: readonly string[] = [], point: readonly number[] = []) => predicateOf(text, leaves)(values, point);

  it('reads what the iteration showed', () => {
    assert.equal(holds('objective < 1 && iteration > 6'), true);
    assert.equal(holds('objective < 1 && iteration > 7'), false);
    assert.equal(holds('gradientNorm === 2 || objective'), true);
    assert.equal(holds('Math.hypot(3, 4) > 5'), false);
  });

  it('reads parameters of every shape', () => {
    const leaves = ['x', 'w[0]', 'w[1]', 'p.deep.y', 'iteration'];
    assert.equal(holds('x === 1 && w.length === 2 && w[1] === 3 && p.deep.y === 4', leaves, [1, 2, 3, 4, 99]), true);
    assert.equal(holds('w.every((one) => one > 2)', leaves, [1, 2, 3, 4, 99]), false);
    assert.equal(holds('w.every((one) => one > 2)', leaves, [1, 4, 3, 4, 99]), true);
    assert.equal(holds('iteration === 7', leaves, [1, 2, 3, 4, 99]), true);
  });

  it('says what is wrong, and where in the expression', () => {
    const [unknown] = predicateFaults('objective <\n  loss', ['x']);
    assert.equal(unknown?.code, 'BP3001');
    assert.deepEqual([unknown?.span.line, unknown?.span.column, unknown?.span.endColumn], [2, 3, 7]);
    const [unfinished] = predicateFaults('objective <', []);
    assert.deepEqual([unfinished?.code, unfinished?.span.line, unfinished?.span.column], ['BP1001', 1, 12]);
    assert.throws(() => predicateOf('process.exit()', []), BackpathError);
  });
});
