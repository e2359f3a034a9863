import assert from 'node:assert/strict';
import { printDot } from '../../../engine/view/dot.ts';
import { formatNumber, longestNumber } from '../../../engine/view/format.ts';
import { drawGraph, graphView } from '../../../engine/view/model.ts';
import { graphNumbers } from '../../../engine/view/numbers.ts';
import { printSvg } from '../../../engine/view/svg.ts';
import { printText } from '../../../engine/view/text.ts';
import { f2, paperFunctions, type TestFunction } from './functions.ts';
import { randomFunction } from './random.ts';
import { elementsOf } from './xml.ts';

function printed(of: TestFunction, point: readonly number[], print: typeof printSvg): string {
  return print(graphView(of.name, of), graphNumbers(drawGraph(of.name, of), of.parameters, point));
}

describe('formatNumber', () => {
  it('gives four digits, and whole numbers in full', () => {
    const cases: readonly (readonly [number, string])[] = [
      [0.5, '0.5'],
      [148.413, '148.4'],
      [-2 / 3, '−0.6667'],
      [123456, '123456'],
      [1.2e-7, '1.2e−7'],
      [-1234567.8, '−1.235e6'],
      [999999.9, '1e6'],
      [-0, '−0'],
      [Number.NaN, 'NaN'],
      [Number.NEGATIVE_INFINITY, '−∞'],
    ];
    for (const [value, text] of cases) assert.equal(formatNumber(value), text);
  });

  it('is never longer than the room that the layout reserves', () => {
    for (const value of [-1.2345e-308, -1.2345e308, -123456, -0.00012345, -99999.5]) assert.ok(formatNumber(value).length <= longestNumber);
  });
});

describe('printText', () => {
  // f2 = exp(x) (x + y) at (1, 2), by hand: exp(1) = 2.718, x + y = 3, f2 = 8.155; ∂x = 3e + e = 10.87, ∂y = e.
  it('prints f2 with its partials and adjoints', () => {
    const expected = `f2: 7 nodes, 7 edges
paths of x: 2
paths of y: 1

#0 parameter x, 2 paths to the output
  value 1, adjoint 10.87

#1 parameter y, 1 path to the output
  value 2, adjoint 2.718

#2 tuple node of x, read 2 times: x1, x2
  value 1, adjoint 10.87
  ← #0 x  ∂ = 1

#3 operation v1 = exp(x1)
  value 2.718, adjoint 3
  ← #2 branch x1  ∂ = v1 = 2.718

#4 operation v2 = x2 + y
  value 3, adjoint 2.718
  ← #2 branch x2  ∂ = 1
  ← #1 y  ∂ = 1

#5 operation v3 = v1 × v2
  value 8.155, adjoint 1
  ← #3 exp  ∂ = v2 = 3
  ← #4 +  ∂ = v1 = 2.718

#6 output, the value of v3
  value 8.155, adjoint 1
  ← #5 ×  ∂ = 1
`;
    assert.equal(printed(f2, [1, 2], printText), expected);
  });
});

describe('printDot', () => {
  it('prints a digraph with every node and edge of f2', () => {
    const lines = printed(f2, [1, 2], printDot).split('\n');
    assert.equal(lines[0], 'digraph "f2" {');
    assert.equal(lines.at(-2), '}');
    assert.ok(lines.includes('  3 [label="exp\\n2.718\\n∂ 3", shape=box, style=rounded, tooltip="operation v1 = exp(x1)"];'));
    assert.ok(lines.includes('  2 -> 3 [label="2.718", taillabel="x1", tooltip="∂ = v1"];'));
    assert.equal(lines.filter((line) => line.includes(' -> ')).length, f2.graph.edges.length);
  });

  it('quotes what could end a string', () => {
    const view = graphView('a"b\\', f2);
    const text = printDot(view, graphNumbers(drawGraph(f2.name, f2), f2.parameters, [1, 2]));
    assert.ok(text.startsWith('digraph "a\\"b\\\\" {'));
  });
});

describe('printSvg', () => {
  for (const { of, point } of paperFunctions) {
    it(`is well-formed, with a shape for each node and a line for each edge of ${of.name}`, () => {
      const elements = elementsOf(printed(of, point, printSvg));
      const classes = elements
        .filter(({ tag }) => tag === 'g')
        .map(({ attributes }) => (attributes.get('class') ?? '').split(' ')[0] ?? '');
      const countOf = (...names: readonly string[]) => classes.filter((name) => names.includes(name)).length;
      assert.equal(countOf('edge'), of.graph.edges.length);
      assert.equal(countOf('parameter', 'tuple', 'operation', 'constant', 'output'), of.graph.nodes.length);
      // The legend explains each kind that there is.
      assert.equal(countOf('entry'), new Set(of.graph.nodes.map(({ kind }) => kind)).size);
    });
  }

  it('is well-formed for random graphs at points with NaN and infinities', () => {
    for (let seed = 0; seed < 20; seed++) {
      const of = randomFunction(seed, { parameters: 2, operations: 20, reach: 6 });
      elementsOf(printed(of, [0, Number.NEGATIVE_INFINITY], printSvg));
    }
  });

  it('escapes names and needs nothing from outside', () => {
    const view = { ...graphView('<script>&"\'\u0000', f2) };
    const svg = printSvg(view, graphNumbers(drawGraph(f2.name, f2), ['<x>', '&y'], [1, 2]));
    const tags = elementsOf(svg).map(({ tag }) => tag);
    assert.ok(!tags.includes('script'));
    assert.ok(svg.includes('LCG of &lt;script&gt;&amp;&quot;&#39; at &lt;x&gt; = 1, &amp;y = 2'));
    assert.ok(!/(?:href|src|url\((?!#))/.test(svg));
  });

  it('follows the reader’s light or dark setting', () => {
    assert.match(printed(f2, [1, 2], printSvg), /@media \(prefers-color-scheme: dark\)/);
  });
});
