import type * as vscode from 'vscode';
import type { HostMessage } from '../../webview/protocol.ts';
import { encode } from '../../webview/protocol.ts';
import { DisposableStore } from '../dispose.ts';
import type { Messages } from '../messages.ts';
import type { PageOptions } from './page.ts';
import { bundleFolder, page } from './page.ts';

/** What every view says. */
type Common = { readonly type: 'ready' } | { readonly type: 'failed'; readonly message: string };

export interface ConnectionOptions<ToHost extends { readonly type: string }> extends PageOptions {
  readonly visible: () => boolean;
  readonly messages: Messages;
  readonly log: vscode.LogOutputChannel;
  /** The view has (re)loaded and knows nothing. */
  readonly ready: () => void;
  readonly received: (message: Exclude<ToHost, Common>) => void;
}

/** Milliseconds for a visible page to say that it is ready. */
const PATIENCE = 8000;

/**
 * Loads a page into a webview and talks to it. Messages to a page that is not there (not loaded yet, or hidden)
 * are lost, which does no harm: when it says `ready`, it is told everything.
 */
export class Connection<ToView extends HostMessage, ToHost extends { readonly type: string }> {
  readonly #options: ConnectionOptions<ToHost>;
  readonly #owned = new DisposableStore();
  #ready = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ConnectionOptions<ToHost>) {
    this.#options = options;
    const { webview, extensionUri } = options;
    webview.options = { enableScripts: true, localResourceRoots: [bundleFolder(extensionUri)] };
    this.#owned.add(webview.onDidReceiveMessage((message: ToHost | Common) => this.#receive(message)));
    webview.html = page(options);
    this.#watch();
  }

  post(message: ToView): void {
    if (this.#ready) void this.#options.webview.postMessage(encode(message));
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#owned.dispose();
  }

  /** After a restart of the editor a page may fail to load for good, through a stale service worker; loading it anew helps. */
  #watch(): void {
    this.#timer = setTimeout(() => {
      if (this.#ready) return;
      if (!this.#options.visible()) return this.#watch();
      this.#options.log.warn(`the page of ${this.#options.title} did not load in ${PATIENCE} ms: loading it again`);
      this.#options.webview.html = page(this.#options);
    }, PATIENCE);
  }

  #receive(message: ToHost | Common): void {
    if (isReady(message)) {
      this.#ready = true;
      this.#options.ready();
    } else if (isFailure(message)) {
      this.#options.messages.fail(message.message);
    } else {
      // What is left of the union; the compiler cannot subtract from a type parameter.
      this.#options.received(message as Exclude<ToHost, Common>);
    }
  }
}

function isReady(message: { readonly type: string }): message is Extract<Common, { type: 'ready' }> {
  return message.type === 'ready';
}

function isFailure(message: { readonly type: string }): message is Extract<Common, { type: 'failed' }> {
  return message.type === 'failed';
}
