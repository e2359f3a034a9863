import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { at } from '../../../engine/invariant.ts';
import { printProgram } from '../../../engine/program/printer.ts';
import type { Program } from '../../../engine/program/types.ts';
import { verifyProgram } from '../../../engine/program/verifier.ts';
import { compileSource } from '../../../engine/source/compile.ts';
import { assertGolden } from '../../golden.ts';

const folder = new URL('../../fixtures/source/', import.meta.url);
const paper = new URL('../../../examples/paper.ts', import.meta.url);

describe('program listings', () => {
  const inputs = readdirSync(folder).filter((name) => name.endsWith('.ts'));

  for (const [name, file] of [...inputs.map((input) => [input, new URL(input, folder)] as const), ['paper.ts', paper] as const]) {
    const text = readFileSync(file, 'utf8');
    const compile = () => compileSource(text, { fileName: name });

    it(`${name} is as in its golden file`, () => {
      const { programs, diagnostics } = compile();
      assert.deepEqual(diagnostics, []);
      for (const program of programs) verifyProgram(program);
      assertGolden(new URL(name.replace(/\.ts$/, '.program.txt'), folder).pathname, programs.map(printProgram).join('\n// ---\n\n'));
    });

    it(`${name} gives the same listing when its listing is compiled`, () => {
      for (const program of compile().programs) assert.deepEqual(relist(program), printProgram(program));
    });

    it(`${name} gives the same listing each time`, () => {
      assert.deepEqual(compile().programs.map(printProgram), compile().programs.map(printProgram));
    });
  }

  it('keeps apart variables and functions of the same name', () => {
    const files = new Map([['a.ts', 'const k = 2; export const f = (x: number) => k * x;']]);
    const main = `import { f as g } from './a';
      const k = 3;
      export const f = (x: number) => { const k_2 = x; { const k_2 = 1; x += k_2; } return g(x) + k * k_2; };`;
    const [program] = compileSource(main, { only: 'f', readFile: (path) => files.get(path) }).programs;
    assert.ok(program);
    assert.equal(
      printProgram(program),
      `const k = 3;
const k_2 = 2;

function f_2(x: number) {
  return k_2 * x;
}

function f(x: number): number {
  const k_2_2 = x;
  {
    const k_2_3 = 1;
    x += k_2_3;
  }
  return f_2(x) + k * k_2_2;
}
`,
    );
  });
});

function relist(program: Program): string {
  const { name } = at(program.functions, program.entry);
  const again = compileSource(printProgram(program), { only: name === 'default' ? 'main' : name });
  assert.deepEqual(again.diagnostics, []);
  return printProgram(at(again.programs, 0));
}
