import assert from 'node:assert/strict';
import { outlineFunctions } from '../../../engine/source/compile.ts';
import { marked, place } from './marked.ts';

function outlined(text: string): readonly string[] {
  return outlineFunctions(text, 'input.ts').map(({ name, annotated }) => (annotated ? `@${name}` : name));
}

describe('the outline of a file', () => {
  it('finds every function at the top level, however it is written', () => {
    const text = `
      /** @differentiable */ export function a(x: number) { function inner() {} return x; }
      const b = (x: number) => x, /** @differentiable */ c = function (x: number) { return x; };
      export let d = ((x: number) => x) satisfies unknown;
      export default (x: number) => x;
      async function e() {} function* g() {}
      declare function h(): void;
      const k = 3, m = [() => 1], n = { o: () => 1 };
      class P { q() {} }`;
    assert.deepEqual(outlined(text), ['@a', 'b', '@c', 'd', 'default', 'e', 'g']);
  });

  it('gives the declaration and the name of each', () => {
    const sources = [
      '/** doc */ ⟦export function ⟦f⟧(x: number) {\n  return x;\n}⟧ ',
      '// doc\n⟦export const ⟦f⟧ = (x: number) => x;⟧',
      'const k = 1, ⟦⟦f⟧ = (x: number) => x⟧;',
      '⟦export ⟦default⟧ function (x: number) { return x; }⟧',
      '⟦export ⟦default⟧ (x: number) => x;⟧',
    ];
    for (const source of sources) {
      const { text, spans } = marked(source);
      const [found] = outlineFunctions(text, 'input.ts');
      assert.ok(found, text);
      assert.deepEqual(
        [place('', found.span), place('', found.nameSpan)],
        spans.map((span) => place('', span)),
        text,
      );
    }
  });

  it('tells which take tensors', () => {
    const text = `
      function a(x: Tensor<[number, 2]>) { return sum(x); }
      const b = (layers: { w: Tensor<[2]> }[]) => sum(layers[0].w);
      function c(x: number) { const t: Tensor = zeros(); return x; }
      function d(x) { return x; }`;
    assert.deepEqual(
      outlineFunctions(text, 'input.ts').map(({ tensors }) => tensors),
      [true, true, false, false],
    );
  });

  it('counts the doc comment before a declaration to what documents it', () => {
    for (const source of [
      '⟦/** doc */\nexport function f() { return 1; }⟧',
      '/* no doc */ ⟦const f = () => 1;⟧',
      'const k = 1, ⟦/** doc */ f = () => 1⟧;',
    ]) {
      const { text, spans } = marked(source);
      assert.deepEqual(
        outlineFunctions(text, 'input.ts').map((found) => place('', found.documentedSpan)),
        spans.map((span) => place('', span)),
      );
    }
  });

  it('finds what can be recovered of broken text', () => {
    assert.deepEqual(outlined('function a(x { return x; }\n/** @differentiable */ function b(x) { return x + ; }\nconst c = (x) =>'), [
      'a',
      '@b',
      'c',
    ]);
    assert.deepEqual(outlined('function () { return 1; } function d('), ['d']);
    assert.deepEqual(outlined(`const a = ${'('.repeat(20_000)}`), []);
    assert.deepEqual(outlined(''), []);
  });

  it('knows the syntax of a file by its name', () => {
    assert.deepEqual(outlineFunctions('const a = <T,>(x: T) => <b>x</b>;', 'a.tsx').length, 1);
    assert.deepEqual(outlineFunctions('const a = (x) => <number>x;', 'a.ts').length, 1);
  });
});
