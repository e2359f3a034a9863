import assert from 'node:assert/strict';
import { gradientCode } from '../../../engine/codegen/straight-line.ts';
import { bindPartials } from '../../../engine/gradient/partials.ts';
import { reverseSweep } from '../../../engine/gradient/sweep.ts';
import { at } from '../../../engine/invariant.ts';
import { full } from '../../oracle/selections.ts';
import { traceOf } from '../../oracle/traces.ts';

describe('the order of statements', () => {
  it('brings a term of a sum and its derivative together', () => {
    const rows = 50;
    const { ssa, graph } = traceOf(({ parameter, literal, apply }) => {
      const x = parameter('x');
      let sum = literal(0);
      for (let row = 1; row <= rows; row++) sum = apply('add', sum, apply('sin', apply('mul', x, literal(row))));
      return sum;
    });
    const { statements, firstAdjoint } = gradientCode(ssa, bindPartials(graph, ssa), reverseSweep(graph, full));
    const defined = new Map(statements.map(({ to }, index) => [to as number, index]));
    const cosines = statements.flatMap((statement, index) =>
      statement.to >= firstAdjoint && statement.a !== undefined ? [{ statement, index }] : [],
    );
    assert.ok(cosines.length >= rows);
    for (const { statement, index } of cosines) {
      const product = defined.get(at([statement.a ?? -1], 0));
      assert.ok(
        product === undefined || index - product <= 4,
        'between a sine’s argument and its cosine come only the sine, its sum and a factor',
      );
    }
  });

  it('defines everything once and before it is read, however deep the chain', () => {
    const { ssa, graph } = traceOf(({ parameter, apply }) => {
      const [x, y] = [parameter('x'), parameter('y')];
      let chain = x;
      for (let length = 0; length < 50_000; length++) chain = apply(length % 2 === 0 ? 'mul' : 'add', chain, y);
      return chain;
    });
    const { statements, parameters } = gradientCode(ssa, bindPartials(graph, ssa), reverseSweep(graph, full));
    const defined = new Set<number>(parameters.map(({ place }) => place));
    for (const { to, adds, factor, term, a, b } of statements) {
      if (factor !== undefined) assert.ok(defined.has(factor));
      const text = JSON.stringify(term);
      if (text.includes('"a"')) assert.ok(defined.has(a ?? -1));
      if (text.includes('"b"')) assert.ok(defined.has(b ?? -1));
      assert.equal(defined.has(to), adds);
      defined.add(to);
    }
  });
});
