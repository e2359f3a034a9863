import assert from 'node:assert/strict';
import { compile } from '../../../engine/compile.ts';
import { at } from '../../../engine/invariant.ts';
import { drawGraph } from '../../../engine/view/model.ts';
import { graphNumbers } from '../../../engine/view/numbers.ts';

function study(text: string, ...point: number[]) {
  const fn = at(compile(text, { only: 'f' }).functions, 0);
  const drawing = drawGraph('f', fn.at(point));
  const numbers = graphNumbers(
    drawing,
    fn.leaves.map(({ name }) => name),
    point,
  );
  return { numbers, view: drawing.view, found: numbers.nonFinite };
}

describe('the first number that is not finite', () => {
  it('is the operation whose operands are finite, with their values, and the way to the output', () => {
    const text = 'export function f(x: number, y: number) { const d = x - y; return Math.exp(y) + y * Math.log(d); }';
    const { found, view } = study(text, 2, 2);
    assert.equal(found.length, 1);
    const first = at(found, 0);
    assert.deepEqual(
      [first.what, first.expression, first.value, first.reaches, first.code],
      ['value', 'log(d)', Number.NEGATIVE_INFINITY, 'output', 'BP4016'],
    );
    assert.deepEqual(first.operands, [{ name: 'd', value: 0 }]);
    assert.equal(at(view.nodes, first.node ?? -1).label, 'log');
    assert.deepEqual(
      first.path.map((edge) => at(view.nodes, at(view.edges, edge).target).label),
      ['×', '+', 'output'],
    );
    assert.deepEqual(text.slice(first.span.column - 1, first.span.endColumn - 1), 'Math.log(d)');
    assert.equal(first.message.startsWith('log(d) is −∞ where d = 0, and the output is −∞.'), true, first.message);
    assert.deepEqual(
      first.related?.map(({ message }) => message),
      ['d is 0.', 'The output is −∞.'],
    );
  });

  it('is told apart from one that something on the way makes finite again', () => {
    const { found } = study('export function f(x: number) { return 1 / Math.exp(x) + x; }', 1000);
    assert.deepEqual(
      found.filter(({ what }) => what === 'value').map(({ expression, reaches, code, severity }) => [expression, reaches, code, severity]),
      [['exp(x)', 'masked', 'BP4017', 'information']],
    );
  });

  it('is told apart from one that the output does not depend on', () => {
    const { found } = study('export function f(x: number) { const unused = Math.log(x); return x * x; }', 0);
    assert.deepEqual(
      found.map(({ expression, reaches, node, path }) => [expression, reaches, node, path]),
      [['log(x)', 'unused', undefined, []]],
    );
  });

  it('is not an infinity that the program itself writes', () => {
    const { found } = study('export function f(x: number) { let least = Infinity; least = Math.min(least, x * x); return least; }', 3);
    assert.deepEqual(found, []);
  });

  it('may be a partial where all values are finite, which reaches the parameter', () => {
    const { found, view } = study('export function f(x: number) { return Math.sqrt(x) * 3; }', 0);
    assert.deepEqual(
      found.map(({ what, value, code, reaches }) => [what, value, code, reaches]),
      [['partial', Number.POSITIVE_INFINITY, 'BP4018', 'output']],
    );
    const { path, edge, message } = at(found, 0);
    assert.equal(path[0], edge);
    assert.equal(at(view.nodes, at(view.edges, at(path, path.length - 1)).source).kind, 'parameter');
    assert.ok(message.startsWith('The derivative of sqrt(x) with respect to x is ∞ where x = 0.'), message);
  });

  it('may be a parameter', () => {
    const { found } = study('export function f(x: number) { return x * 2; }', Number.NaN);
    assert.deepEqual(
      found.map(({ expression, reaches }) => [expression, reaches]),
      [['x', 'output']],
    );
  });

  it('may carry no gradient, and is then seen where it is read', () => {
    const text = '/** @wrt x */ export function f(x: number, s: number) { const scale = Math.log(s); return x * scale; }';
    const { found, view } = study(text, 2, 0);
    const first = at(found, 0);
    assert.deepEqual([first.expression, first.reaches], ['log(s)', 'output']);
    assert.equal(at(view.nodes, first.node ?? -1).kind, 'operation');
  });

  it('is nothing where all is finite', () => {
    assert.deepEqual(study('export function f(x: number) { return Math.exp(x) / x; }', 2).found, []);
  });
});
