import type * as vscode from 'vscode';
import type { GraphToHost, HostToGraph } from '../../webview/protocol.ts';
import type { PathLight } from '../editor/path-light.ts';
import type { Messages } from '../messages.ts';
import type { DocumentSession } from '../session/sessions.ts';
import type { EngineClient } from '../workers/protocol.ts';
import { type Dressed, type ExportWish, exportGraph } from './graph-export.ts';
import type { Picture } from './graph-feed.ts';

export interface GraphRequestsOptions {
  readonly of: DocumentSession;
  readonly engine: EngineClient;
  readonly messages: Messages;
  readonly light: PathLight;
  readonly picture: () => Picture | undefined;
  readonly post: (message: HostToGraph) => void;
}

type Request = Extract<GraphToHost, { readonly type: 'paths' | 'light' | 'dressed' | 'rasterized' }>;

/** Milliseconds that the page may take over a picture. */
const PATIENCE = 30_000;

/** What the page of a graph asks for beside its graph: paths, their places in the source, exports. */
export class GraphRequests {
  readonly #options: GraphRequestsOptions;
  readonly #pictures = new Waiting<string>();
  readonly #dressings = new Waiting<Dressed>();

  constructor(options: GraphRequestsOptions) {
    this.#options = options;
  }

  async answer(message: Request): Promise<void> {
    switch (message.type) {
      case 'paths':
        return await this.#paths(message);
      case 'light':
        return await this.#light(message.path);
      case 'dressed':
        return this.#dressings.answer(message.request, message);
      case 'rasterized':
        return this.#rasterized(message);
    }
  }

  async export(wish: ExportWish): Promise<vscode.Uri | 'clipboard' | undefined> {
    const { of, engine, messages } = this.#options;
    const picture = this.#options.picture();
    if (picture === undefined) return undefined;
    try {
      return await exportGraph(of, picture, wish, {
        engine,
        messages,
        dress: (background) => this.#dressings.ask((request) => this.#options.post({ type: 'dress', request, background })),
        rasterize: (svg, width, height) =>
          this.#pictures.ask((request) => this.#options.post({ type: 'rasterize', request, svg, width, height })),
      });
    } catch (error) {
      messages.warn(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }

  dispose(): void {
    this.#options.light.show([]);
    this.#dressings.dispose();
    this.#pictures.dispose();
  }

  async #paths({ request, parameter, from, count }: Extract<Request, { type: 'paths' }>): Promise<void> {
    const page = await this.#page(parameter, from, count);
    this.#options.post({ type: 'paths', request, parameter, from, total: page?.total ?? '0', paths: page?.paths ?? [] });
  }

  async #light(path: Extract<Request, { type: 'light' }>['path']): Promise<void> {
    const page = path && (await this.#page(path.parameter, path.rank, 1));
    this.#options.light.show(page?.paths[0]?.spans ?? []);
  }

  async #page(parameter: number, from: number, count: number) {
    const { of, engine } = this.#options;
    const picture = this.#options.picture();
    const { view } = of.session;
    if (view === undefined || picture === undefined) return undefined;
    const outcome = await engine.paths(view.source, picture.point, picture.graph.key, { parameter, from, count });
    return outcome?.ok ? outcome : undefined;
  }

  #rasterized({ request, png, reason }: Extract<Request, { type: 'rasterized' }>): void {
    if (png === undefined) this.#pictures.refuse(request, reason ?? 'The page could not draw the picture.');
    else this.#pictures.answer(request, png);
  }
}

/** What the page was asked for and has not answered yet, by the number of the request. */
class Waiting<Answer> {
  readonly #waiting = new Map<number, PromiseWithResolvers<Answer>>();
  #issued = 0;

  /** Rejects where the page takes too long, refuses, or is closed. */
  ask(post: (request: number) => void): Promise<Answer> {
    const request = ++this.#issued;
    const waiting = Promise.withResolvers<Answer>();
    this.#waiting.set(request, waiting);
    const timer = setTimeout(() => waiting.reject(new Error('The page took too long over the picture.')), PATIENCE);
    post(request);
    return waiting.promise.finally(() => {
      clearTimeout(timer);
      this.#waiting.delete(request);
    });
  }

  answer(request: number, answer: Answer): void {
    this.#waiting.get(request)?.resolve(answer);
  }

  refuse(request: number, reason: string): void {
    this.#waiting.get(request)?.reject(new Error(reason));
  }

  dispose(): void {
    for (const { reject } of this.#waiting.values()) reject(new Error('The graph was closed.'));
    this.#waiting.clear();
  }
}
