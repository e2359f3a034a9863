/**
 * What laying a graph out costs, in Chromium, in a Worker; and whether the graph view keeps its frames: while a layout is made, with
 * the graph before it on screen, and when it comes. Beside it, as the peer, an empty page with the same Worker: on few cores a Worker
 * takes time from the browser's own threads, which no page can give back.
 */
import { join } from 'node:path';
import { build } from 'esbuild';
import { launch, type WebviewBrowser, type WebviewPage } from '../webview/page.ts';
import { type Frames, installFrames } from './frames.ts';
import type { LayoutAnswer, LayoutRequest } from './layout-worker.ts';
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

type Shape = LayoutRequest['shape'];

export async function layout(report: Report): Promise<void> {
  report.title(
    'Laying a graph out, in Chromium in a Worker beside the graph view: the median of some layouts, and of the longest frame in each',
  );
  const script = await bundle();
  const browser = await launch();
  for (const { operations, reach, times, target } of sizes) {
    const shape = { parameters: 10, operations, reach };
    const peer = await alone(browser, script, shape, times);
    const view = await open(browser);
    await view.page.evaluate(start, script);
    const first = await arrive(view, shape, 1);
    const { nodes, milliseconds, frames } = await draw(view, shape, times);
    const arrivals = await arrive(view, shape, ARRIVALS);
    await view.close();
    const name = `${nodes} nodes, reach ${reach}`;
    report.line({ name, measured: median(milliseconds), unit: 'ms', target });
    const beside = `an empty page ${digits(longest(peer))} ms; ${tasks(frames)}`;
    report.line({ name: `${name}: longest frame meanwhile`, measured: longest(frames), unit: 'ms', target: FRAME, remark: beside });
    const fresh = `${digits(longest(first))} ms in a page that has shown nothing yet; ${tasks(arrivals)}`;
    report.line({ name: `${name}: longest frame as it comes`, measured: longest(arrivals), unit: 'ms', target: FRAME, remark: fresh });
  }
  await browser.close();
}

async function bundle(): Promise<string> {
  const entryPoints = [join(import.meta.dirname, 'layout-worker.ts')];
  const { outputFiles } = await build({ entryPoints, bundle: true, write: false, format: 'iife', minify: true });
  return outputFiles[0]?.text ?? '';
}

async function open(browser: WebviewBrowser): Promise<WebviewPage> {
  const view = await browser.open({ entry: 'webview/graph/main.ts', height: 700, bypassCSP: true });
  await view.page.evaluate(installFrames);
  return view;
}

/** The frames of a page with nothing on it. */
async function alone(browser: WebviewBrowser, script: string, shape: Shape, times: number): Promise<readonly Frames[]> {
  const view = await open(browser);
  await view.page.setContent('<p>Nothing</p>');
  await view.page.evaluate(start, script);
  const { frames } = await draw(view, shape, times);
  await view.close();
  return frames;
}

interface Drawn {
  readonly nodes: number;
  readonly milliseconds: readonly number[];
  readonly frames: readonly Frames[];
}

/** Layouts, one after the other, with a pause before each; the graph itself is made before the first. */
async function draw(view: WebviewPage, shape: Shape, times: number): Promise<Drawn> {
  const made = await view.page.evaluate(
    async (options) => {
      const answers: { readonly answer: LayoutAnswer; readonly frames: Frames }[] = [];
      await window.backpathWorker({ ask: 'draw', shape: options.shape });
      for (let time = 0; time < options.times; time++) {
        await new Promise((resolve) => setTimeout(resolve, 300));
        const drawing = window.backpathWorker({ ask: 'draw', shape: options.shape });
        answers.push({ frames: await window.backpathFrames(drawing), answer: await drawing });
      }
      return answers;
    },
    { shape, times },
  );
  const timed = made.flatMap(({ answer }) => ('milliseconds' in answer ? [answer] : []));
  return {
    nodes: timed[0]?.nodes ?? 0,
    milliseconds: timed.map(({ milliseconds }) => milliseconds),
    frames: made.map(({ frames }) => frames),
  };
}

/** The graph and the same turned, in turns, with nothing else going on. */
function arrive(view: WebviewPage, shape: Shape, times: number): Promise<readonly Frames[]> {
  return view.page.evaluate(
    async (options) => {
      const answer = await window.backpathWorker({ ask: 'messages', shape: options.shape });
      const messages = 'messages' in answer ? answer.messages : [];
      const frames: Frames[] = [];
      for (let time = 0; time < options.times; time++) {
        await new Promise((resolve) => setTimeout(resolve, 1000));
        window.postMessage(messages[time % messages.length], '*');
        frames.push(await window.backpathFrames(new Promise((resolve) => setTimeout(resolve, 1000))));
      }
      return frames;
    },
    { shape, times },
  );
}

/** In the page: the Worker, and how it is asked. */
function start(script: string): void {
  const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
  window.backpathWorker = (request) =>
    new Promise((resolve, reject) => {
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.onmessage = ({ data }) => resolve(data);
      worker.postMessage(request);
    });
}

function longest(frames: readonly Frames[]): number {
  return median(frames.map((each) => each.longest));
}

/** Whose the long frames were: the most of the page's own tasks, over all. */
function tasks(frames: readonly Frames[]): string {
  const most = Math.max(...frames.map(({ task }) => task));
  const worst = Math.max(...frames.map((each) => each.longest));
  return `at most ${digits(worst)} ms; the page's own tasks ${most === 0 ? 'under 50' : `up to ${digits(most)}`} ms`;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

declare global {
  interface Window {
    backpathWorker(request: LayoutRequest): Promise<LayoutAnswer>;
  }
}
