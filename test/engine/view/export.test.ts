import assert from 'node:assert/strict';
import { printLatex } from '../../../engine/codegen/latex.ts';
import { latexName, latexNumber, printLatexTerm } from '../../../engine/codegen/latex-term.ts';
import { compile } from '../../../engine/compile.ts';
import { at } from '../../../engine/invariant.ts';
import { arity, operation, operationNames } from '../../../engine/operations/table.ts';
import type { Term } from '../../../engine/operations/types.ts';
import { printGraph } from '../../../engine/view/export.ts';
import { drawGraph, wholeGraph } from '../../../engine/view/model.ts';
import { svgThemes } from '../../../engine/view/svg/style.ts';
import { paperFunctions } from './functions.ts';
import { randomFunction } from './random.ts';
import { elementsOf } from './xml.ts';

/** A reader of the mathematics that is printed: braces, `\left` and `\right`, and scripts must pair up. Throws where they do not. */
function readLatex(text: string): void {
  const tokens = text.match(/\\left\\l?[a-z]*|\\right\\r?[a-z]*|\\left.|\\right.|\\[a-zA-Z]+\*?|\\.|[{}^_&]|[^\\{}^_&]/gsu) ?? [];
  const open: string[] = [];
  let scripted = '';
  for (const token of tokens) {
    if (token === '{') open.push('{');
    else if (token === '}') assert.equal(open.pop(), '{', text);
    else if (token.startsWith('\\left')) open.push('left');
    else if (token.startsWith('\\right')) assert.equal(open.pop(), 'left', text);
    // TeX refuses two superscripts, or two subscripts, on one base.
    if (token === '^' || token === '_') assert.notEqual(scripted, token, `double script in ${text}`);
    scripted = token === '^' || token === '_' ? token : '';
  }
  assert.deepEqual(open, [], text);
}

/** The rows of the equations, each with one `&`. */
function rows(latex: string): readonly (readonly [left: string, right: string])[] {
  const [, body = ''] = /^\\begin\{align\*\}\n(.*)\n\\end\{align\*\}\n$/s.exec(latex) ?? [];
  return body.split(' \\\\\n').map((row) => {
    const sides = row.trim().split(' &= ');
    assert.equal(sides.length, 2, row);
    readLatex(row);
    return [sides[0] ?? '', sides[1] ?? ''];
  });
}

describe('LaTeX', () => {
  it('names values as papers do', () => {
    const cases = {
      x: 'x',
      v12: 'v_{12}',
      'w[0][1]': 'w_{0,1}',
      sum_2: '\\mathit{sum}_{2}',
      'p.x': 'p_{x}',
      θ1: 'θ_{1}',
      $a: '\\mathit{\\$a}',
    };
    for (const [name, latex] of Object.entries(cases)) assert.equal(latexName(name), latex);
  });

  it('writes numbers', () => {
    assert.deepEqual([1e-7, -0.5, Math.PI, Number.NEGATIVE_INFINITY].map(latexNumber), ['1 \\cdot 10^{-7}', '-0.5', '\\pi', '-\\infty']);
  });

  it('puts parentheses where the meaning needs them, and only there', () => {
    const print = (term: Term) => printLatexTerm(term, { a: 'a', b: 'b', z: 'z' });
    assert.equal(print(['mul', ['add', 'a', 'b'], 'z']), '\\left(a + b\\right) \\cdot z');
    assert.equal(print(['sub', 'a', ['sub', 'b', 'z']]), 'a - \\left(b - z\\right)');
    assert.equal(print(['div', ['add', 'a', 'b'], ['mul', 'a', 'b']]), '\\frac{a + b}{a \\cdot b}');
    assert.equal(print(['pow', ['neg', 'a'], ['add', 'b', 1]]), '\\left(-a\\right)^{b + 1}');
    assert.equal(print(['sqrt', ['neg', 'a']]), '\\sqrt{-a}');
    assert.equal(print(['mul', 'a', -2]), 'a \\cdot \\left(-2\\right)');
  });

  it('has a well-formed text for every operation and every partial', () => {
    for (const name of operationNames) {
      const names = { a: 'a', b: 'b', z: 'z' };
      readLatex(printLatexTerm(arity(name) === 1 ? [name, 'a'] : [name, ['add', 'a', 1], ['neg', 'b']], names));
      for (const partial of operation(name).partials) readLatex(printLatexTerm(partial, names));
    }
  });

  for (const { of } of paperFunctions) {
    it(`defines everything before it is used, for ${of.name}`, () => {
      const known = new Set(of.parameters.map(latexName));
      const symbols = /\\overline\{(?:[^{}]|\{[^{}]*\})*\}|\\mathit\{[^{}]*\}(?:_\{[^{}]*\})?|(?<![\\a-z])[a-z](?:_\{[^{}]*\})?(?![a-z])/g;
      for (const [left, right] of rows(printLatex(of.name, of.ssa, of.graph))) {
        if (left.startsWith('\\frac') || left.includes('\\left(')) continue;
        for (const [symbol] of right.replace(/\\(?:operatorname|mathrm)\{[^}]*\}/g, '').matchAll(symbols)) {
          assert.ok(known.has(symbol), `${symbol} in ${left} = ${right}`);
        }
        assert.ok(!known.has(left), `${left} is defined once`);
        known.add(left);
      }
      for (const name of of.parameters) assert.ok(known.has(`\\overline{${latexName(name)}}`));
    });
  }

  it('is well-formed for random functions', () => {
    for (let seed = 0; seed < 40; seed++) {
      const { ssa, graph } = randomFunction(seed, { parameters: 2, operations: 30, reach: 6 });
      rows(printLatex('f', ssa, graph));
    }
  });
});

