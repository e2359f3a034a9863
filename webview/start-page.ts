/** The script of a page that draws a model: connects the host's messages to the page, and the page's wishes to the host. */
import { connect } from './host.ts';
import type { HostMessage } from './protocol.ts';

/** What the page tells. */
export interface PageOutlet<Post, View> {
  post(message: Post): void;
  viewChanged(view: View): void;
}

export interface StartedPage<Model> {
  readonly element: HTMLElement;
  show(model: Model): void;
  /** Tells the host what is on screen, where that depends on the person. */
  watch?(): void;
}

export interface StartOptions<Message extends HostMessage, Post, View, Model, Page extends StartedPage<Model>> {
  readonly nothingYet: Model;
  readonly firstView: View;
  reduce(model: Model, message: Message): Model;
  create(outlet: PageOutlet<Post, View>, view: View): Page;
  /** Takes a message that changes the page but not the model; `false` for all others. */
  act?(page: Page, message: Message): boolean;
}

export function startPage<Message extends HostMessage, Post, View, Model, Page extends StartedPage<Model>>(
  options: StartOptions<Message, Post | { readonly type: 'ready' }, View, Model, Page>,
): void {
  let model = options.nothingYet;
  let frame = 0;
  const host = connect<Message, Post | { readonly type: 'ready' }, View>((message) => {
    if (options.act?.(page, message) === true) return;
    model = options.reduce(model, message);
    // Several messages may arrive between two frames; one drawing serves them all.
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => page.show(model));
  });
  const outlet = { post: host.post, viewChanged: host.setState };
  const page = options.create(outlet, { ...options.firstView, ...host.getState() });
  document.body.append(page.element);
  page.show(model);
  host.post({ type: 'ready' });
  page.watch?.();
}
