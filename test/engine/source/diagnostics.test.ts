import assert from 'node:assert/strict';
import { diagnosticCodes } from '../../../engine/diagnostics/codes.ts';
import { compileSource } from '../../../engine/source/compile.ts';
import { marked, place, places } from './marked.ts';
import { mistakes } from './mistakes.ts';
import { annotationMistakes, importMistakes } from './more-mistakes.ts';

describe('diagnostics of the front end', () => {
  for (const [code, source] of mistakes) {
    it(`${code}: ${source.length < 120 ? source.replaceAll(/[⟦⟧]/g, '') : 'deep nesting'}`, () => {
      const { text, spans } = marked(`/** @differentiable */\n${source}`);
      const { programs, diagnostics } = compileSource(text);
      assert.deepEqual(
        places(diagnostics),
        spans.map((span) => place(code, span)),
      );
      assert.deepEqual(
        programs.filter((program) => program.functions[program.entry]?.name === 'f'),
        [],
      );
    });
  }

  for (const [code, source] of annotationMistakes) {
    it(`${code}: ${source.replaceAll(/[⟦⟧]/g, '')}`, () => {
      const { text, spans } = marked(source);
      assert.deepEqual(
        places(compileSource(text).diagnostics),
        spans.map((span) => place(code, span)),
      );
    });
  }

  for (const { code, files } of importMistakes) {
    it(`${code}: ${Object.values(files).join(' | ').replaceAll(/[⟦⟧]/g, '')}`, () => {
      const parsed = new Map(Object.entries(files).map(([name, source]) => [name, marked(source, name)]));
      const expected = [...parsed.values()].flatMap(({ spans }) => spans.map((span) => place(code, span)));
      const readFile = (path: string) => parsed.get(path)?.text;
      const { programs, diagnostics } = compileSource(readFile('src/main.ts') ?? '', { fileName: 'src/main.ts', readFile });
      assert.deepEqual(places(diagnostics), expected);
      assert.deepEqual(programs, []);
    });
  }

  it('names a function that is not there, and those that are', () => {
    const { programs, diagnostics } = compileSource('const g = () => 1; export function h() {}', { only: 'f' });
    assert.deepEqual(programs, []);
    assert.deepEqual(places(diagnostics), ['BP3016 input.ts 1:1-1:1']);
    assert.match(diagnostics[0]?.message ?? '', /g, h/);
  });

  it('has a test for every code that it can give', () => {
    const tested = new Set([...mistakes, ...annotationMistakes].map(([code]) => code));
    for (const { code } of importMistakes) tested.add(code);
    // BP3015 belongs to editors, BP4xxx and BP3010 to evaluation, BP5xxx to bugs, BP6xxx to tensors; BP3016 is tested above, BP112x where data is read.
    const others = Object.keys(diagnosticCodes).filter((code) => !tested.has(code) && !/^BP[456]|^BP301[056]$|^BP112[0-35-7]$/.test(code));
    assert.deepEqual(others, []);
  });

  it('reports everything in a file at once, in order, and each thing once', () => {
    const { text, spans } = marked(`
      import { gone } from ⟦'./gone'⟧;
      /** @differentiable @start ⟦z⟧ = 1 */
      ⟦async⟧ function first(x: ⟦symbol⟧) { return ⟦'a'⟧ + gone(x) + ⟦unknown⟧; }
      /** @differentiable */
      function second(x: number): number { if (⟦y⟧ > 0) return ⟦Math.random()⟧; return helper(x); }
      /** @differentiable */
      function third(x: number): number { return helper(x) + ⟦;⟧ }
      /** @differentiable */
      function good(x: number): number { return x; }
      function helper(x: number): number { return ⟦new.target⟧; }
    `);
    const { programs, diagnostics } = compileSource(text);
    const codes = ['BP3011', 'BP1101', 'BP2020', 'BP2030', 'BP2014', 'BP3001', 'BP3001', 'BP2026', 'BP1001', 'BP2019'];
    assert.deepEqual(
      places(diagnostics),
      spans.map((span, index) => place(codes[index] ?? '', span)),
    );
    assert.deepEqual(
      programs.map((program) => program.functions[program.entry]?.name),
      ['good'],
    );
  });

  it('counts columns in UTF-16 units and ends lines as VS Code does', () => {
    const lines = ['const a = 1;\u2028// 😀', '/** @differentiable */', 'const f = (x: number) => x + /* 😀 */ ÿ;'];
    const { diagnostics } = compileSource(`${lines[0]}\r\n${lines[1]}\r${lines[2]}`);
    assert.deepEqual(places(diagnostics), ['BP3001 input.ts 3:39-3:40']);
  });
});
