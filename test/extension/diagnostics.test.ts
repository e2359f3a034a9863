import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, eventually, openFile, problems, rangeOf, replace } from './support.ts';

/** Wrong input: what is wrong, where, and under which code. */
const CASES = [
  { name: 'a syntax error', code: 'BP1001', at: ';', text: annotated('export function f(x: number): number {\n  return x *;\n}') },
  {
    name: 'a string operation',
    code: 'BP2014',
    at: "'a'",
    text: annotated("export function f(x: number): number {\n  return x + 'a';\n}"),
  },
  { name: 'an unknown name', code: 'BP3001', at: 'z', text: annotated('export function f(x: number): number {\n  return x + z;\n}') },
  { name: 'an async function', code: 'BP2020', at: 'async', text: annotated('export async function f(x: number) {\n  return x;\n}') },
  {
    name: 'a function that returns nothing',
    code: 'BP3017',
    at: 'f',
    text: annotated('export function f(x: number) {\n  x * 2;\n}'),
    after: 'function ',
  },
  {
    name: 'tensors whose shapes do not fit',
    code: 'BP6004',
    at: 'w',
    after: 'matmul(x, ',
    text: `import { matmul, sum, type Tensor } from 'backpath';\n${annotated('export function f(x: Tensor<[number, 3]>, w: Tensor<[4, 2]>) {\n  return sum(matmul(x, w));\n}')}`,
  },
] as const;

function annotated(declaration: string): string {
  return `/** @differentiable */\n${declaration}\n`;
}

describe('problems', () => {
  afterEach(closeEverything);

  for (const [index, { name, code, at, text, ...more }] of CASES.entries()) {
    it(`mark ${name} exactly, with a stable code`, async () => {
      const { document } = await openFile(`problems-${index}`, text);
      const before = 'after' in more ? more.after : '';
      const range = rangeOf(document, before + at);
      const expected = new vscode.Range(range.start.translate(0, before.length), range.end);
      await eventually(() => {
        const [first, ...others] = problems(document.uri);
        assert.deepEqual(others, []);
        assert.equal(first?.code, code);
        assert.deepEqual(first.range, expected);
        assert.equal(first.severity, vscode.DiagnosticSeverity.Error);
      });
    });
  }

  it('are shown all at once, follow the typing and go when the file is closed', async () => {
    const editor = await openFile('problems-live', annotated('export function f(x: number): number {\n  return x + one * two;\n}'));
    const { uri } = editor.document;
    await eventually(() =>
      assert.deepEqual(
        problems(uri).map(({ range }) => editor.document.getText(range)),
        ['one', 'two'],
      ),
    );
    await replace(editor, 'one', '1');
    await eventually(() =>
      assert.deepEqual(
        problems(uri).map(({ range }) => editor.document.getText(range)),
        ['two'],
      ),
    );
    await closeEverything();
    await eventually(() => assert.deepEqual(problems(uri), []));
  });

  it('come with the fixes that the engine knows', async () => {
    const editor = await openFile('problems-fix', annotated('export function f(x: number): number {\n  return sin(x);\n}'));
    const { uri } = editor.document;
    await eventually(() => assert.equal(problems(uri).length, 1));
    const range = rangeOf(editor.document, 'sin');
    const kind = vscode.CodeActionKind.QuickFix.value;
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range, kind);
    const fix = actions.find(({ title }) => title === 'Use Math.sin');
    assert.ok(fix?.edit);
    assert.equal(fix.isPreferred, true);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.match(editor.document.getText(), /return Math\.sin\(x\);/);
    await eventually(() => assert.deepEqual(problems(uri), []));
  });

  it('of TypeScript, which does not know the module of tensors, come with a fix that brings its types', async () => {
    const editor = await openFile('tensor-types', "import { sum } from 'backpath';\nexport const s = sum;\n");
    const { uri } = editor.document;
    const range = rangeOf(editor.document, "'backpath'");
    const unknown = new vscode.Diagnostic(range, "Cannot find module 'backpath' or its corresponding type declarations.");
    unknown.code = 2307;
    const typescript = vscode.languages.createDiagnosticCollection('as TypeScript says it');
    typescript.set(uri, [unknown]);
    try {
      const kind = vscode.CodeActionKind.QuickFix.value;
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range, kind);
      const fix = actions.find(({ title }) => title.startsWith('Add the types of Backpath'));
      assert.ok(fix?.edit);
      assert.ok(await vscode.workspace.applyEdit(fix.edit));
      assert.match(editor.document.getText(), /^\/\/\/ <reference path="\.\/backpath\.d\.ts" \/>\nimport/);
      const declarations = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(uri, '..', 'backpath.d.ts'));
      assert.match(new TextDecoder().decode(declarations), /export function sum\(x: Tensor\): number;/);
    } finally {
      typescript.dispose();
    }
  });

  it('are nobody’s business in a file without annotations', async () => {
    const { document } = await openFile('problems-none', 'export async function f() {\n  return nothing;\n}\n');
    await new Promise((resolve) => setTimeout(resolve, 600));
    assert.deepEqual(problems(document.uri), []);
  });
});
