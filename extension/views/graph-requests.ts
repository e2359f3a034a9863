import type * as vscode from 'vscode';
import type { GraphToHost, HostToGraph } from '../../webview/protocol.ts';
import type { PathLight } from '../editor/path-light.ts';
import type { Messages } from '../messages.ts';
import type { DocumentSession } from '../session/sessions.ts';
import type { EngineClient } from '../workers/protocol.ts';
import { type ExportWish, exportGraph } from './graph-export.ts';
import type { Picture } from './graph-feed.ts';

export interface GraphRequestsOptions {
  readonly of: DocumentSession;
  readonly engine: EngineClient;
  readonly messages: Messages;
  readonly light: PathLight;
  readonly picture: () => Picture | undefined;
  readonly post: (message: HostToGraph) => void;
}

type Request = Extract<GraphToHost, { readonly type: 'paths' | 'light' | 'rasterized' }>;

/** Milliseconds that the page may take to draw a picture of pixels. */
const PATIENCE = 30_000;

/** What the page of a graph asks for beside its graph: paths, their places in the source, exports. */
export class GraphRequests {
  readonly #options: GraphRequestsOptions;
  readonly #pictures = new Map<number, PromiseWithResolvers<string>>();
  #issued = 0;

  constructor(options: GraphRequestsOptions) {
    this.#options = options;
  }

  async answer(message: Request): Promise<void> {
    switch (message.type) {
      case 'paths':
        return await this.#paths(message);
      case 'light':
        return await this.#light(message.path);
      case 'rasterized':
        return this.#rasterized(message);
    }
  }

  async export(wish: ExportWish): Promise<vscode.Uri | 'clipboard' | undefined> {
    const { of, engine, messages } = this.#options;
    const picture = this.#options.picture();
    if (picture === undefined) return undefined;
    try {
      return await exportGraph(of, picture, wish, { engine, messages, rasterize: (...args) => this.#rasterize(...args) });
    } catch (error) {
      messages.warn(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }

  dispose(): void {
    this.#options.light.show([]);
    for (const { reject } of this.#pictures.values()) reject(new Error('The graph was closed.'));
    this.#pictures.clear();
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

  #rasterize(svg: string, width: number, height: number): Promise<string> {
    const request = ++this.#issued;
    const waiting = Promise.withResolvers<string>();
    this.#pictures.set(request, waiting);
    const timer = setTimeout(() => waiting.reject(new Error('The page took too long to draw the picture.')), PATIENCE);
    this.#options.post({ type: 'rasterize', request, svg, width, height });
    return waiting.promise.finally(() => {
      clearTimeout(timer);
      this.#pictures.delete(request);
    });
  }

  #rasterized({ request, png, reason }: Extract<Request, { type: 'rasterized' }>): void {
    const waiting = this.#pictures.get(request);
    if (png === undefined) waiting?.reject(new Error(reason ?? 'The page could not draw the picture.'));
    else waiting?.resolve(png);
  }
}
