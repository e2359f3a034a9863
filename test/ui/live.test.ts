import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import manifest from '../../package.json' with { type: 'json' };
import { GraphView } from './graph-view.ts';
import { inWorkbench } from './suite.ts';
import type { Workbench } from './workbench.ts';

/** Milliseconds that the extension waits for after the last keystroke, unless told otherwise. */
const debounce = manifest.contributes.configuration.properties['backpath.debounce'].default;
const edits = 20;

describe('typing, in the workbench', () => {
  let workbench: Workbench;
  let graph: GraphView;
  inWorkbench('live', async (opened) => {
    workbench = opened;
    await workbench.openFile('paper.ts');
    await workbench.goToText('paper.ts', 'f1(x');
    await workbench.chooseAtCursor('Backpath: Differentiate');
    graph = await GraphView.of(workbench, 'f1');
    await workbench.focusEditor('paper.ts');
  });

  /** The text on disk is in the editor again, and its graph on screen. */
  const undone = async (): Promise<void> => {
    await workbench.undoAll();
    await graph.waitForNode({ kind: 'output', value: valueWith(2) });
  };

  it('changes the graph with the source', async () => {
    await workbench.goToText('paper.ts', '2 + Math.cos(4 * x)', { offset: 1 });
    await replaceDigit(workbench, 3);
    await graph.waitForNode({ kind: 'output', value: valueWith(3) });
  });

  it('follows every keystroke within a tenth of a second, the debounce aside (median)', async () => {
    const latencies: number[] = [];
    await recordKeys(workbench.page);
    await recordGraphs(graph.frame);
    for (let edit = 0; edit < edits; edit++) {
      await replaceDigit(workbench, 2 + (edit % 8));
      await graph.frame.waitForFunction((count) => window.graphTimes.length > count, edit);
      const pressed = await workbench.page.evaluate(() => window.keyTime);
      const painted = await graph.frame.evaluate(() => window.graphTimes.at(-1) ?? Number.NaN);
      latencies.push(painted - pressed - debounce);
    }
    await undone();
    latencies.sort((one, other) => one - other);
    const [median, slow] = [latencies[edits / 2] ?? Number.NaN, latencies[Math.floor(edits * 0.9)] ?? Number.NaN];
    console.log(`      f1: keystroke to graph on screen, after the debounce of ${debounce} ms: median ${median.toFixed(0)} ms,`);
    console.log(
      `      nine of ten within ${slow.toFixed(0)} ms, fastest ${latencies[0]?.toFixed(0)} ms, ${edits} edits (target: median below 100 ms)`,
    );
    // What a busy machine may take; the target is what is printed.
    assert.ok(median < 1000, `median ${median} ms`);
  });

  it('adds and removes nodes with the source', async () => {
    await workbench.goToText('paper.ts', '2 + Math.cos(4 * x)', { offset: '2 + Math.cos(4 * x'.length });
    const before = (await graph.nodes()).length;
    await workbench.page.keyboard.type(' + Math.sin(x');
    await graph.waitForNode({ label: 'sin' });
    assert.ok((await graph.nodes()).length > before);
    assert.equal(await graph.parameter('x').textContent(), 'x: 3 paths');
    await undone();
    assert.equal((await graph.nodes()).length, before);
  });

  it('keeps the last good graph while the source has errors, and says so', async () => {
    const before = await graph.nodes();
    await workbench.goToText('paper.ts', 'return x ** 2', { offset: 'return'.length });
    await workbench.page.keyboard.type(' (');
    const stale = graph.frame.locator('[data-stale] .banner');
    await stale.waitFor();
    await stale.locator('[data-severity="error"]').first().waitFor();
    await workbench.page.locator('.squiggly-error').first().waitFor({ state: 'attached' });
    assert.deepEqual(
      (await graph.nodes()).map(({ label }) => label),
      before.map(({ label }) => label),
    );
    await undone();
    await graph.frame.locator('.banner').waitFor({ state: 'hidden' });
  });
});

/** What the graph of f1 = x² (c + cos 4x) shows at x = 5. */
function valueWith(constant: number): string {
  return String(Number((25 * (constant + Math.cos(20))).toPrecision(4)));
}

/** The one before the cursor, in a single keystroke. */
async function replaceDigit(workbench: Workbench, digit: number): Promise<void> {
  await workbench.page.keyboard.press('Shift+ArrowLeft');
  await workbench.page.keyboard.press(String(digit));
}

declare global {
  interface Window {
    /** When the last digit was pressed: wall clock, in milliseconds. */
    keyTime: number;
    /** When each revision of the graph was on screen: wall clock, in milliseconds. */
    graphTimes: number[];
  }
}

function recordKeys(page: Page): Promise<void> {
  return page.evaluate(() => {
    const record = (event: KeyboardEvent): void => {
      if (/^\d$/.test(event.key)) window.keyTime = performance.timeOrigin + event.timeStamp;
    };
    window.addEventListener('keydown', record, true);
  });
}

function recordGraphs(frame: Frame): Promise<void> {
  return frame.evaluate(() => {
    window.graphTimes = [];
    const observer = new MutationObserver(() => {
      // A task after the next frame: what was drawn in that frame is on its way to the screen.
      requestAnimationFrame(() => setTimeout(() => window.graphTimes.push(performance.timeOrigin + performance.now())));
    });
    for (const view of document.querySelectorAll('[data-revision]')) observer.observe(view, { attributeFilter: ['data-revision'] });
  });
}
