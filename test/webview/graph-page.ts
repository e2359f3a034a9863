/** What the tests of the graph view ask of a page. */
import assert from 'node:assert/strict';
import type { Point } from '../../engine/index.ts';
import type { Viewport } from '../../webview/graph/drawing/viewport.ts';
import type { GraphToHost } from '../../webview/protocol.ts';
import type { Scenario } from './graph-scenario.ts';
import { type PageOptions, pagesOfSuite, type WebviewPage } from './page.ts';

export interface GraphPages {
  open(options?: Partial<PageOptions>): Promise<WebviewPage>;
  /** Opens a page and waits until the graph is on screen. */
  show(shown: Scenario, options?: Partial<PageOptions>): Promise<WebviewPage>;
}

/** A suite on pages of the graph view, each of which must end without a policy violation and without an error. */
export function describeGraph(title: string, body: (pages: GraphPages) => void): void {
  describe(title, function () {
    this.timeout(30_000);
    const openPage = pagesOfSuite();
    const open: GraphPages['open'] = (options) => openPage({ entry: 'webview/graph/main.ts', ...options });
    body({
      open,
      async show(shown, options) {
        const view = await open(options);
        await view.send(shown.graph);
        await painted(view, shown.graph.revision);
        return view;
      },
    });
  });
}

export async function painted(view: WebviewPage, revision: number): Promise<void> {
  const posted = (wanted: number) =>
    window.backpathHost.messages.some((each) => each.type === 'painted' && 'revision' in each && each.revision === wanted);
  await view.page.waitForFunction(posted, revision);
}

/** Long enough for Cytoscape to draw. */
export async function frame(view: WebviewPage): Promise<void> {
  await view.page.waitForTimeout(250);
}

export async function reveals(view: WebviewPage): Promise<unknown[]> {
  return (await view.messages()).flatMap((message) => (message.type === 'reveal' && 'span' in message ? [message.span] : []));
}

/** As the view itself keeps it, a moment after the last change. */
export async function viewport(view: WebviewPage): Promise<Viewport> {
  await view.page.waitForTimeout(300);
  // A busy machine takes longer to write it down the first time.
  await view.page.waitForFunction(() => typeof window.backpathHost.state === 'object' && 'view' in (window.backpathHost.state ?? {}));
  const state = await view.state();
  assert.ok(typeof state === 'object' && state !== null && 'view' in state);
  return (state.view as { viewport: Viewport }).viewport;
}

export async function onScreen(view: WebviewPage, { x, y }: Point): Promise<Point> {
  const { zoom, pan } = await viewport(view);
  const box = await view.page.locator('.canvas').boundingBox();
  assert.ok(box !== null);
  return { x: box.x + pan.x + x * zoom, y: box.y + pan.y + y * zoom };
}

export async function clickAt(view: WebviewPage, position: Point): Promise<void> {
  const place = await onScreen(view, position);
  await view.page.mouse.click(place.x, place.y);
  await frame(view);
}

/** What the view posted of this kind, in order. */
export async function posted<Type extends GraphToHost['type']>(
  view: WebviewPage,
  type: Type,
): Promise<Extract<GraphToHost, { type: Type }>[]> {
  const messages = await view.messages();
  return messages.filter((message): message is Extract<GraphToHost, { type: Type }> => message.type === type);
}
