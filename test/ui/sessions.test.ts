import assert from 'node:assert/strict';
import { GraphView } from './graph-view.ts';
import { Panel } from './panel.ts';
import { Workbench } from './workbench.ts';

describe('two functions, in the workbench', () => {
  let workbench: Workbench;
  before(async function () {
    this.timeout('2m');
    workbench = await Workbench.open('sessions');
    await workbench.openFile('paper.ts');
    await explore('f1');
    await explore('beale');
  });
  afterEach(function () {
    return workbench.captureFailure(this.currentTest);
  });
  after(() => workbench.close());

  async function explore(name: string): Promise<void> {
    await workbench.focusEditor('paper.ts');
    await workbench.goToText('paper.ts', `${name}(x`);
    await workbench.runCommand('Backpath: Differentiate');
    await GraphView.of(workbench, name);
  }

  it('are stepped each by itself, and both are in the panel and in the source', async () => {
    const panel = await Panel.of(workbench);
    const beale = await GraphView.of(workbench, 'beale');
    for (let step = 0; step < 5; step++) await beale.step('Step');
    await beale.step('Step back');
    await panel.at(4);
    await workbench.tab('∇ f1').click();
    const f1 = await GraphView.of(workbench, 'f1');
    await f1.step('Step');
    await panel.at(1);
    // Of beale the fourth is shown. The line of f1 is not on screen.
    await workbench.page.waitForFunction(() =>
      [...document.querySelectorAll('.view-line span')].some((span) =>
        getComputedStyle(span, '::after').content.includes('iteration 4: f = '),
      ),
    );
    await workbench.tab('∇ beale').click();
    await panel.at(4);
  });

  it('come back after a reload where they stood, with what came later', async () => {
    const before = await (await GraphView.of(workbench, 'beale')).state();
    await workbench.reload();
    const graph = await GraphView.of(workbench, 'beale');
    await graph.waitForIteration(4);
    assert.deepEqual(await graph.state(), before);
    const panel = await Panel.of(workbench);
    await panel.at(4);
    assert.equal(await panel.scrubber.getAttribute('aria-valuetext'), '4 of 5');
  });

  it('go on when the editor of their source is closed', async () => {
    await workbench.focusEditor('paper.ts');
    await workbench.runCommand('View: Close Editor');
    await workbench.tab('paper.ts').waitFor({ state: 'hidden' });
    const graph = await GraphView.of(workbench, 'beale');
    await graph.step('Step');
    const panel = await Panel.of(workbench);
    await panel.at(5);
  });
});
