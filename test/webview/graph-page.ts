/** What the tests of the graph view ask of a page. */
import assert from 'node:assert/strict';
import type { Point } from '../../engine/index.ts';
import type { Viewport } from '../../webview/graph/drawing/viewport.ts';
import type { WebviewPage } from './page.ts';

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
