/** Every page of the panel in every theme and shape: nothing cut off, nothing blank, nothing that axe-core finds. */
import assert from 'node:assert/strict';
import { violations } from './axe.ts';
import type { WebviewPage } from './page.ts';
import { pagesOfSuite, textOf } from './page.ts';
import { positionOf, wholeRun } from './panel-messages.ts';
import { adviceMessage, bealeLandscape, comparisonMessage, experimentsMessage, explanation, runsMessage, trails } from './panel-scenes.ts';
import { transportAt } from './records.ts';
import { bealeRun } from './runs.ts';
import { THEME_KINDS } from './themes.ts';

const PAGES = ['Iteration', 'Charts', 'Runs', 'Compare', 'Landscape', 'Experiments'];

const SHAPES = [
  [1200, 250],
  [800, 500],
  [250, 900],
] as const;

describe('the panel’s looks', function () {
  this.timeout(60_000);
  const openPage = pagesOfSuite();

  for (const theme of THEME_KINDS) {
    it(`say what to do where there is nothing yet: ${theme}`, async () => {
      const view = await openPage({ entry: 'webview/panel/main.ts', behind: 'panel', theme, width: 800, height: 400 });
      await view.send({ type: 'empty', reason: 'Right-click a function in a TypeScript file and choose Backpath: Differentiate.' });
      const defaults = { choice: { estimator: {} }, stop: { kind: 'iterations', iterations: 2000 }, seeds: 1 } as const;
      await view.send({ type: 'runs', runs: [], defaults });
      await view.send({ type: 'experiments', experiments: [] });
      for (const width of [800, 250]) {
        await view.page.setViewportSize({ width, height: 400 });
        for (const page of PAGES) {
          await view.page.getByRole('tab', { name: page, exact: true }).click();
          await view.settled();
          await view.screenshot(`empty-${page.toLowerCase()}-${theme}-${width}`);
          assert.notEqual(await textOf(view.page.locator('.page-message').filter({ visible: true })), '', `${page} is blank`);
          assert.deepEqual(await flaws(view), { overflow: 0, blank: [], cut: [] }, `${page}, ${width} wide, empty`);
        }
      }
    });

    it(`are in order: ${theme}`, async () => {
      const view = await openPage({ entry: 'webview/panel/main.ts', behind: 'panel', theme, width: 1200, height: 250 });
      await fill(view);
      for (const [width, height] of SHAPES) {
        await view.page.setViewportSize({ width, height });
        for (const page of PAGES) {
          await view.page.getByRole('tab', { name: page, exact: true }).click();
          await view.settled();
          await view.screenshot(`${page.toLowerCase()}-${theme}-${width}`);
          assert.deepEqual(await flaws(view), { overflow: 0, blank: [], cut: [] }, `${page}, ${width} × ${height}`);
          // Only colours differ from theme to theme.
          if (width === 800)
            assert.deepEqual(await violations(view.page, theme === 'dark' ? undefined : ['color-contrast']), [], `${page}, axe`);
        }
      }
    });
  }
});

async function fill(view: WebviewPage): Promise<void> {
  const run = bealeRun(200, { name: 'spad1', granularity: 'path' });
  const transport = transportAt(160, { length: 200 });
  const messages = [
    ...wholeRun(run, 160),
    { type: 'position', position: { ...positionOf(run, 160), explanation }, transport } as const,
    adviceMessage,
    runsMessage(),
    comparisonMessage(),
    { type: 'landscape', landscape: bealeLandscape() } as const,
    { type: 'trails', trails: trails() } as const,
    experimentsMessage(),
  ];
  for (const message of messages) await view.send(message);
}

function flaws(view: WebviewPage): Promise<{ overflow: number; blank: readonly string[]; cut: readonly string[] }> {
  return view.page.evaluate(() => {
    const shown = (part: Element): boolean => part instanceof HTMLElement && part.offsetParent !== null;
    const isBlank = (canvas: HTMLCanvasElement): boolean => {
      const { width, height } = canvas;
      if (width * height === 0) return true;
      return !canvas
        .getContext('2d')
        ?.getImageData(0, 0, width, height)
        .data.some((byte) => byte !== 0);
    };
    const whole = '.panel-header, .tabs, .legend, .legend-entry, .card-head, .chart-card, .run-line, .page-tools, .experiment-actions';
    return {
      overflow: document.documentElement.scrollWidth - window.innerWidth,
      blank: [...document.querySelectorAll('canvas')]
        .filter((canvas) => shown(canvas) && isBlank(canvas))
        .map((canvas) => canvas.className),
      cut: [...document.querySelectorAll(whole)]
        .filter((part) => shown(part) && (part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1))
        .map((part) => `${part.className}: ${part.textContent}`),
    };
  });
}
