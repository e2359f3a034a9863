import assert from 'node:assert/strict';
import { compile } from '../../../engine/index.ts';

const code = (type: string, body: string, tag = '@data row from ./rows.csv') => `/**
 * @differentiable
 * ${tag}
 * @start a = 2, b = 0.5
 */
export function loss(a: number, b: number, row: ${type}) {
  ${body}
}`;
const record = code('{ x: number; y: number }', 'return (a * row.x + b - row.y) ** 2;');

function compiled(text: string, csv: string | undefined, options: { readonly data?: Readonly<Record<string, string>> } = {}) {
  const readFile = (path: string) => (path === 'folder/rows.csv' || path === 'other.csv' ? csv : undefined);
  return compile(text, { fileName: 'folder/model.ts', readFile, ...options });
}

/** The function; its diagnostics where there is none. */
function loaded(text: string, csv: string, options = {}) {
  const { functions, diagnostics } = compiled(text, csv, options);
  const [fn] = functions;
  assert.ok(fn, diagnostics.map(({ message }) => message).join('\n'));
  assert.deepEqual(diagnostics, []);
  return fn;
}

describe('@data', () => {
  // Residuals at a = 2, b = 0.5: 2·1 + 0.5 − 3 = −0.5; 2·3 + 0.5 − 5 = 1.5; 2·(−2) + 0.5 + 4 = 0.5.
  const csv = 'x,y\n1,3\n3,5\n-2,-4\n';
  const residuals = [-0.5, 1.5, 0.5];
  const xs = [1, 3, -2];
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

  it('takes the mean over the rows, in value and gradient', () => {
    const fn = loaded(record, csv);
    const objective = mean(residuals.map((r) => r * r));
    assert.ok(Math.abs(fn.value(2, 0.5) - objective) < 1e-15);
    const { value, gradient } = fn.valueAndGradient(...[2, 0.5, undefined]);
    assert.ok(Math.abs(value - objective) < 1e-15);
    const [a = 0, b = 0, row] = gradient as unknown[] as [number, number, unknown];
    assert.ok(Math.abs(a - mean(residuals.map((r, i) => 2 * r * (xs[i] ?? 0)))) < 1e-14);
    assert.ok(Math.abs(b - mean(residuals.map((r) => 2 * r))) < 1e-14);
    assert.deepEqual(row, { x: 0, y: 0 });
  });

  it('takes one row where it is given', () => {
    const fn = loaded(record, csv);
    assert.equal(fn.value(...[2, 0.5, { x: 3, y: 5 }]), 2.25);
    assert.deepEqual(fn.observations?.rows, [
      [1, 3],
      [3, 5],
      [-2, -4],
    ]);
    assert.deepEqual(
      fn.leaves.map(({ name, active }) => [name, active]),
      [
        ['a', true],
        ['b', true],
        ['row.x', false],
        ['row.y', false],
      ],
    );
    assert.deepEqual(fn.start, [2, 0.5, 1, 3]);
  });

  it('reads numbers, arrays, tuples, nested records and records without a type', () => {
    const one = loaded(code('number', 'return a * row + b;'), 'v\n1\n5\n');
    assert.equal(one.value(2, 0.5), 6.5);
    const list = loaded(code('number[]', 'return row.reduce((sum, v) => sum + a * v, b);'), 'p,q,r\n1,2,3\n');
    assert.equal(list.value(2, 0.5), 12.5);
    const typed = loaded(code('Float64Array', 'return a * row[0]! + b * row[1]!;'), 'p,q\n1,2\n');
    assert.equal(typed.value(2, 0.5), 3);
    const tuple = loaded(code('[number, number]', 'const [x, y] = row; return a * x + b * y;'), 'p,q,unused\n1,2,word\n');
    assert.equal(tuple.value(2, 0.5), 3);
    const nested = loaded(code('{ at: { x: number }; w: number[] }', 'return a * row.at.x + row.w[1]!;'), 'at.x,w[0],w[1]\n1,2,3\n');
    assert.equal(nested.value(2, 0.5), 5);
    const untyped = loaded(code('any', 'return a * row.x;'), csv);
    assert.ok(Math.abs(untyped.value(2, 0.5) - (2 * 2) / 3) < 1e-15);
  });

  it('reads several parameters from one file, quoted cells, other delimiters and line ends, a mark at the start', () => {
    const text = `/** @differentiable\n * @data x, y from "./rows.csv" */\nexport function loss(a: number, x: number, y: number) { return a * x - y; }`;
    const fn = loaded(text, '\uFEFFname;"y";x\r\n"a;b";1;"2"\r\n\r\nc;3;4\r\n');
    assert.deepEqual(fn.observations?.rows, [
      [2, 1],
      [4, 3],
    ]);
  });

  it('reads another file where it is told to', () => {
    assert.equal(loaded(record.replace('rows.csv', 'missing.csv'), csv, { data: { row: 'other.csv' } }).observations?.rows.length, 3);
  });

  it('does not take the tag for another reader’s text', () => {
    const wanted: string[] = [];
    compile(record, { fileName: 'folder/model.ts', readFile: (path) => void wanted.push(path) });
    assert.deepEqual(wanted, ['folder/rows.csv']);
  });

  const faults: readonly (readonly [string, string | undefined, string, string])[] = [
    ['a file that is not there', undefined, 'BP1120', 'folder/model.ts:3:19-3:29'],
    ['a missing column', 'x,z\n1,2\n', 'BP1121', 'folder/model.ts:3:19-3:29'],
    ['a cell that is no number', 'x,y\n1,2\n"3",four\n', 'BP1122', 'folder/rows.csv:3:5-3:9'],
    ['an empty cell', 'x,y\n1,\n', 'BP1122', 'folder/rows.csv:2:3-2:3'],
    ['an empty file', '', 'BP1123', 'folder/model.ts:3:19-3:29'],
    ['a header alone', 'x,y\n', 'BP1123', 'folder/model.ts:3:19-3:29'],
    ['a short row', 'x,y\n1,2\n3\n', 'BP1126', 'folder/rows.csv:3:1-3:2'],
  ];
  for (const [name, text, code, place] of faults) {
    it(`says what is wrong, and exactly where: ${name}`, () => {
      const { functions, diagnostics } = compiled(record, text);
      assert.deepEqual(functions, []);
      assert.deepEqual(
        diagnostics.map(({ code: found, span: { file, line, column, endLine, endColumn } }) => [
          found,
          `${file}:${line}:${column}-${endLine}:${endColumn}`,
        ]),
        [[code, place]],
      );
    });
  }

  it('refuses parameters that no numbers can be', () => {
    const { diagnostics } = compiled(code('{ x: number; name: string }', 'return a * row.x;'), csv);
    assert.deepEqual(
      diagnostics.map((one) => one.code),
      ['BP1125'],
    );
  });
});
