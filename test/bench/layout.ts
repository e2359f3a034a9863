/** What laying a graph out costs, in Chromium, in a Worker; and whether the page keeps its frames meanwhile. */
import { join } from 'node:path';
import { build } from 'esbuild';
import { launchChromium } from '../host/chromium.ts';
import type { LayoutTask, LayoutTimes } from './layout-worker.ts';
import type { Report } from './report.ts';

/** Random graphs, neither a chain nor a carpet: operands are mostly among the last `reach` values. */
const sizes = [
  { operations: 250, reach: 12, times: 15, target: 150 },
  { operations: 3300, reach: 40, times: 7, target: 2000 },
  { operations: 3300, reach: 8, times: 7, target: 2000 },
] as const;

const FRAME = 50;

export async function layout(report: Report): Promise<void> {
  report.title('Laying a graph out, in Chromium in a Worker: the median of some drawings');
  const script = await bundle();
  const browser = await launchChromium();
  const page = await browser.newPage();
  for (const { operations, reach, times, target } of sizes) {
    const task: LayoutTask = { shape: { parameters: 10, operations, reach }, times };
    const { nodes, milliseconds, longestFrame } = await page.evaluate(run, { script, task });
    const name = `${nodes} nodes, reach ${reach}`;
    report.line({ name, measured: median(milliseconds), unit: 'ms', target });
    report.line({ name: `${name}: longest frame`, measured: longestFrame, unit: 'ms', target: FRAME });
  }
  await browser.close();
}

async function bundle(): Promise<string> {
  const entryPoints = [join(import.meta.dirname, 'layout-worker.ts')];
  const { outputFiles } = await build({ entryPoints, bundle: true, write: false, format: 'iife', minify: true });
  return outputFiles[0]?.text ?? '';
}

/** In the page. */
async function run({ script, task }: { readonly script: string; readonly task: LayoutTask }) {
  const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
  let longestFrame = 0;
  let last = performance.now();
  let running = true;
  const frame = (now: number): void => {
    longestFrame = Math.max(longestFrame, now - last);
    last = now;
    if (running) requestAnimationFrame(frame);
  };
  requestAnimationFrame((now) => {
    last = now;
    requestAnimationFrame(frame);
  });
  const times = await new Promise<LayoutTimes>((resolve) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.postMessage(task);
  });
  running = false;
  worker.terminate();
  return { ...times, longestFrame };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
