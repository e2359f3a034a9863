import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Diagnostic } from '../../../engine/diagnostics/diagnostic.ts';
import { printProgram } from '../../../engine/program/printer.ts';
import { verifyProgram } from '../../../engine/program/verifier.ts';
import { compileSource, outlineFunctions } from '../../../engine/source/compile.ts';
import { mistakes } from './mistakes.ts';

const paper = readFileSync(new URL('../../../examples/paper.ts', import.meta.url), 'utf8');
const wrong = mistakes
  .map(([, source]) => `/** @differentiable @start x = 1 */ ${source.replaceAll(/[⟦⟧]/g, '')}`)
  .filter((text) => text.length < 200);
const seeds = [paper.slice(0, 1500), ...wrong];
const scraps = [
  '(',
  ')',
  '{',
  '}',
  '[',
  ']',
  '"',
  '`',
  '/*',
  '*/',
  '//',
  '@start',
  '=',
  '=>',
  '...',
  'x',
  '${',
  '\\',
  '\u2028',
  '\uD800',
  '\0',
  'let',
  'async',
  '<',
  ';',
  '**',
  '1e',
  '?',
  'function',
  'import',
];

/** Milliseconds of the processor's time: other work on the machine does not count. The slowest page seen takes 40; a hang takes for ever. */
const bound = 4000;

/** Whatever the text: no exception, no hang, programs that verify and print, diagnostics that lie inside the text. */
function survives(text: string): readonly Diagnostic[] {
  const start = process.cpuUsage();
  const { programs, diagnostics } = compileSource(text, { readFile: () => undefined });
  outlineFunctions(text, 'input.ts');
  assert.ok(process.cpuUsage(start).user / 1000 < bound, 'takes too long');
  for (const program of programs) {
    verifyProgram(program);
    printProgram(program);
  }
  const lines = text.split(/\r\n|\n|\r/);
  for (const { span, message } of diagnostics) {
    assert.ok(span.line >= 1 && span.line <= span.endLine && span.endLine <= lines.length, message);
    assert.ok(span.column >= 1 && span.endColumn - 1 <= (lines[span.endLine - 1] ?? '').length, message);
    assert.ok(span.line < span.endLine || span.column <= span.endColumn, message);
    assert.ok(!/\{\w+\}|undefined is/.test(message) || text.includes('{'), message);
  }
  return diagnostics;
}

describe('hostile text', () => {
  it('is survived at every truncation of the example', () => {
    for (let end = 0; end < paper.length; end += 7) survives(paper.slice(0, end));
  });

  it('is survived with pieces cut out, doubled, swapped and thrown in', () => {
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(30),
      scrap: fc.constantFrom('', ...scraps),
      copy: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.constantFrom(...seeds), fc.array(edit, { minLength: 1, maxLength: 6 }), (seed, edits) => {
        let text = seed;
        for (const { at, length, scrap, copy } of edits) {
          const start = Math.floor(at * text.length);
          text = text.slice(0, start) + scrap + text.slice(copy ? start : start + length) + (copy ? text.slice(start, start + length) : '');
        }
        survives(text);
      }),
      { seed: 5, numRuns: 1500 },
    );
  });

  it('is survived when it is no program at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void survives(text)),
      { seed: 5, numRuns: 500 },
    );
  });

  const wrappings: readonly (readonly [open: string, close: string])[] = [
    ['(', ')'],
    ['- ', ''],
    ['[', ']'],
    ['g(', ')'],
    ['(() => ', ')()'],
    ['x ? ', ' : x'],
    ['x ** ', ''],
    ['', '.a'],
    ['', '!'],
    ['', '()'],
    ['', ' as number'],
    ['`${', '}`'],
  ];
  for (const [open, close] of wrappings) {
    it(`gets a diagnostic when ${open}…${close} is nested deep`, () => {
      for (const depth of [1000, 20_000]) {
        const diagnostics = survives(`/** @differentiable */ const f = (x: number) => ${open.repeat(depth)}x${close.repeat(depth)};`);
        assert.notEqual(diagnostics.length, 0);
      }
    });
  }

  it('gets a diagnostic when statements, helpers or constants are nested deep', function () {
    this.timeout(0);
    const chain = (line: (index: number) => string) => Array.from({ length: 10_000 }, (_, index) => line(index)).join('\n');
    const texts = [
      `/** @differentiable */ function f(x: number) { ${'{'.repeat(2000)} ${'}'.repeat(2000)} return x; }`,
      `/** @differentiable */ function f(x: number) { ${'if (x) '.repeat(20_000)} return x; }`,
      `/** @differentiable */ function f0(x: number) { return f1(x); }\n${chain((i) => `function f${i + 1}(x: number) { return f${i + 2}(x); }`)}`,
      `const c0 = 1;\n${chain((i) => `const c${i + 1} = c${i} + 1;`)}\n/** @differentiable */ const f = (x: number) => x * c10000;`,
    ];
    for (const text of texts.slice(0, 2)) assert.notEqual(survives(text).length, 0);
    // Chains of calls and of constants nest nothing in the text.
    for (const text of texts.slice(2)) assert.equal(survives(text).length, text.includes('f10001') ? 1 : 0);
  });

  it('compiles sums and sequences of any length', () => {
    const sum = Array.from({ length: 10_000 }, (_, index) => `x * ${index}`).join(' + ');
    const steps = Array.from({ length: 10_000 }, () => 'x += 1;').join(' ');
    for (const body of [`return ${sum};`, `${steps} return x;`]) {
      assert.deepEqual(survives(`/** @differentiable */ function f(x: number) { ${body} }`), []);
    }
  });
});
