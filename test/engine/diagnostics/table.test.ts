import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { type CodeEntry, diagnosticCodes } from '../../../engine/diagnostics/codes.ts';
import { BackpathError, diagnostic } from '../../../engine/diagnostics/diagnostic.ts';
import { printDiagnosticTable } from '../../../engine/diagnostics/table.ts';
import { assertGolden } from '../../golden.ts';

const span = { file: 'a.ts', line: 1, column: 2, endLine: 1, endColumn: 5 };
const entries = Object.entries<CodeEntry>(diagnosticCodes);

describe('the table of diagnostics', () => {
  it('has codes of four digits, in order', () => {
    const codes = entries.map(([code]) => code);
    for (const code of codes) assert.match(code, /^BP[1-6]\d{3}$/);
    assert.deepEqual(codes, [...codes].sort());
  });

  it('says in sentences what is wrong and what to do', () => {
    for (const [code, { message, help }] of entries) {
      // A message may end with a detail that brings its own full stop.
      assert.match(message, /(?:\.|\{detail\})$/, code);
      assert.match(help, /[^.]\.$/, code);
    }
  });

  it('fills in the arguments, whatever they contain', () => {
    const { message, ...rest } = diagnostic('BP1101', span, { tag: 'start', name: '{function}', function: '$&', parameters: 'x, y' });
    assert.equal(message, '@start names {function}, which is not a parameter of $&. The parameters are: x, y.');
    assert.deepEqual(rest, { code: 'BP1101', severity: 'error', span });
  });

  it('carries fixes where there are some', () => {
    const fixes = [{ title: 'Remove it', edits: [{ span, newText: '' }] }];
    assert.deepEqual(diagnostic('BP2020', span, {}, fixes).fixes, fixes);
  });

  it('is the page that stands beside it', () => {
    assertGolden(fileURLToPath(new URL('../../../engine/diagnostics/DIAGNOSTICS.md', import.meta.url)), printDiagnosticTable());
  });

  it('prints as a page with every code once', () => {
    const page = printDiagnosticTable();
    for (const [code] of entries) assert.equal(page.split(`| ${code} |`).length, 2, code);
    const rows = page.split('\n').filter((line) => line.startsWith('| BP'));
    assert.equal(rows.length, entries.length);
    for (const row of rows) assert.equal(row.split(/(?<!\\)\|/).length, 7, row);
  });
});

describe('BackpathError', () => {
  it('carries the diagnostics and reads like them', () => {
    const wrong = diagnostic('BP4006', span, { name: 'x' });
    const error = new BackpathError([wrong, wrong]);
    assert.deepEqual(error.diagnostics, [wrong, wrong]);
    assert.equal(error.message, `BP4006 ${wrong.message}\nBP4006 ${wrong.message}`);
  });
});
