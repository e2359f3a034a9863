import assert from 'node:assert/strict';
import { compile } from '../../../../engine/compile.ts';
import { diagnosticCodes } from '../../../../engine/diagnostics/codes.ts';
import { marked, place, places } from '../../source/marked.ts';

const names =
  'add, averagePool, conv2d, dropout, layerNorm, linear, matmul, mean, meanSquaredError, multiply, relu, reshape, softmaxCrossEntropy, sum';

/** Functions with one mistake each, marked ⟦so⟧, and the code that it must be given. */
const mistakes: readonly (readonly [code: string, source: string])[] = [
  ['BP6001', 'function f(w: ⟦Tensor⟧) { return sum(w); }'],
  ['BP6001', 'function f(p: { w: ⟦Tensor⟧; v: Tensor<[2]> }) { return sum(p.w); }'],
  ['BP6001', 'function f(w: ⟦Tensor<number[]>⟧) { return sum(w); }'],
  ['BP6002', 'function f(w: Tensor<[2, ⟦2.5⟧]>) { return sum(w); }'],
  ['BP6002', 'function f(w: Tensor<[⟦0⟧, 3]>) { return sum(w); }'],
  ['BP6002', 'function f(w: Tensor<[2, ⟦Unknown⟧]>) { return sum(w); }'],
  ['BP6002', "function f(w: Tensor<[⟦'a'⟧, ⟦string⟧]>) { return sum(w); }"],
  ['BP6002', 'let n = 3;\nfunction f(w: Tensor<[⟦typeof n⟧]>) { return sum(w); }'],
  ['BP6003', 'function f(w: ⟦Tensor<[2]>[]⟧) { return sum(w[0]); }'],
  ['BP6003', 'function f(w: ⟦ReadonlyArray<{ w: Tensor<[2]> }>⟧) { return sum(w[0].w); }'],
  ['BP6004', 'function f(x: Tensor<[5, 3]>, w: Tensor<[4, 2]>) { return sum(matmul(x, ⟦w⟧)); }'],
  ['BP6004', 'function f(x: Tensor<[5, 3]>, w: Tensor<[4]>) { return sum(matmul(x, ⟦w⟧)); }'],
  ['BP6004', 'function f(x: Tensor<[5, 3]>, w: Tensor<[3, 2]>, b: Tensor<[3]>) { return sum(linear(x, w, ⟦b⟧)); }'],
  ['BP6004', 'function f(x: Tensor<[5, 3]>, y: Tensor<[4]>) { return sum(add(x, ⟦y⟧)); }'],
  ['BP6004', 'function f(x: Tensor<[5, 3]>) { return sum(reshape(⟦x⟧, [4, -1])); }'],
  ['BP6004', 'function f(x: Tensor<[5, 3]>) { return sum(averagePool(⟦x⟧)); }'],
  ['BP6004', 'function f(x: Tensor<[5, 3]>, t: Tensor<[4]>) { return softmaxCrossEntropy(x, ⟦t⟧); }'],
  // A free extent never fits a known one, whatever size it is tried with.
  ['BP6004', 'function f(x: Tensor<[number, 3]>, y: Tensor<[16, 3]>) { return sum(add(x, ⟦y⟧)); }'],
  ['BP6004', 'function f(x: Tensor<[a: number, 3]>, y: Tensor<[b: number, 3]>) { return sum(add(x, ⟦y⟧)); }'],
  // All of them, in helper functions and in loops, each once.
  [
    'BP6004',
    'const half = (x: Tensor) => matmul(x, ⟦x⟧);\nfunction f(x: Tensor<[5, 3]>, w: Tensor<[4, 2]>) { for (let i = 0; i < 3; i++) half(x);\n return sum(matmul(x, ⟦w⟧)); }',
  ],
  ['BP6005', 'function f(x: Tensor<[2]>) { return sum(⟦x + x⟧); }'],
  ['BP6005', 'function f(x: Tensor<[2]>) { return sum(⟦2 * x⟧) + sum(⟦-x⟧) + sum(⟦x / 2⟧); }'],
  ['BP6005', 'function f(x: Tensor<[2]>) { let y = x; ⟦y -= x⟧; return sum(x); }'],
  ['BP6005', 'function f(x: Tensor<[2]>) { return sum(⟦Math.exp(x)⟧); }'],
  ['BP6006', "function f(x: Tensor<[2]>) { return sum(relu(⟦'x'⟧)) + sum(x); }"],
  ['BP6006', 'function f(x: Tensor<[2, 2]>) { return sum(⟦matmul(x)⟧); }'],
  ['BP6006', 'function f(x: Tensor<[2, 2]>) { return sum(matmul(x, ⟦2⟧)); }'],
  ['BP6006', 'function f(x: Tensor<[2, 2]>) { return sum(relu(x, ⟦x⟧)); }'],
  ['BP6006', 'function f(x: Tensor<[2, 2]>) { return sum(reshape(x, ⟦4⟧)); }'],
  ['BP6006', 'function f(x: Tensor<[2, 2]>) { return sum(reshape(x, ⟦[2.5, 2]⟧)); }'],
  ['BP6006', 'function f(x: Tensor<[2, 8, 8, 3]>) { return sum(averagePool(x, ⟦{ size: 0 }⟧)); }'],
  ['BP6006', 'function f(x: Tensor<[2, 8]>) { return sum(dropout(x, ⟦{ keep: 1.5 }⟧)); }'],
  ['BP6006', 'function f(x: Tensor<[2, 8]>) { return sum(dropout(x, ⟦0.5⟧)); }'],
  ['BP6007', 'function f(x: Tensor<[2, 8]>) { return sum(dropout(x, ⟦{ probability: 0.5 }⟧)); }'],
  ['BP6008', 'function f(x: Tensor<[2]>) { return ⟦sum(x) > 0⟧ ? 1 : sum(x); }'],
  ['BP6008', 'function f(x: Tensor<[2]>) { let n = 0; while (⟦n < sum(x)⟧) n++; return n; }'],
  ['BP6009', 'function f(x: Tensor<[2]>) { return ⟦relu(x)⟧; }'],
  ['BP6010', 'function f(x: Tensor<[2]>) { return sum(x) * ⟦x.length⟧; }'],
  ['BP6010', 'function f(x: Tensor<[2]>) { return sum(x) * ⟦x[0]⟧; }'],
  ['BP6005', 'function f(x: Tensor<[2]>) { return sum(⟦Math.max(x, x, x)⟧); }'],
  ['BP3014', "import { ⟦softmax⟧ } from 'backpath';\nfunction f(x: Tensor<[2]>) { return sum(softmax(x)); }"],
];

describe('diagnostics of functions with tensors', () => {
  for (const [code, source] of mistakes) {
    it(`${code}: ${source.replaceAll(/[⟦⟧]/g, '')}`, () => {
      const at = source.lastIndexOf('function f');
      const annotated = `${source.slice(0, at)}/** @differentiable */ ${source.slice(at)}`;
      const { text, spans } = marked(`import { ${names}, type Tensor } from 'backpath';\n${annotated}`);
      const { tensorFunctions, functions, diagnostics } = compile(text);
      assert.deepEqual(
        places(diagnostics),
        spans.map((span) => place(code, span)),
      );
      assert.deepEqual([...tensorFunctions, ...functions], []);
    });
  }

  it('has a test for every code', () => {
    // BP6011 is about training, BP6012 about views: see network.test.ts, and the tests of the command line.
    const tested = new Set([...mistakes.map(([code]) => code), 'BP6011', 'BP6012']);
    assert.deepEqual(
      Object.keys(diagnosticCodes).filter((code) => code.startsWith('BP6') && !tested.has(code)),
      [],
    );
  });
});
