import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the server answers one request. */
export type Behaviour =
  | 'well'
  /** Knows no ranges: always sends everything. */
  | 'whole'
  /** Ends the connection half-way. */
  | 'truncated'
  /** As many bytes, but others. */
  | 'wrong'
  | 'error'
  /** Sends a few bytes and then nothing. */
  | 'stalled'
  /** More than was published. */
  | 'longer'
  | 'redirected'
  /** Sends another range than the one asked for, and says so. */
  | 'elsewhere';

/** A server on the loopback that misbehaves as it is told, request after request; the last behaviour stays. */
export class TrickyServer {
  readonly requests: { readonly url: string; readonly range: string | undefined }[] = [];
  behaviours: Behaviour[] = ['well'];
  readonly #content: Uint8Array;
  readonly #wrong: Uint8Array;
  readonly #server = createServer((request, response) => this.#answer(request, response));

  constructor(content: Uint8Array) {
    this.#content = content;
    this.#wrong = content.slice();
    this.#wrong[0] = (content[0] ?? 0) ^ 1;
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { range } = request.headers;
    this.requests.push({ url: request.url ?? '', range });
    const behaviour = (this.behaviours.length > 1 ? this.behaviours.shift() : this.behaviours[0]) ?? 'well';
    const asked = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
    const from = behaviour === 'whole' ? 0 : behaviour === 'elsewhere' ? asked + 1 : asked;
    const rest = this.#content.subarray(from);
    const head = (): void => {
      if (range !== undefined && behaviour !== 'whole') {
        response.writeHead(206, { 'Content-Range': `bytes ${from}-${this.#content.length - 1}/${this.#content.length}` });
      } else response.writeHead(200);
    };
    switch (behaviour) {
      case 'error':
        response.writeHead(500).end('out of order');
        return;
      case 'redirected':
        response.writeHead(302, { Location: '/elsewhere' }).end();
        return;
      case 'truncated':
        head();
        response.write(rest.subarray(0, Math.floor(rest.length / 2)), () => response.destroy());
        return;
      case 'stalled':
        head();
        response.write(rest.subarray(0, 10));
        return;
      case 'wrong':
        head();
        response.end(this.#wrong.subarray(from));
        return;
      case 'longer':
        head();
        response.end(Buffer.concat([rest, rest]));
        return;
      default:
        head();
        response.end(rest);
    }
  }
}
