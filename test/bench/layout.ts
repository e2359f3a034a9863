/**
 * What laying a graph out costs, in Chromium, in a Worker; and whether the graph view keeps its frames: while the layout is
 * made, with the graph before it on screen, and when it comes.
 */
import { join } from 'node:path';
import { build } from 'esbuild';
import { launch, type WebviewPage } from '../webview/page.ts';
import type { LayoutTask, LayoutTimes } from './layout-worker.ts';
import { digits, type Report } from './report.ts';

/** Random graphs, neither a chain nor a carpet: operands are mostly among the last `reach` values. */
const sizes = [
  { operations: 250, reach: 12, times: 15, target: 150 },
  { operations: 3300, reach: 40, times: 7, target: 2000 },
  { operations: 3300, reach: 8, times: 7, target: 2000 },
] as const;

const FRAME = 50;
/** Drawings that arrive, one after the other. */
const ARRIVALS = 5;

export async function layout(report: Report): Promise<void> {
  report.title('Laying a graph out, in Chromium in a Worker beside the graph view: the median of some drawings');
  const script = await bundle();
  const browser = await launch();
  for (const { operations, reach, times, target } of sizes) {
    const view = await browser.open({ entry: 'webview/graph/main.ts', height: 700, bypassCSP: true });
    const task: LayoutTask = { shape: { parameters: 10, operations, reach }, times };
    const found = await measure(view, script, task);
    await view.close();
    const name = `${found.nodes} nodes, reach ${reach}`;
    report.line({ name, measured: median(found.milliseconds), unit: 'ms', target });
    report.line({ name: `${name}: longest frame meanwhile`, measured: found.meanwhile, unit: 'ms', target: FRAME });
    const remark = `${digits(found.first)} ms in a page that has shown nothing yet`;
    report.line({ name: `${name}: longest frame as it comes`, measured: median(found.arrivals), unit: 'ms', target: FRAME, remark });
  }
  await browser.close();
}

async function bundle(): Promise<string> {
  const entryPoints = [join(import.meta.dirname, 'layout-worker.ts')];
  const { outputFiles } = await build({ entryPoints, bundle: true, write: false, format: 'iife', minify: true });
  return outputFiles[0]?.text ?? '';
}

interface Measured extends Pick<LayoutTimes, 'nodes' | 'milliseconds'> {
  readonly meanwhile: number;
  /** The longest frame after each drawing came. */
  readonly arrivals: readonly number[];
}

async function measure(view: WebviewPage, script: string, task: LayoutTask): Promise<Measured & { readonly first: number }> {
  // The page's first graph shows what is compiled and measured once; then it is what stands there while the layouts are made.
  const { arrivals } = await view.page.evaluate(run, { script, task: { ...task, times: 1 }, arrivals: 1 });
  return { ...(await view.page.evaluate(run, { script, task, arrivals: ARRIVALS })), first: arrivals[0] ?? Number.NaN };
}

/** In the page. */
async function run(options: { readonly script: string; readonly task: LayoutTask; readonly arrivals: number }): Promise<Measured> {
  const worker = new Worker(URL.createObjectURL(new Blob([options.script], { type: 'text/javascript' })));
  const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1200));
  /** The longest time from one frame to the next while `work` goes on. */
  const longestFrame = async (work: Promise<unknown>): Promise<number> => {
    let longest = 0;
    let last = performance.now();
    let running = true;
    const frame = (): void => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      if (running) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    await work;
    running = false;
    return longest;
  };
  const messages: string[] = [];
  const drawn = new Promise<LayoutTimes>((resolve, reject) => {
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.onmessage = ({ data }) => (typeof data === 'string' ? messages.push(data) : resolve(data));
  });
  await pause();
  worker.postMessage(options.task);
  const meanwhile = await longestFrame(drawn);
  while (messages.length < 2) await pause();
  worker.terminate();
  const arrivals: number[] = [];
  for (let time = 0; time < options.arrivals; time++) {
    await pause();
    window.postMessage(messages[time % messages.length], '*');
    arrivals.push(await longestFrame(pause()));
  }
  return { ...(await drawn), meanwhile, arrivals };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