describe('printGraph', () => {
  const text =
    '/** @start w = [1, 2, 3, 4, 5, 6] */ export function f(w: number[]) { let s = 0; for (const x of w) s += Math.sin(x) * x; return s; }';
  const fn = at(compile(text, { only: 'f' }).functions, 0);
  const names = fn.leaves.map(({ name }) => name);
  const drawing = (budget: number, direction: 'right' | 'down' = 'right') =>
    drawGraph('f', fn.at(fn.start), { ...wholeGraph, budget, direction });

  it('writes Mermaid: every node declared once, every edge between declared nodes', () => {
    for (const budget of [5, 1000]) {
      const made = drawing(budget);
      const lines = printGraph(made, { format: 'mermaid', names, point: fn.start }).trimEnd().split('\n');
      assert.equal(lines[0], 'flowchart LR');
      const declared = lines.flatMap((line) => /^ {2}(n\d+)[[({].*"[^"]*".*[\])}]$/.exec(line)?.[1] ?? []);
      assert.equal(declared.length, made.view.nodes.length);
      assert.equal(new Set(declared).size, declared.length);
      const edges = lines.flatMap((line) => {
        const [, from, to] = /^ {2}(n\d+) -->\|"[^"|]+"\| (n\d+)$/.exec(line) ?? [];
        return from === undefined ? [] : [[from, to]];
      });
      assert.equal(edges.length, made.view.edges.length);
      for (const end of edges.flat()) assert.ok(declared.includes(end ?? ''));
    }
  });

  it('writes SVG of folded and turned graphs, in every theme; on paper without colours', () => {
    for (const theme of svgThemes) {
      for (const direction of ['right', 'down'] as const) {
        const made = drawing(5, direction);
        const svg = printGraph(made, { format: 'svg', names, point: fn.start, theme });
        const circles = elementsOf(svg).filter(({ tag }) => tag === 'circle');
        assert.equal(circles.length, made.view.nodes.flatMap(({ branches }) => branches).length, 'a port each');
        assert.equal(svg.includes('prefers-color-scheme'), theme === 'auto');
        const colours = [...svg.matchAll(/#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2});/g)];
        if (theme === 'white') for (const [colour, r, g, b] of colours) assert.ok(r === g && g === b, colour);
      }
    }
  });

  it('writes the whole graph as JSON, however it is folded', () => {
    const whole = JSON.parse(printGraph(drawing(5), { format: 'json', names, point: fn.start }));
    assert.equal(whole.nodes.length, fn.at(fn.start).graph.nodes.length);
    assert.deepEqual(whole.nonFinite, []);
  });
});
