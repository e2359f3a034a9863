import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, eventually, openFile, problems, rangeOf } from './support.ts';

const LOOP = `/** @differentiable
 * @start x = 2, w = [1, 2, 3]
 */
export function loop(x: number, w: number[]): number {
  let sum = 0;
  for (let i = 0; i < 3; i++) {
    sum = sum + Math.sin(x) * w[i];
  }
  return sum;
}
`;

async function show(name: string, text: string): Promise<vscode.TextEditor> {
  const editor = await openFile(name, text);
  const [, fn] = /function (\w+)/.exec(text) ?? [];
  assert.equal(await vscode.commands.executeCommand('backpath.differentiate', editor.document.uri, fn), true);
  return editor;
}

/** The graph as the tab shows it, once it does. */
async function exported(format: string, name: string): Promise<Uint8Array> {
  const target = vscode.Uri.joinPath(vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/'), `test-export-${name}`);
  await eventually(async () => {
    const written = await vscode.commands.executeCommand<vscode.Uri | undefined>('backpath.graph.export', format, target);
    assert.equal(written?.toString(), target.toString());
  });
  const bytes = await vscode.workspace.fs.readFile(target);
  await vscode.workspace.fs.delete(target);
  return bytes;
}

async function exportedText(format: string, name: string): Promise<string> {
  return new TextDecoder().decode(await exported(format, name));
}

describe('graphs', () => {
  afterEach(closeEverything);

  it('name the first number that is not finite in the source, with its operand, until it is gone', async () => {
    const text = 'export function broken(x: number = 0): number {\n  return Math.log(x) * 2;\n}\n';
    const editor = await show('graph-nan', text);
    const { uri } = editor.document;
    await eventually(() => {
      const [first] = problems(uri);
      assert.equal(first?.code, 'BP4016');
      assert.ok(first.range.isEqual(rangeOf(editor.document, 'Math.log(x)')));
      assert.match(first.message, /^log\(x\) is −∞ where x = 0, and the output is −∞\./);
      assert.deepEqual(
        first.relatedInformation?.map(({ message }) => message),
        ['x is 0.', 'The output is −∞.'],
      );
    });
    await editor.edit((edit) => edit.replace(rangeOf(editor.document, '= 0'), '= 1'));
    await eventually(() => assert.deepEqual(problems(uri), []));
  });

  it('say value, adjoint and share of the gradient on hover', async () => {
    const editor = await show(
      'graph-hover',
      'export function f(x: number = 2): number {\n  const square = x * x;\n  return square * 3;\n}\n',
    );
    const { uri } = editor.document;
    const said = async (where: string): Promise<string> => {
      const at = rangeOf(editor.document, where).start;
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, at);
      return hovers
        .flatMap(({ contents }) => contents.map((content) => (typeof content === 'string' ? content : content.value)))
        .join('\n');
    };
    await eventually(async () => {
      const text = await said('square * 3');
      // square = 4, ∂f/∂square = 3, and all of the gradient passes through it.
      assert.match(text, /`square = x × x`/);
      assert.match(text, /value `4`/);
      assert.match(text, /adjoint `3`/);
      assert.match(text, /share of the gradient 100 %/);
    });
    // Another factor, a line further down.
    await editor.edit((edit) => edit.replace(rangeOf(editor.document, 'return square * 3'), '\n  return square * 5'));
    await eventually(async () => {
      const text = await said('square * 5');
      assert.match(text, /value `4`/);
      assert.match(text, /adjoint `5`/);
    });
  });

  it('show the same as inlay hints, if they are switched on', async () => {
    const editor = await show(
      'graph-hints',
      'export function f(x: number = 2): number {\n  const square = x * x;\n  return square * 3;\n}\n',
    );
    const { document } = editor;
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = async () => {
      const found = await vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, whole);
      return found.flatMap(({ label, position }) => (String(label).includes('∂') ? [`${position.line}: ${label}`] : []));
    };
    assert.deepEqual(await hints(), [], 'off by default');
    const settings = vscode.workspace.getConfiguration('backpath');
    await settings.update('inlayHints.enabled', true, vscode.ConfigurationTarget.Global);
    try {
      await eventually(async () => assert.deepEqual(await hints(), ['0: = 2 · ∂ 12 · 100 %', '1: = 4 · ∂ 3 · 100 %']));
      // Another factor, and all of it a line further down.
      await editor.edit((edit) => {
        edit.replace(rangeOf(document, '* 3'), '* 5');
        edit.insert(new vscode.Position(0, 0), '\n');
      });
      await eventually(async () => assert.deepEqual(await hints(), ['1: = 2 · ∂ 20 · 100 %', '2: = 4 · ∂ 5 · 100 %']));
    } finally {
      await settings.update('inlayHints.enabled', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('are exported in every format', async () => {
    await show('graph-export', 'export function f(x: number = 2): number {\n  return Math.sin(x) * x;\n}\n');
    assert.match(await exportedText('svg', 'f.svg'), /^<svg [\s\S]*<\/svg>\n$/);
    assert.match(await exportedText('dot', 'f.dot'), /^digraph "f" \{/);
    assert.match(await exportedText('mermaid', 'f.mmd'), /^flowchart LR/);
    assert.match(await exportedText('latex', 'f.tex'), /\\sin\\left\(x\\right\)/);
    assert.equal(JSON.parse(await exportedText('json', 'f.json')).paths.x, '2');
    const png = await exported('png', 'f.png');
    assert.deepEqual([...png.slice(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  });

  it('fold and unfold by commands, and remember it when the graph is opened again', async () => {
    const editor = await show('graph-fold', LOOP);
    const nodes = async () => (await exportedText('dot', 'loop.dot')).split('\n').filter((line) => /^ {2}\d+ \[/.test(line)).length;
    const all = await nodes();
    assert.equal(await vscode.commands.executeCommand('backpath.graph.foldAll'), true);
    // x, its tuple node, w, the loop, the output.
    await eventually(async () => assert.equal(await nodes(), 5));
    assert.equal(await vscode.commands.executeCommand('backpath.graph.toggleFold', 'parameter:w'), true);
    await eventually(async () => assert.equal(await nodes(), 7));
    await closeEverything();
    await vscode.commands.executeCommand('vscode.open', editor.document.uri);
    assert.equal(await vscode.commands.executeCommand('backpath.differentiate', editor.document.uri, 'loop'), true);
    assert.equal(await nodes(), 7);
    assert.equal(await vscode.commands.executeCommand('backpath.graph.unfoldAll'), true);
    await eventually(async () => assert.equal(await nodes(), all));
  });

  it('have no commands to obey where there is none', async () => {
    await openFile('graph-none', LOOP);
    assert.equal(await vscode.commands.executeCommand('backpath.graph.foldAll'), false);
    assert.equal(await vscode.commands.executeCommand('backpath.graph.export', 'svg'), undefined);
  });
});
