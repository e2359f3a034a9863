import assert from 'node:assert/strict';
import { GraphView } from './graph-view.ts';
import { inWorkbench } from './suite.ts';
import type { Workbench } from './workbench.ts';

describe('between source and graph, in the workbench', () => {
  let workbench: Workbench;
  let graph: GraphView;
  inWorkbench('navigation', async (opened) => {
    workbench = opened;
    await workbench.openFile('paper.ts');
    await workbench.goToText('paper.ts', 'f2(x');
    await workbench.chooseAtCursor('Backpath: Differentiate');
    graph = await GraphView.of(workbench, 'f2');
  });

  /** The status bar counts the characters that are selected in the editor with the focus. */
  const selected = async (text: string): Promise<void> => {
    const place = new RegExp(`^Ln \\d+, Col \\d+ \\(${text.length} selected\\)`);
    await workbench.page.locator('.monaco-editor .selected-text').first().waitFor();
    await workbench.focusEditor('paper.ts');
    await workbench.status(place).waitFor();
  };

  it('selects the source of the node that is clicked', async () => {
    await graph.clickDrawing(/v2 = x2 \+ y/);
    await selected('x + y');
  });

  it('does so by keyboard too', async () => {
    const tree = graph.frame.getByRole('tree');
    await tree.focus();
    await workbench.page.keyboard.press('Home');
    for (let moves = 0; moves < 40; moves++) {
      const active = graph.frame.locator('.outline-item.active');
      if (/^operation v1 = exp/.test((await active.textContent()) ?? '')) break;
      await workbench.page.keyboard.press('ArrowDown');
    }
    await workbench.page.keyboard.press('Enter');
    await selected('Math.exp(x)');
  });

  it('lights up the nodes of what the cursor stands in, and the edges that lead there', async () => {
    await workbench.focusEditor('paper.ts');
    await workbench.goToText('paper.ts', 'Math.exp(x) * (x + y)', { offset: 'Math.e'.length });
    await graph.frame.locator('[data-label="exp"][data-highlighted]').waitFor({ state: 'attached' });
    assert.equal((await graph.nodeLabelled('+')).highlighted, false);
    await workbench.goToText('paper.ts', 'x + y)', { offset: 'x +'.length });
    await graph.frame.locator('[data-label="+"][data-highlighted]').waitFor({ state: 'attached' });
    assert.equal((await graph.nodeLabelled('exp')).highlighted, false);
    // The sum reads the second branch of x, and y, which is read once and so has no branches.
    const lit = graph.frame.locator('[data-edge][data-highlighted]');
    const branches = await lit.evaluateAll((items) => items.map((item) => item.getAttribute('data-branch') ?? 'only edge'));
    assert.deepEqual(branches.toSorted(), ['only edge', 'x2']);
  });

  it('opens the SSA-SA listing of f2: Figure 5, up to names', async () => {
    await workbench.runCommand('Backpath: Show SSA-SA (Single Access)');
    await workbench.tab('f2.ssa-sa').waitFor();
    const figure5 = ['x ← Param0', 'y ← Param1', 'x1, x2 ← x', 'a ← exp(x1)', 'b ← x2 + y', 'z ← a × b', 'Return z'];
    assert.deepEqual(await workbench.editorLines('f2.ssa-sa'), figure5.map(renamed));
  });

  for (const [title, form, pattern] of [
    ['Show Program', 'program', /exp\(x\)/],
    ['Show SSA', 'ssa', /^v1 ← exp\(x\)$/m],
    ['Show Derivative', 'derivative', /function/],
  ] as const) {
    it(`opens the listing: ${form}`, async () => {
      await workbench.focusEditor('paper.ts');
      await workbench.runCommand(`Backpath: ${title}`);
      await workbench.tab(`f2.${form}.`).waitFor();
      assert.match((await workbench.editorLines(`f2.${form}.`)).join('\n'), pattern);
    });
  }
});

/** The names of our listings in place of the paper's. */
function renamed(line: string): string {
  const names: Readonly<Record<string, string>> = { a: 'v1', b: 'v2', z: 'v3' };
  return line.replace(/\b[abz]\b/g, (name) => names[name] ?? name);
}
