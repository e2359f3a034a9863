import assert from 'node:assert/strict';
import type { QuickFix } from '../../../engine/diagnostics/diagnostic.ts';
import { compileSource } from '../../../engine/source/compile.ts';
import { marked } from './marked.ts';

describe('fixes of the front end', () => {
  it('put Math before a name that is one of its', () => {
    const source = 'function f(x: number): number { return ⟦sin⟧(x) * ⟦PI⟧; }';
    const { text, spans } = marked(`/** @differentiable */\n${source}`);
    const fixes = compileSource(text).diagnostics.map((diagnostic) => diagnostic.fixes);
    assert.deepEqual(fixes, [
      [{ title: 'Use Math.sin', edits: [{ span: spans[0], newText: 'Math.sin' }] }],
      [{ title: 'Use Math.PI', edits: [{ span: spans[1], newText: 'Math.PI' }] }],
    ]);
  });

  const fixed: readonly (readonly [what: string, before: string, after: string])[] = [
    [
      'declare with let what is assigned',
      'function f(x: number) { const y = x; y += 1; return y; }',
      'function f(x: number) { let y = x; y += 1; return y; }',
    ],
    [
      'pass in what is random',
      'function f(x: number, random = 1) { return x * random * Math.random(); }',
      'function f(x: number, random = 1, random2: number) { return x * random * random2; }',
    ],
    ['remove async where nothing is waited for', 'async function f(x: number) { return x; }', 'function f(x: number) { return x; }'],
  ];
  for (const [what, before, after] of fixed) {
    it(what, () => {
      const first = '/** @differentiable */\n';
      const { diagnostics } = compileSource(first + before);
      assert.equal(diagnostics.length, 1);
      assert.equal(applied(first + before, diagnostics[0]?.fixes?.[0]), first + after);
      assert.deepEqual(compileSource(first + after).diagnostics, []);
    });
  }

  it('import one more name from a file that is imported from', () => {
    const files = new Map([['a.ts', 'export const k = 2; export function g(x: number) { return x * k; } export default k;']]);
    const body = '/** @differentiable */ export function f(x: number) { return g(x); }';
    const cases = [
      ["import { k } from './a';", "import { k, g } from './a';"],
      ["import {} from './a';", "import { g} from './a';"],
      ["import two from './a';", "import two, { g } from './a';"],
    ] as const;
    for (const [before, after] of cases) {
      const text = `${before}\n${body}`;
      const options = { fileName: 'main.ts', readFile: (path: string) => files.get(path) };
      const { diagnostics } = compileSource(text, options);
      assert.equal(diagnostics[0]?.fixes?.[0]?.title, "Import g from './a'");
      assert.equal(applied(text, diagnostics[0]?.fixes?.[0]), `${after}\n${body}`);
      assert.deepEqual(compileSource(`${after}\n${body}`, options).diagnostics, []);
    }
    const whole = `import * as a from './a';\n${body}`;
    const options = { fileName: 'main.ts', readFile: (path: string) => files.get(path) };
    assert.equal(applied(whole, compileSource(whole, options).diagnostics[0]?.fixes?.[0]), whole.replace('g(x)', 'a.g(x)'));
    const none = `import { k } from './a';\n${body.replace('g(x)', 'lost(x)')}`;
    assert.equal(compileSource(none, options).diagnostics[0]?.fixes, undefined);
  });

  it('swap the ends of a domain', () => {
    const text = (range: string) => `/** @differentiable @domain x = [${range}] */ function f(x: number) { return x; }`;
    const { diagnostics } = compileSource(text('2, -1'));
    assert.equal(applied(text('2, -1'), diagnostics[0]?.fixes?.[0]), text('-1, 2'));
  });

  it('are not offered where they would not help', () => {
    const { diagnostics } = compileSource(
      '/** @differentiable */\nfunction f(x: number): number { return sin + PI(x) + clz32(x) + toString(x) + other; }',
    );
    assert.equal(diagnostics.length, 5);
    for (const { fixes } of diagnostics) assert.equal(fixes, undefined);
  });
});

/** A text of two lines at most with the edits of a fix made. */
function applied(text: string, fix: QuickFix | undefined): string {
  const offset = (line: number, column: number) => (line === 1 ? 0 : text.indexOf('\n') + 1) + column - 1;
  const edits = (fix?.edits ?? []).toSorted((a, b) => b.span.column - a.span.column);
  return edits.reduce((all, { span, newText }) => {
    return all.slice(0, offset(span.line, span.column)) + newText + all.slice(offset(span.endLine, span.endColumn));
  }, text);
}
