/** What a step costs the graph view, in Chromium: everything but the browser's own painting. */

import { encode, type HostToGraph } from '../../webview/protocol.ts';
import { scenario } from '../webview/graph-scenario.ts';
import { launch, type WebviewBrowser, type WebviewPage } from '../webview/page.ts';
import { digits, type Report } from './report.ts';

/** Sixty a second. */
const FRAME = 16;
const STEPS = 12;

export async function graphSteps(report: Report): Promise<void> {
  report.title('A step in the graph view: from the message until the view has done all that it does about it');
  const browser = await launch();
  for (const iterations of [6, 25, 312]) await measure(report, browser, iterations);
  await browser.close();
}

/** A loop whose iterations each add some 16 nodes. */
function program(iterations: number): string {
  return `function big(x: number, y: number): number {
  let a = x;
  let b = y;
  for (let i = 0; i < ${iterations}; i++) {
    const c = Math.sin(a) * b + a * 0.5;
    const d = Math.cos(b) - a * 0.1;
    a = c * 0.9 + d;
    b = d * 0.7 + c * 0.01;
  }
  return a + b;
}`;
}

async function measure(report: Report, browser: WebviewBrowser, iterations: number): Promise<void> {
  const shown = scenario(program(iterations), [0.3, 0.2], STEPS, { granularity: 'graph', m: 2, kMax: 1 });
  const name = `${shown.graph.graph.nodes.length} nodes`;
  const view = await browser.open({ entry: 'webview/graph/main.ts', width: 1000, height: 700 });
  const first = await showing(view, shown.graph);
  await view.page.keyboard.press('0');
  await view.settled();
  const afar = await handling(view, shown.iterations);
  await view.page.keyboard.press('1');
  await view.settled();
  const near = await handling(view, shown.iterations);
  await view.close();
  report.line({ name: `${name}, all in sight`, measured: median(afar), unit: 'ms', target: FRAME, remark: `${digits(first)} ms to show` });
  report.line({ name: `${name}, at actual size`, measured: median(near), unit: 'ms', target: FRAME });
}

/** Milliseconds until a graph is on the screen, which a large one comes to in several frames. */
function showing(view: WebviewPage, graph: HostToGraph): Promise<number> {
  return view.page.evaluate(async (data) => {
    const started = performance.now();
    window.dispatchEvent(new MessageEvent('message', { data }));
    while (!window.backpathHost.messages.some(({ type }) => type === 'painted')) await new Promise(requestAnimationFrame);
    return performance.now() - started;
  }, encode(graph));
}

/** Milliseconds that the page needs for each message, the frame after it included. */
function handling(view: WebviewPage, messages: readonly HostToGraph[]): Promise<number[]> {
  return view.page.evaluate(async (texts) => {
    const took: number[] = [];
    for (const data of texts) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      const started = performance.now();
      window.dispatchEvent(new MessageEvent('message', { data }));
      took.push(performance.now() - started);
    }
    return took;
  }, messages.map(encode));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
